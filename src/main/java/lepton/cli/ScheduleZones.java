package lepton.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lepton.plan.schedule.Zone;
import lepton.text.Problems;
import lepton.workload.GridSignal;
import lepton.workload.IntensitySeries;
import lepton.workload.MarginalSeries;

/// The zones of a command line: all by their average intensity, or all by the marginal one.
sealed interface ScheduleZones {

  record Average(List<Zone<IntensitySeries>> zones) implements ScheduleZones {}

  record Marginal(List<Zone<MarginalSeries>> zones) implements ScheduleZones {}

  /// The workload's own series; empty with a problem.
  static Optional<ScheduleZones> own(
      Optional<IntensitySeries> series, boolean marginal, Problems problems) {
    if (series.isEmpty() || marginal) {
      problems.error(
          "no intensity over time is given",
          "write --intensity de.csv, with the columns timestamp and g_co2e_per_kwh");
      return Optional.empty();
    }
    var name = InputFiles.defaultName(series.get().name());
    return Optional.of(new Average(List.of(new Zone<>(name, series.get()))));
  }

  /// Those of named signals; empty, with a problem, where they are of two kinds.
  static Optional<ScheduleZones> of(List<Zone<GridSignal>> signals, Problems problems) {
    var average = new ArrayList<Zone<IntensitySeries>>();
    var marginal = new ArrayList<Zone<MarginalSeries>>();
    for (var zone : signals) {
      switch (zone.signal()) {
        case IntensitySeries its -> average.add(new Zone<>(zone.name(), its));
        case MarginalSeries its -> marginal.add(new Zone<>(zone.name(), its));
      }
    }
    if (!average.isEmpty() && !marginal.isEmpty()) {
      problems.error(
          average.getFirst().name()
              + " has average intensities, and "
              + marginal.getFirst().name()
              + " marginal ones",
          "they say different things and can't be compared; give one kind of both");
      return Optional.empty();
    }
    return Optional.of(marginal.isEmpty() ? new Average(average) : new Marginal(marginal));
  }
}
