package lepton.text;

import java.util.Locale;

/// What was read, made fit to be shown: nothing that a terminal would obey, and not too long.
public final class Quote {

  private static final int LONGEST = 60;

  private Quote() {}

  /// In single quotes, `'H1000'`, cut where it is very long.
  public static String of(String text) {
    return "'" + cut(text, LONGEST) + "'";
  }

  /// At most so many code points, the last one an ellipsis where something was cut, and each
  /// visible.
  static String cut(String text, int most) {
    int window = Math.min(text.length(), 2 * most + 2);
    if (text.codePointCount(0, window) <= most) {
      return visible(text);
    }
    return visible(text.substring(0, text.offsetByCodePoints(0, most - 1))) + "…";
  }

  /// Control characters, marks of direction and halves of characters as escapes.
  static String visible(String text) {
    int i = 0;
    while (i < text.length() && plain(text.charAt(i))) {
      i++;
    }
    if (i == text.length()) {
      return text;
    }
    var shown = new StringBuilder(text.length() + 16).append(text, 0, i);
    while (i < text.length()) {
      int point = text.codePointAt(i);
      append(shown, point);
      i += Character.charCount(point);
    }
    return shown.toString();
  }

  /// A code point as it can be shown.
  static void append(StringBuilder shown, int point) {
    switch (point) {
      case '\n' -> shown.append("\\n");
      case '\r' -> shown.append("\\r");
      case '\t' -> shown.append("\\t");
      default -> {
        if (!unsafe(point)) {
          shown.appendCodePoint(point);
        } else if (point < 0x100) {
          shown.append("\\x").append(hex(point, 2));
        } else {
          shown.append("\\u").append(point > 0xFFFF ? "{" + hex(point, 1) + "}" : hex(point, 4));
        }
      }
    }
  }

  /// Whether a code point would move the cursor, turn the writing or be nothing at all.
  static boolean unsafe(int point) {
    if (point < 0x7F) {
      return point < 0x20;
    }
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          true;
      default -> false;
    };
  }

  static String hex(int number, int digits) {
    var hex = Integer.toHexString(number).toUpperCase(Locale.ROOT);
    return "0".repeat(Math.max(0, digits - hex.length())) + hex;
  }

  private static boolean plain(char c) {
    return c >= 0x20 && c < 0x7F;
  }
}
