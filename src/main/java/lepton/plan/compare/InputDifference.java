package lepton.plan.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lepton.estimate.Alternative;
import lepton.estimate.Alternative.Planned;
import lepton.estimate.Alternative.Ran;
import lepton.estimate.Estimator;
import lepton.meter.Recording;
import lepton.quantity.Dimension;
import lepton.quantity.Shown;
import lepton.text.Origin;
import lepton.workload.Computation;
import lepton.workload.Input;
import lepton.workload.Site;
import lepton.workload.Workload;

/// An input that alternatives don't have in common.
///
/// @param key where it stands in a workload file
/// @param values for people, in the order of the alternatives; absent where one has no such input
public record InputDifference(String key, List<Optional<String>> values) {

  private static final String GRID = ".grid";
  private static final String KEEP = ".keep";

  private static final List<Dimension> OF_CONDITIONS =
      List.of(Dimension.TIME, Dimension.CARBON, Dimension.INTENSITY, Dimension.WATER_INTENSITY);

  public InputDifference {
    values = List.copyOf(values);
  }

  /// All of them, in the order of the equations. A workload and a recording are described in
  /// different words: of those only what all have is held against each other.
  static List<InputDifference> among(List<Alternative> alternatives) {
    var maps = new ArrayList<Map<String, String>>();
    for (var alternative : alternatives) {
      maps.add(inputs(alternative));
    }
    var differences = new ArrayList<InputDifference>();
    for (var key : keys(alternatives, maps)) {
      var values = new ArrayList<Optional<String>>();
      for (var map : maps) {
        values.add(Optional.ofNullable(map.get(key)));
      }
      if (new LinkedHashSet<>(values).size() > 1) {
        differences.add(new InputDifference(key, values));
      }
    }
    return differences;
  }

  private static Set<String> keys(List<Alternative> alternatives, List<Map<String, String>> maps) {
    var keys = new LinkedHashSet<String>();
    maps.forEach(map -> keys.addAll(map.keySet()));
    boolean planned = alternatives.stream().anyMatch(Planned.class::isInstance);
    boolean ran = alternatives.stream().anyMatch(Ran.class::isInstance);
    if (planned && ran) {
      maps.forEach(map -> keys.retainAll(map.keySet()));
    }
    return keys;
  }

  private static Map<String, String> inputs(Alternative alternative) {
    return switch (alternative) {
      case Planned planned -> inputs(planned.workload());
      case Ran ran -> inputs(ran.measured().recording());
    };
  }

  /// What is written in words, then the number behind each symbol. A key that stands for several
  /// numbers has them all.
  private static Map<String, String> inputs(Workload workload) {
    var inputs = new LinkedHashMap<String, String>();
    if (workload.computation() instanceof Computation.Described described) {
      inputs.put("hardware.accelerator", described.hardware().name());
      for (var phase : described.phases()) {
        inputs.put(phase.stage().key() + ".precision", phase.precision().id());
      }
    }
    grid("site.grid", workload.site(), inputs);
    workload.levers().site().ifPresent(site -> grid("levers.site.grid", site, inputs));
    workload
        .levers()
        .quantization()
        .ifPresent(its -> inputs.put("levers.quantization.precision", its.precision().id()));
    workload
        .levers()
        .edge()
        .ifPresent(its -> inputs.put("levers.edge.device", its.device().name()));
    for (var given : Estimator.inputs(workload)) {
      add(given.input().key(), shown(given.input()), inputs);
    }
    workload.unit().ifPresent(unit -> inputs.put("unit.name", unit.name()));
    return inputs;
  }

  /// A grid is known by its name, and what is kept is a percentage as it is written.
  private static String shown(Input input) {
    if (input.key().endsWith(KEEP)) {
      var amount = input.amount();
      return Shown.share(input.mean())
          + (amount.uncertain()
              ? " (" + Shown.share(amount.low()) + ".." + Shown.share(amount.high()) + ")"
              : "");
    }
    return input.key().endsWith(GRID) && input.origin() instanceof Origin.InCatalogue row
        ? row.id() + " (" + input.shown() + ")"
        : input.shown();
  }

  /// An intensity, a series of them by its name.
  private static void grid(String key, Site site, Map<String, String> inputs) {
    if (site.intensity() instanceof Site.Varying(var series, var start)) {
      inputs.put(key, series.name());
      start.ifPresent(its -> inputs.put(key.replace(GRID, ".start"), its.written()));
    }
  }

  private static void add(String key, String value, Map<String, String> inputs) {
    var before = inputs.get(key);
    if (before == null) {
      inputs.put(key, value);
    } else if (!List.of(before.split(", ", -1)).contains(value)) {
      inputs.put(key, before + ", " + value);
    }
  }

  private static Map<String, String> inputs(Recording recording) {
    var inputs = new LinkedHashMap<String, String>();
    inputs.put("command", String.join(" ", recording.header().command()));
    inputs.put("host", recording.header().host().name());
    for (var device : recording.devices()) {
      add("devices", device.device().name(), inputs);
    }
    for (var condition : recording.conditions()) {
      inputs.put(condition.key(), shown(condition));
    }
    return inputs;
  }

  /// As the same input of a workload is shown.
  private static String shown(Recording.Condition condition) {
    for (var dimension : OF_CONDITIONS) {
      if (dimension.base().equals(condition.unit())) {
        return Shown.amount(condition.value(), dimension);
      }
    }
    var unit = condition.unit().equals("1") ? "" : " " + condition.unit();
    return Shown.number(condition.value()) + unit;
  }
}
