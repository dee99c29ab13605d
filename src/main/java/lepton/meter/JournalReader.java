package lepton.meter;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import lepton.text.Place;
import lepton.text.Problems;
import lepton.text.SourceText;

/// Makes a recording of a journal, whatever has become of it: torn or damaged lines are left out,
/// and where the end is missing the recording says up to when it goes.
///
/// Reads as a stream; a journal of a long run has hundreds of MB.
public final class JournalReader {

  /// A line longer than that is no line of a journal: a command's words take 2 MB at most (Linux,
  /// `ARG_MAX`).
  private static final int LONGEST_LINE = 16 << 20;

  private static final int BUFFER = 1 << 16;

  private JournalReader() {}

  /// Whether a file that begins with these bytes is a journal; twenty are enough.
  public static boolean isJournal(byte[] head) {
    int at = JournalLine.DIGITS;
    if (head.length < at + 2 || head[at] != ' ' || head[at + 1] != '{') {
      return false;
    }
    for (int i = 0; i < at; i++) {
      if (Character.digit(head[i], 16) < 0) {
        return false;
      }
    }
    return true;
  }

  /// The recording; empty, with a problem, where not even the first line can be read.
  ///
  /// @throws IOException where the stream can't be read
  public static Optional<Recording> read(String name, InputStream in, Problems problems)
      throws IOException {
    var content = new JournalContent();
    var line = new ByteArrayOutputStream(1_024);
    boolean tooLong = false;
    var buffer = new byte[BUFFER];
    for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
      int from = 0;
      for (int i = 0; i < length; i++) {
        if (buffer[i] == '\n') {
          line.write(buffer, from, i - from);
          content.accept(line.toByteArray(), tooLong);
          line.reset();
          tooLong = false;
          from = i + 1;
        }
      }
      if (line.size() < LONGEST_LINE) {
        line.write(buffer, from, length - from);
      } else {
        tooLong = true;
      }
    }
    content.end(line.toByteArray());
    if (content.newer().isPresent()) {
      problems.error(
          Place.start(SourceText.of(name, "")),
          "written by a newer lepton: journal version " + content.newer().getAsLong(),
          "update lepton; this one knows up to " + Journal.VERSION);
      return Optional.empty();
    }
    var recording = content.recording();
    if (recording.isEmpty()) {
      problems.error(
          Place.start(SourceText.of(name, "")),
          "no journal: its first lines can't be read",
          "name a file that 'lepton run' has written; one that is damaged in its first lines can't"
              + " be recovered");
    }
    return recording;
  }
}
