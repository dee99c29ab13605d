package lepton.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.util.Optional;

/// Bytes become text: UTF-8, of bounded size, and nothing that is no text.
public final class Bytes {

  /// The most that is read of one input: a workload takes a few kB.
  public static final int LIMIT = 4 << 20;

  private Bytes() {}

  /// The text of a stream; empty, with a problem, where there is none. Reads one byte beyond the
  /// limit at most.
  public static Optional<SourceText> read(String name, InputStream in, Problems problems)
      throws IOException {
    var bytes = in.readNBytes(LIMIT + 1);
    var nothing = Place.start(SourceText.of(name, ""));
    var kind = FileKind.of(bytes);
    if (kind.isPresent()) {
      problems.error(nothing, "this is " + kind.get().name(), kind.get().help());
      return Optional.empty();
    }
    if (bytes.length > LIMIT) {
      problems.error(
          nothing,
          "larger than " + (LIMIT >> 20) + " MiB, the most that is read",
          "is it the right file? leave out what is not needed, or split it");
      return Optional.empty();
    }
    var text = SourceText.of(name, new String(bytes, UTF_8));
    if (text.content().indexOf('\uFFFD') >= 0) {
      int good = valid(bytes);
      if (good < bytes.length) {
        malformed(text, bytes, good, problems);
        return Optional.empty();
      }
    }
    return Optional.of(text);
  }

  /// How many bytes come before the first that is not UTF-8.
  private static int valid(byte[] bytes) {
    var in = ByteBuffer.wrap(bytes);
    var out = CharBuffer.allocate(bytes.length);
    UTF_8.newDecoder().decode(in, out, true);
    return in.position();
  }

  private static void malformed(SourceText text, byte[] bytes, int at, Problems problems) {
    int chars = SourceText.of(text.name(), new String(bytes, 0, at, UTF_8)).content().length();
    int bad = bytes[at] & 0xFF;
    var help = "save the file as UTF-8";
    if (bad >= 0xA0) {
      help += "; in Latin-1 this byte is " + Quote.of(String.valueOf((char) bad));
    }
    problems.error(
        text.place(chars, chars + 1), "byte 0x" + Quote.hex(bad, 2) + " is not UTF-8 here", help);
  }
}
