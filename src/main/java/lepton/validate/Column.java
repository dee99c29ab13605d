package lepton.validate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A column of a table of runs, and the other names it goes by.
public enum Column {
  NAME("name model run"),
  TASK("task"),
  PARAMETERS("parameters"),
  ACTIVE_PARAMETERS("active_parameters"),
  TOKENS("tokens"),
  COMPUTE("compute_flop training_flops training_flop"),
  ACCELERATOR("accelerator hardware"),
  COUNT("count accelerator_count"),
  HOURS("accelerator_hours gpu_hours chip_hours"),
  POWER("power_w avg_power_per_accelerator_w"),
  PUE("pue"),
  GRID("grid grid_gco2_per_kwh grid_g_per_kwh"),
  ENERGY("energy_mwh reported_mwh"),
  EMISSIONS("emissions_t reported_tco2e"),
  /// The rate that was reported for the steps alone; read by the fits.
  MFU("mfu"),
  BASIS("basis energy_basis"),
  BOUNDARY("boundary"),
  ENERGY_AT("energy_at"),
  SOURCE("source"),
  NOTE("note notes"),
  /// Columns of others that say nothing here.
  ASIDE("confidence implied_end_to_end_mfu");

  /// Separated by spaces, ours first.
  private final String names;

  Column(String names) {
    this.names = names;
  }

  String title() {
    return names().getFirst();
  }

  private List<String> names() {
    return List.of(names.split(" ", -1));
  }

  static Optional<Column> named(String name) {
    for (var column : values()) {
      if (column.names().contains(name)) {
        return Optional.of(column);
      }
    }
    return Optional.empty();
  }

  /// What a table may have, in the order of the shipped one.
  static List<String> titles() {
    var titles = new ArrayList<String>();
    for (var column : values()) {
      if (column != ASIDE) {
        titles.add(column.title());
      }
    }
    return titles;
  }
}
