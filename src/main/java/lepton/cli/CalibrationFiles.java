package lepton.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lepton.calibrate.PlannedWork;
import lepton.calibrate.Run;
import lepton.catalog.Catalog;
import lepton.text.Documents;
import lepton.text.Problems;
import lepton.text.Quote;
import lepton.workload.WorkloadReader;
import lepton.workload.WorkloadReader.Setting;

/// The recordings of a calibration, each with the work that it was made of.
final class CalibrationFiles {

  private final Catalog catalog;
  private final Surroundings here;
  private final Problems problems;

  CalibrationFiles(Catalog catalog, Surroundings here, Problems problems) {
    this.catalog = catalog;
    this.here = here;
    this.problems = problems;
  }

  /// @param workloads none, one for all, or one a file of recordings
  List<Run> runs(List<String> names, List<String> workloads, List<Setting> overrides) {
    if (workloads.size() > 1 && workloads.size() != names.size()) {
      problems.error(
          "there are " + workloads.size() + " workloads and " + names.size() + " recordings",
          "give --workload once for all of them, or once for each in their order");
      return List.of();
    }
    var planned = new ArrayList<List<PlannedWork>>();
    workloads.forEach(name -> planned.add(work(name, overrides)));
    var files = new RecordingFiles(here);
    var runs = new ArrayList<Run>();
    for (int i = 0; i < names.size(); i++) {
      int number = 0;
      var recordings = files.read(names.get(i), problems);
      for (var recording : recordings) {
        number++;
        var name = names.get(i) + (recordings.size() > 1 ? " (" + number + ")" : "");
        runs.add(
            new Run(
                name,
                recording,
                planned.isEmpty()
                    ? PlannedWork.of(recording)
                    : planned.get(Math.min(i, planned.size() - 1))));
      }
    }
    return runs;
  }

  private List<PlannedWork> work(String name, List<Setting> overrides) {
    var found = new Problems();
    var files = new InputFiles(here);
    var planned =
        files
            .read(name, found)
            .flatMap(text -> Optional.of(Documents.read(text, found)))
            .filter(documents -> !found.hasErrors() && !documents.isEmpty())
            .flatMap(
                documents -> {
                  if (documents.size() > 1) {
                    found.error(
                        Quote.of(name) + " holds " + documents.size() + " workloads",
                        "give a file with the one that was run");
                  }
                  return new WorkloadReader(catalog, files)
                      .read(documents.getFirst(), InputFiles.defaultName(name), overrides, found);
                })
            .map(workload -> PlannedWork.of(workload, name))
            .orElse(List.of());
    if (found.hasErrors()) {
      problems.addAll(found);
    } else if (planned.isEmpty()) {
      problems.error(
          Quote.of(name) + " does not say what work was done",
          "describe what was run: data and model, tokens, requests or compute, on an accelerator"
              + " with a known peak, without levers");
    }
    return planned;
  }
}
