package lepton.calibrate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lepton.catalog.Accelerator;
import lepton.catalog.Catalog;
import lepton.quantity.Shown;

/// An accelerator of the catalogue, and the runs on it alone.
record Subject(Accelerator accelerator, List<Run> runs) {

  /// A device of which others took more than this share tells little of the command. Assumed.
  private static final double MOST_OTHERS = 0.05;

  String id() {
    return accelerator.id();
  }

  /// Whether the runs are of different work: what repeats of one scatter by says nothing of others.
  boolean varied() {
    var kinds = new HashSet<List<Object>>();
    for (var run : runs) {
      var flop = run.planned().stream().map(PlannedWork::flop).toList();
      kinds.add(
          flop.isEmpty() ? List.copyOf(run.recording().header().command()) : List.copyOf(flop));
    }
    return kinds.size() > 1;
  }

  /// The same of some of the runs.
  Subject of(List<Run> some) {
    return new Subject(accelerator, some);
  }

  /// The runs by what they ran on; runs of which that can't be said are refused.
  static List<Subject> of(List<Run> runs, Catalog catalog, Findings findings) {
    Map<String, Subject> by = new LinkedHashMap<>();
    for (var run : runs) {
      accelerator(run, catalog, findings)
          .ifPresent(
              row ->
                  by.computeIfAbsent(row.id(), _ -> new Subject(row, new ArrayList<>()))
                      .runs()
                      .add(run));
    }
    return by.values().stream().map(its -> its.of(List.copyOf(its.runs()))).toList();
  }

  private static Optional<Accelerator> accelerator(Run run, Catalog catalog, Findings findings) {
    var used = run.accelerators();
    if (used.isEmpty()) {
      findings.refuse(
          "utilization and power",
          run.name(),
          "no accelerator was measured in this run",
          "record a run on one that 'lepton doctor' lists as measurable");
      return Optional.empty();
    }
    Optional<Accelerator> found = Optional.empty();
    for (var device : used) {
      var name = device.device().name();
      var row = catalog.accelerator(name).found();
      if (row.isEmpty()) {
        findings.refuse(
            "utilization and power",
            run.name(),
            "'" + name + "' is in no catalogue, so neither its peak nor its TDP is known",
            "add a row with its id, name, tdp_w and bf16 to accelerators.csv of your catalogue");
        return Optional.empty();
      }
      if (found.isPresent() && !found.get().id().equals(row.get().id())) {
        findings.refuse(
            "utilization and power",
            run.name(),
            "it ran on two kinds, " + found.get().id() + " and " + row.get().id(),
            "record a run on one kind of accelerator, such as with --gpus");
        return Optional.empty();
      }
      found = row;
    }
    return whole(run, findings) ? found : Optional.empty();
  }

  /// Whether the accelerators were the command's alone, and all of each.
  private static boolean whole(Run run, Findings findings) {
    for (var device : run.accelerators()) {
      var totals = device.totals();
      if (device.device().share() < 1) {
        findings.refuse(
            "utilization and power",
            run.name(),
            "it ran on a slice of " + device.device().name(),
            "record a run that has the accelerator to itself");
        return false;
      }
      double others = totals.whole() > 0 ? totals.others() / totals.whole() : 0;
      if (others > MOST_OTHERS) {
        findings.refuse(
            "utilization and power",
            run.name(),
            "others used " + Shown.share(others) + " of " + device.device().id(),
            "record a run that has the accelerator to itself");
        return false;
      }
    }
    return true;
  }
}
