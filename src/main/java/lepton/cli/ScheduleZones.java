package lepton.cli;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import lepton.plan.schedule.Zone;
import lepton.text.Problems;
import lepton.text.Quote;
import lepton.workload.GridSignal;
import lepton.workload.IntensitySeries;
import lepton.workload.MarginalSeries;
import lepton.workload.SeriesReader;

/// The zones of a command line: all by their average intensity, or all by the marginal one.
sealed interface ScheduleZones {

  record Average(List<Zone<IntensitySeries>> zones) implements ScheduleZones {}

  record Marginal(List<Zone<MarginalSeries>> zones) implements ScheduleZones {}

  /// The series of `--intensity`, or else the workload's own; empty with a problem.
  static Optional<ScheduleZones> read(
      Arguments arguments, Optional<IntensitySeries> own, Surroundings here, Problems problems) {
    var specs = arguments.values("--intensity");
    boolean marginal = arguments.has("--marginal");
    if (specs.isEmpty()) {
      if (own.isEmpty() || marginal) {
        problems.error(
            "no intensity over time is given",
            "write --intensity de.csv, with the columns timestamp and g_co2e_per_kwh");
        return Optional.empty();
      }
      var name = InputFiles.defaultName(own.get().name());
      return Optional.of(new Average(List.of(new Zone<>(name, own.get()))));
    }
    var average = new ArrayList<Zone<IntensitySeries>>();
    var marginals = new ArrayList<Zone<MarginalSeries>>();
    var names = new HashSet<String>();
    var files = new InputFiles(here);
    for (var spec : specs) {
      int equals = spec.indexOf('=');
      boolean named = equals > 0 && spec.lastIndexOf('/', equals) < 0;
      var file = named ? spec.substring(equals + 1) : spec;
      var name = named ? spec.substring(0, equals) : InputFiles.defaultName(file);
      if (!names.add(name)) {
        problems.error(
            "two zones are called " + Quote.of(name), "name them: --intensity DE=de.csv");
      }
      files
          .read(file, problems)
          .flatMap(text -> SeriesReader.signal(text, marginal, problems))
          .ifPresent(signal -> add(name, signal, average, marginals));
    }
    if (!average.isEmpty() && !marginals.isEmpty()) {
      problems.error(
          average.getFirst().name()
              + " has average intensities, and "
              + marginals.getFirst().name()
              + " marginal ones",
          "they say different things and can't be compared; give one kind of both");
    }
    if (problems.hasErrors()) {
      return Optional.empty();
    }
    return Optional.of(marginals.isEmpty() ? new Average(average) : new Marginal(marginals));
  }

  private static void add(
      String name,
      GridSignal signal,
      List<Zone<IntensitySeries>> average,
      List<Zone<MarginalSeries>> marginals) {
    switch (signal) {
      case IntensitySeries its -> average.add(new Zone<>(name, its));
      case MarginalSeries its -> marginals.add(new Zone<>(name, its));
    }
  }
}
