package lepton.text;

/// Offsets of a text become places: quick for offsets that mostly grow, whatever the lines' length.
final class Locator {

  private final SourceText source;
  private final String content;

  /// How many code points there are.
  private final int points;

  /// Whether every code point is one UTF-16 unit, so that nothing needs to be counted.
  private final boolean flat;

  private int point;
  private int pointOffset;
  private int line = 1;
  private int columnOffset;
  private int column = 1;

  Locator(SourceText source) {
    this.source = source;
    this.content = source.content();
    this.points = content.codePointCount(0, content.length());
    this.flat = points == content.length();
  }

  /// The offset of the code point of this number, counted from 0; the end where there are fewer.
  int offset(int number) {
    if (number >= points) {
      return content.length();
    }
    if (flat) {
      return number;
    }
    pointOffset = content.offsetByCodePoints(pointOffset, number - point);
    point = number;
    return pointOffset;
  }

  Place place(int from, int to) {
    int start = Math.clamp(from, 0, content.length());
    int at = source.lineAt(start);
    int end = Math.clamp(to, start, Math.max(start, source.end(at)));
    return new Place(source, at, column(at, start), Math.max(1, width(start, end)));
  }

  private int column(int at, int offset) {
    int begin = source.start(at);
    if (flat) {
      return offset - begin + 1;
    }
    if (at != line || columnOffset < begin) {
      line = at;
      columnOffset = begin;
      column = 1;
    }
    column += width(columnOffset, offset);
    columnOffset = offset;
    return column;
  }

  private int width(int from, int to) {
    if (flat) {
      return to - from;
    }
    return from <= to ? content.codePointCount(from, to) : -content.codePointCount(to, from);
  }
}
