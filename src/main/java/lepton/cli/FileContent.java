package lepton.cli;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import lepton.meter.JournalReader;
import lepton.meter.Recording;
import lepton.text.Bytes;
import lepton.text.Documents;
import lepton.text.Node;
import lepton.text.Problems;

/// What a file holds, told apart by its first bytes.
sealed interface FileContent {

  /// How many of them are looked at.
  int HEAD = 32;

  /// The journal of a run that has not ended.
  record Journal(Recording recording) implements FileContent {}

  /// Documents: workloads, or recordings.
  record Texts(List<Node> documents) implements FileContent {
    public Texts {
      documents = List.copyOf(documents);
    }
  }

  /// Reads it all; empty, with problems, where it can't be read.
  ///
  /// @param in at its beginning
  static Optional<FileContent> of(String name, BufferedInputStream in, Problems problems)
      throws IOException {
    in.mark(HEAD);
    var head = in.readNBytes(HEAD);
    in.reset();
    if (JournalReader.isJournal(head)) {
      return JournalReader.read(name, in, problems).map(Journal::new);
    }
    var text = Bytes.read(name, in, problems);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    var documents = Documents.read(text.get(), problems);
    return problems.hasErrors() ? Optional.empty() : Optional.of(new Texts(documents));
  }
}
