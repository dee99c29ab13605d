package lepton.cli;

import java.util.List;
import java.util.Optional;
import lepton.catalog.Catalog;
import lepton.plan.advise.Variants;
import lepton.text.Documents;
import lepton.text.Problems;
import lepton.text.SourceText;
import lepton.workload.WorkloadReader;

/// The one workload file that a command advises on, and what its options set.
record AdvisedFile(
    SourceText text, List<WorkloadReader.Setting> given, Variants variants, WorkloadReader reader) {

  AdvisedFile {
    given = List.copyOf(given);
  }

  /// Empty, with problems, where there is not exactly one workload.
  static Optional<AdvisedFile> read(
      Arguments arguments, Catalog catalog, Surroundings here, Problems problems) {
    var names = arguments.words();
    if (names.size() != 1) {
      problems.error(
          names.isEmpty()
              ? "no workload file is named"
              : "advice is for one workload, and " + names.size() + " files are named",
          "write 'lepton advise FILE', or '-' for standard input");
      return Optional.empty();
    }
    var files = new InputFiles(here);
    var given = Overrides.of(arguments, problems);
    var text = files.read(names.getFirst(), problems);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    var documents = Documents.read(text.get(), problems);
    if (documents.size() > 1) {
      problems.error(
          documents.get(1).place(),
          "advice is for one workload, and this file holds " + documents.size(),
          "put each in a file of its own");
    }
    if (documents.isEmpty() || problems.hasErrors()) {
      return Optional.empty();
    }
    var reader = new WorkloadReader(catalog, files);
    var name = InputFiles.defaultName(names.getFirst());
    return Optional.of(
        new AdvisedFile(
            text.get(), given, new Variants(documents.getFirst(), name, given, reader), reader));
  }
}
