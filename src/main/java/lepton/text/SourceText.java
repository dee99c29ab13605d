package lepton.text;

import java.util.Arrays;

/// A text that was read, and the name people know it by: a path, `-`, or an option as it was
/// written.
///
/// Lines end with LF, CRLF or CR; the mark of the byte order at the beginning is dropped.
public final class SourceText {

  private final String name;
  private final String content;

  /// Where the lines begin, found when it is first asked for; only the first entries are in use.
  private int[] starts = {};

  private int lines;

  private SourceText(String name, String content) {
    this.name = name;
    this.content = content;
  }

  public static SourceText of(String name, String content) {
    boolean marked = !content.isEmpty() && content.charAt(0) == '\uFEFF';
    return new SourceText(name, marked ? content.substring(1) : content);
  }

  public String name() {
    return name;
  }

  public String content() {
    return content;
  }

  /// How many lines there are; a line end at the very end begins another, empty line.
  public int lines() {
    starts();
    return lines;
  }

  /// The line of this number, counted from 1, without its end; empty where there is no such line.
  public String line(int number) {
    return number < 1 || number > lines() ? "" : content.substring(start(number), end(number));
  }

  /// The place from one offset in the content to another (UTF-16 units), cut at the end of its
  /// line.
  public Place place(int from, int to) {
    int start = Math.clamp(from, 0, content.length());
    int line = lineAt(start);
    int end = Math.clamp(to, start, Math.max(start, end(line)));
    int column = content.codePointCount(start(line), start) + 1;
    return new Place(this, line, column, Math.max(1, content.codePointCount(start, end)));
  }

  /// Where a place begins, as an offset in the content.
  int offset(Place place) {
    int start = start(place.line());
    int points = Math.min(place.column() - 1, content.codePointCount(start, content.length()));
    return content.offsetByCodePoints(start, points);
  }

  int lineAt(int offset) {
    int found = Arrays.binarySearch(starts(), 0, lines, offset);
    return found >= 0 ? found + 1 : -found - 1;
  }

  /// The offset at which a line begins.
  int start(int line) {
    return starts()[Math.min(line, lines()) - 1];
  }

  /// The offset at which a line ends, before its line end.
  int end(int line) {
    if (line >= lines()) {
      return content.length();
    }
    int end = start(line + 1) - 1;
    boolean pair =
        content.charAt(end) == '\n' && end > start(line) && content.charAt(end - 1) == '\r';
    return pair ? end - 1 : end;
  }

  private int[] starts() {
    if (lines == 0) {
      findLines();
    }
    return starts;
  }

  /// By `indexOf`, which is compiled long before a loop of ours would be.
  private void findLines() {
    starts = new int[Math.max(16, content.length() / 32)];
    int count = 1;
    int feed = content.indexOf('\n');
    int carriage = content.indexOf('\r');
    while (feed >= 0 || carriage >= 0) {
      boolean alone = carriage >= 0 && (feed < 0 || carriage + 1 < feed);
      int next = (alone ? carriage : feed) + 1;
      if (count == starts.length) {
        starts = Arrays.copyOf(starts, Math.min(count * 2, content.length() + 1));
      }
      starts[count++] = next;
      feed = feed >= 0 && feed < next ? content.indexOf('\n', next) : feed;
      carriage = carriage >= 0 && carriage < next ? content.indexOf('\r', next) : carriage;
    }
    lines = count;
  }

  @Override
  public String toString() {
    return name;
  }
}
