package lepton.text;

/// The line of a place as it is shown, and what moves a caret under the place.
///
/// The line's own indentation is left out. A long line is cut around the place. Tabs are kept,
/// below the line too; wide characters take two columns, combining ones none, and what can't be
/// shown is escaped.
record Excerpt(String text, String indent) {

  private static final int WIDEST = 100;
  private static final int LEAD = 60;
  private static final int ESCAPED = 6;
  private static final String CUT = "… ";

  static Excerpt of(Place place) {
    var line = place.source().line(place.line());
    int at = offset(line, place.column());
    int from = Math.min(indentation(line), at);
    int start = start(line, from, at);
    var text = new StringBuilder(start > from ? CUT : "");
    var indent = new StringBuilder(" ".repeat(text.length()));
    int width = text.length();
    int next = start;
    while (next < line.length() && (next <= at || width < WIDEST)) {
      int point = line.codePointAt(next);
      int columns = append(text, point);
      width += columns;
      if (next < at) {
        indent(indent, point, columns);
      }
      next += Character.charCount(point);
    }
    text.append(next < line.length() ? " …" : "");
    return new Excerpt(text.toString().stripTrailing(), indent.toString());
  }

  private static int offset(String line, int column) {
    int points = line.codePointCount(0, Math.min(line.length(), 2 * column));
    return column > points ? line.length() : line.offsetByCodePoints(0, column - 1);
  }

  private static int indentation(String line) {
    int i = 0;
    while (i < line.length() && (line.charAt(i) == ' ' || line.charAt(i) == '\t')) {
      i++;
    }
    return i;
  }

  /// Where to begin so that the place comes into sight with something before it.
  private static int start(String line, int from, int at) {
    if (fits(line, from)) {
      return from;
    }
    int start = at;
    int lead = 0;
    while (start > from && lead < LEAD) {
      int point = line.codePointBefore(start);
      start -= Character.charCount(point);
      lead += width(point);
    }
    return start;
  }

  private static boolean fits(String line, int from) {
    int width = 0;
    int i = from;
    while (i < line.length() && width <= WIDEST) {
      width += width(line.codePointAt(i));
      i += Character.charCount(line.codePointAt(i));
    }
    return width <= WIDEST;
  }

  private static int width(int point) {
    return Quote.unsafe(point) ? ESCAPED : columns(point);
  }

  /// Appends what is shown of a character and gives the columns that takes.
  private static int append(StringBuilder text, int point) {
    if (point == '\t') {
      text.append('\t');
      return 1;
    }
    int before = text.length();
    Quote.append(text, point);
    int units = text.length() - before;
    return units > Character.charCount(point) ? units : columns(point);
  }

  private static void indent(StringBuilder indent, int point, int columns) {
    if (point == '\t') {
      indent.append('\t');
    } else {
      indent.repeat(' ', columns);
    }
  }

  /// How many columns of a terminal a character takes: Unicode Standard Annex 11, wide and
  /// full-width blocks.
  static int columns(int point) {
    if (point < 0x300) {
      return 1;
    }
    int type = Character.getType(point);
    if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
      return 0;
    }
    boolean wide =
        (point >= 0x1100 && point <= 0x115F)
            || (point >= 0x2E80 && point <= 0x303E)
            || (point >= 0x3041 && point <= 0x33FF)
            || (point >= 0x3400 && point <= 0x4DBF)
            || (point >= 0x4E00 && point <= 0x9FFF)
            || (point >= 0xA000 && point <= 0xA4CF)
            || (point >= 0xAC00 && point <= 0xD7A3)
            || (point >= 0xF900 && point <= 0xFAFF)
            || (point >= 0xFE30 && point <= 0xFE6F)
            || (point >= 0xFF00 && point <= 0xFF60)
            || (point >= 0xFFE0 && point <= 0xFFE6)
            || (point >= 0x1F300 && point <= 0x1F64F)
            || (point >= 0x1F680 && point <= 0x1F6FF)
            || (point >= 0x1F900 && point <= 0x1F9FF)
            || (point >= 0x20000 && point <= 0x3FFFD);
    return wide ? 2 : 1;
  }
}
