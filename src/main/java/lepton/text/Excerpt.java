package lepton.text;

/// The line of a place as it is shown, and what moves a caret under the place.
///
/// The line's own indentation is left out. A long line is cut around the place. Tabs are kept, below the line too;
/// wide characters take two columns, combining ones none, and what can't be shown is escaped.
record Excerpt(String text, String indent) {

  private static final int WIDEST = 100;
  private static final int LEAD = 60;
  private static final String CUT = "… ";

  static Excerpt of(Place place) {
    var line = place.source().line(place.line());
    int at = offset(line, place.column());
    int from = Math.min(indentation(line), at);
    var text = new StringBuilder();
    var indent = new StringBuilder();
    int start = start(line, from, at);
    if (start > from) {
      text.append(CUT);
      indent.append("  ");
    }
    int next = start;
    while (next < line.length() && (next <= at || text.length() < WIDEST)) {
      int point = line.codePointAt(next);
      int before = text.length();
      append(text, point);
      if (next < at) {
        indent(indent, point, text.substring(before));
      }
      next += Character.charCount(point);
    }
    if (next < line.length()) {
      text.append(" …");
    }
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

  /// Where to begin so that the place comes into sight with something before it, never within a character.
  private static int start(String line, int from, int at) {
    boolean fits = line.length() - from <= WIDEST || at - from <= LEAD;
    if (fits) {
      return from;
    }
    int start = at - LEAD;
    return Character.isLowSurrogate(line.charAt(start)) ? start + 1 : start;
  }

  private static void append(StringBuilder text, int point) {
    if (point == '\t') {
      text.append('\t');
    } else {
      Quote.append(text, point);
    }
  }

  private static void indent(StringBuilder indent, int point, String shown) {
    if (point == '\t') {
      indent.append('\t');
    } else {
      boolean escaped = shown.length() > Character.charCount(point);
      indent.repeat(' ', escaped ? shown.length() : columns(point));
    }
  }

  /// How many columns of a terminal a character takes: Unicode Standard Annex 11, wide and full-width blocks.
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
