package lepton.report;

import java.util.function.UnaryOperator;

/// Text in columns of a terminal: how wide it is, padded, cut and wrapped.
public final class Columns {

  private Columns() {}

  /// How many columns a text takes: two for East Asian wide characters, none for combining ones.
  public static int width(String text) {
    int width = 0;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      width += width(c);
    }
    return width;
  }

  private static int width(int c) {
    if (c < 0x300) {
      return 1;
    }
    int type = Character.getType(c);
    if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
      return 0;
    }
    // Unicode 16, EastAsianWidth.txt: the blocks that are W or F, without the small gaps in them
    boolean wide =
        (c >= 0x1100 && c <= 0x115F)
            || (c >= 0x2E80 && c <= 0xA4CF)
            || (c >= 0xAC00 && c <= 0xD7A3)
            || (c >= 0xF900 && c <= 0xFAFF)
            || (c >= 0xFE30 && c <= 0xFE6F)
            || (c >= 0xFF00 && c <= 0xFF60)
            || (c >= 0x1F300 && c <= 0x1FAFF)
            || (c >= 0x20000 && c <= 0x3FFFD);
    return wide ? 2 : 1;
  }

  public static String left(String text, int width) {
    return text + " ".repeat(Math.max(0, width - width(text)));
  }

  static String right(String text, int width) {
    return " ".repeat(Math.max(0, width - width(text))) + text;
  }

  /// `text` in at most so many columns, with `…` where it was cut.
  static String cut(String text, int width) {
    if (width(text) <= width) {
      return text;
    }
    int end = 0;
    int taken = 0;
    while (end < text.length() && taken + width(text.codePointAt(end)) <= width - 1) {
      taken += width(text.codePointAt(end));
      end += Character.charCount(text.codePointAt(end));
    }
    return text.substring(0, end).stripTrailing() + "…";
  }

  /// Adds lines that begin with `head`, then the words of `text`; further lines are indented. A
  /// word longer than a line stands alone on one.
  public static void wrap(
      String head,
      String text,
      int indent,
      int width,
      UnaryOperator<String> style,
      StringBuilder out) {
    out.append(head);
    int room = width - width(head);
    var line = new StringBuilder();
    for (var word : text.split(" ", -1)) {
      boolean full = !line.isEmpty() && width(line.toString()) + 1 + width(word) > room;
      if (full) {
        out.append(style.apply(line.toString())).append('\n').append(" ".repeat(indent));
        line.setLength(0);
        room = width - indent;
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    out.append(style.apply(line.toString())).append('\n');
  }
}
