package lepton.estimate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import lepton.catalog.Catalog;
import lepton.meter.Device;
import lepton.meter.DeviceKind;
import lepton.meter.Recording;
import lepton.meter.Recording.Condition;
import lepton.quantity.Dimension;
import lepton.quantity.Shown;
import lepton.workload.Input;
import lepton.workload.IntensitySeries;
import lepton.workload.MakingOfDevice;
import lepton.workload.Site;
import lepton.workload.Timestamps;

/// The figures that the footprint of a recording rests on, as they stand in it: each with its unit
/// and who says so.
public final class Conditions {

  static final String GRID = "site.grid";
  static final String PUE = "site.pue";
  static final String WUE = "site.wue";
  static final String GRID_WATER = "site.wue_grid";
  static final String RESIDUAL = "site.residual";
  static final String RENEWABLES = "site.renewables";
  static final String PRICE = "site.price";
  static final String LIFETIME = "site.lifetime";
  static final String USE = "site.use";
  static final String HOST_EMBODIED = "hardware.host.embodied";

  /// What belongs to a place and not to the one before.
  private static final Set<String> OF_GRID = Set.of(GRID, GRID_WATER, RESIDUAL, PRICE);

  private static final Set<String> OF_FACILITY = Set.of(PUE, WUE);

  /// Below this a time is rounding: seconds since 1970 are known to less than a microsecond.
  private static final double ROUNDING_SECONDS = 1e-5;

  private Conditions() {}

  /// Those of a site; of a series its mean.
  public static List<Condition> of(Site site) {
    double mean = site.intensity() instanceof Site.Varying(var series, _) ? series.mean() : 0;
    return of(site, mean, "");
  }

  /// Those of a site; of a series the mean over the recording, weighted by its energy.
  public static List<Condition> of(Site site, Recording recording) {
    double mean = intensity(site, recording.header().started(), recording);
    return of(site, mean, beyond(site, recording));
  }

  /// What is to be known of a run that a series does not cover.
  private static String beyond(Site site, Recording recording) {
    var start = Timestamps.read(recording.header().started());
    double seconds = recording.ending().durationSeconds();
    if (!(site.intensity() instanceof Site.Varying(var series, _))
        || start.isEmpty()
        || !(seconds > 0)) {
      return "";
    }
    double from = start.getAsDouble();
    double covered = Intensities.covered(series, from, from + seconds);
    return covered >= seconds - ROUNDING_SECONDS
        ? ""
        : "; it covers " + Shown.share(covered / seconds) + " of the run, its own mean the rest";
  }

  private static List<Condition> of(Site site, double mean, String beyond) {
    var conditions = new ArrayList<Condition>();
    switch (site.intensity()) {
      case Site.Constant(var grams) -> add(GRID, Optional.of(grams), conditions);
      case Site.Varying(var series, _) ->
          conditions.add(
              new Condition(
                  GRID,
                  mean,
                  Dimension.INTENSITY.base(),
                  series.name() + ": mean of the time, weighted by energy" + beyond));
    }
    add(PUE, Optional.of(site.pue()), conditions);
    add(WUE, site.wue(), conditions);
    add(GRID_WATER, site.gridWater(), conditions);
    add(RESIDUAL, site.residual(), conditions);
    add(RENEWABLES, site.renewables(), conditions);
    add(PRICE, site.price().map(Site.Price::perKwh), conditions);
    add(LIFETIME, Optional.of(site.lifetime()), conditions);
    add(USE, Optional.of(site.use()), conditions);
    return conditions;
  }

  private static void add(String key, Optional<Input> input, List<Condition> to) {
    if (input.isPresent()) {
      var unit = input.get().dimension().base();
      to.add(
          new Condition(
              key, input.get().amount(), unit.isEmpty() ? "1" : unit, input.get().source()));
    }
  }

  /// The CO2e of making each accelerator: of its row in the catalogue, else of a typical one.
  public static List<Condition> embodied(List<Device> devices, Catalog catalog) {
    var conditions = new ArrayList<Condition>();
    for (var device : devices) {
      if (device.kind() == DeviceKind.GPU && device.role() == Device.Role.PART) {
        add(
            embodiedKey(device),
            MakingOfDevice.of(device.name(), embodiedKey(device), catalog),
            conditions);
      }
    }
    return conditions;
  }

  static String embodiedKey(Device device) {
    return "devices." + device.id() + ".embodied";
  }

  /// A recording, had it run at another site: what was given for that, and what belongs to it,
  /// stands in for what was recorded.
  ///
  /// @param given the keys that were given, such as `site.grid`
  public static Recording elsewhere(Recording recording, Site site, Set<String> given) {
    return recording.with(elsewhere(recording.conditions(), of(site, recording), given));
  }

  /// The conditions of a recording, had it run elsewhere: what was given anew, and what belongs to
  /// it, stands in for what was recorded.
  ///
  /// A new grid brings its own water, residual mix and price; a new region its facility too.
  ///
  /// @param anew of the other site
  /// @param given the keys that were given for it, such as `site.grid`
  static List<Condition> elsewhere(
      List<Condition> recorded, List<Condition> anew, Set<String> given) {
    boolean region = given.contains("site.region");
    boolean grid = region || given.stream().anyMatch(key -> key.startsWith(GRID));
    boolean facility = region || given.contains("site.datacenter");
    var conditions = new ArrayList<Condition>();
    for (var condition : anew) {
      if (replaced(condition.key(), grid, facility, given)) {
        conditions.add(condition);
      }
    }
    for (var condition : recorded) {
      if (!replaced(condition.key(), grid, facility, given)) {
        conditions.add(condition);
      }
    }
    return conditions;
  }

  private static boolean replaced(String key, boolean grid, boolean facility, Set<String> given) {
    return given.contains(key)
        || (grid && OF_GRID.contains(key))
        || (facility && OF_FACILITY.contains(key));
  }

  /// (9) The intensity of the grid over a run, Σ Eᵢ · Iᵢ / Σ Eᵢ in g CO2e/kWh, with the energy of
  /// each interval as it was recorded. Where a series does not reach, its own mean holds.
  ///
  /// @param started ISO 8601 with offset
  public static double intensity(Site site, String started, Recording recording) {
    return switch (site.intensity()) {
      case Site.Constant(var grams) -> grams.mean();
      case Site.Varying(var series, _) -> {
        OptionalDouble start = Timestamps.read(started);
        yield start.isPresent() ? weighted(series, start.getAsDouble(), recording) : series.mean();
      }
    };
  }

  private static double weighted(IntensitySeries series, double start, Recording recording) {
    double end = start + recording.ending().durationSeconds();
    double joules = 0;
    double sum = 0;
    for (var device : EnergyParts.counted(recording)) {
      double step = device.series().stepSeconds();
      var points = device.series().points();
      for (int i = 0; i < points.size(); i++) {
        double from = start + i * step;
        double to = Math.min(from + step, end);
        if (points.get(i).covered() > 0 && from < to) {
          double drawn = points.get(i).mean() * points.get(i).covered() * EnergyParts.share(device);
          joules += drawn;
          sum += drawn * Intensities.mean(series, from, to - from);
        }
      }
    }
    if (joules > 0) {
      return sum / joules;
    }
    return start < end ? Intensities.mean(series, start, end - start) : series.mean();
  }
}
