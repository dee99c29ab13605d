package lepton.cli;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lepton.meter.Recording;
import lepton.meter.RecordingReader;
import lepton.text.Mapping;
import lepton.text.Node;
import lepton.text.Problems;
import lepton.text.Quote;
import lepton.text.Sequence;

/// The recordings that a command line names: documents, or the journals of runs that have not
/// ended, told apart by what is in them.
final class RecordingFiles {

  private static final List<String> OF_WORKLOAD =
      List.of("training", "inference", "hardware", "equations");

  private final InputFiles files;

  RecordingFiles(Surroundings here) {
    this.files = new InputFiles(here);
  }

  /// The recordings of a file, in order; none, with problems, where it holds none.
  List<Recording> read(String name, Problems problems) {
    var own = new Problems();
    var read = files.read(name, (shown, in) -> recordings(shown, in, own), own);
    problems.addAll(own);
    return own.hasErrors() ? List.of() : read.orElse(List.of());
  }

  private static Optional<List<Recording>> recordings(
      String name, InputStream stream, Problems problems) throws IOException {
    var in = new BufferedInputStream(stream);
    in.mark(1);
    if (in.read() < 0) {
      problems.error(
          Quote.of(name) + " is empty: there is no recording in it",
          "'lepton run -o FILE -- COMMAND' makes one; a run that finds the disk full from the start"
              + " leaves none");
      return Optional.empty();
    }
    in.reset();
    var content = FileContent.of(name, in, problems);
    var recordings = new ArrayList<Recording>();
    if (content.isPresent()) {
      switch (content.get()) {
        case FileContent.Journal(var recording) -> recordings.add(recording);
        case FileContent.Texts(var documents) ->
            documents.forEach(document -> document(name, document, recordings, problems));
      }
    }
    return Optional.of(recordings);
  }

  private static void document(
      String name, Node document, List<Recording> recordings, Problems problems) {
    if (document instanceof Mapping mapping) {
      if (mapping.get("recordings").orElse(mapping) instanceof Sequence several) {
        several.items().forEach(item -> document(name, item, recordings, problems));
        return;
      }
      if (OF_WORKLOAD.stream().anyMatch(key -> mapping.get(key).isPresent())) {
        problems.error(
            document.place(),
            "this is a workload, not a recording",
            "what it will use, 'lepton estimate " + name + "' tells");
        return;
      }
    }
    RecordingReader.read(document, problems).ifPresent(recordings::add);
  }
}
