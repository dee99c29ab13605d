package lepton.catalog;

/// Names as the catalogues compare them: blind to case, separators, trademark signs and, of
/// hardware, the vendor.
///
/// `NVIDIA A100-SXM4-80GB`, `a100_sxm4_80gb` and `A100 SXM4 80GB` are one name; a plus sign counts
/// (`8480+` is not `8480`).
final class NameKey {

  private NameKey() {}

  /// The key of any name.
  static String plain(String name) {
    return key(name, false, false);
  }

  /// The key of a name of hardware: the vendor's name is left out, unless it is all there is.
  static String hardware(String name) {
    return key(name, true, false);
  }

  /// The words of a name, a blank between them, to compare beginnings by.
  static String words(String name, boolean hardware) {
    return key(name, hardware, true);
  }

  /// Whether the name between two offsets of a text has this key; a vendor is looked for at its
  /// beginning alone.
  static boolean same(String text, int from, int to, String key, boolean hardware) {
    int at = hardware ? behindVendor(text, from, to) : from;
    int matched = 0;
    for (int i = at; i < to; i++) {
      char c = text.charAt(i);
      if (part(c)) {
        if (matched == key.length() || lower(c) != key.charAt(matched)) {
          return false;
        }
        matched++;
      } else {
        i += mark(text, i);
      }
    }
    return matched == key.length();
  }

  private static int behindVendor(String text, int from, int to) {
    int end = from;
    while (end < to && part(text.charAt(end)) && end - from <= 6) {
      end++;
    }
    return end < to && !part(text.charAt(end)) && vendor(text, from, end - from) ? end : from;
  }

  private static String key(String name, boolean hardware, boolean spaced) {
    int length = name.length();
    var key = new StringBuilder(length);
    int word = 0;
    boolean inside = false;
    for (int i = 0; i <= length; i++) {
      char c = i < length ? name.charAt(i) : ' ';
      if (part(c)) {
        if (!inside && spaced && !key.isEmpty()) {
          key.append(' ');
        }
        word = inside ? word : key.length();
        inside = true;
        key.append(lower(c));
        continue;
      }
      if (inside
          && hardware
          && vendor(key, word, key.length() - word)
          && (word > 0 || more(name, i))) {
        key.setLength(spaced && word > 0 ? word - 1 : word);
      }
      inside = false;
      i += mark(name, i);
    }
    return key.toString();
  }

  private static boolean part(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= '0' && c <= '9')
        || (c >= 'A' && c <= 'Z')
        || c == '+'
        || (c > 127 && Character.isLetter(c));
  }

  /// A character as it stands in words: a small letter or a digit, or a blank for what separates.
  static char letter(char c) {
    return part(c) ? lower(c) : ' ';
  }

  private static char lower(char c) {
    return c < 128 ? (c >= 'A' && c <= 'Z' ? (char) (c + 32) : c) : Character.toLowerCase(c);
  }

  /// How many further characters a sign such as `(R)` takes.
  private static int mark(String name, int at) {
    if (name.regionMatches(true, at, "(R)", 0, 3) || name.regionMatches(true, at, "(C)", 0, 3)) {
      return 2;
    }
    return name.regionMatches(true, at, "(TM)", 0, 4) ? 3 : 0;
  }

  /// Whether a name goes on after this point.
  private static boolean more(String name, int from) {
    for (int i = from; i < name.length(); i++) {
      i += mark(name, i);
      if (i < name.length() && part(name.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  private static boolean vendor(CharSequence text, int from, int length) {
    return switch (length) {
      case 3 -> is(text, from, "amd") || is(text, from, "aws") || is(text, from, "ibm");
      case 5 -> is(text, from, "intel") || is(text, from, "apple");
      case 6 -> is(text, from, "nvidia") || is(text, from, "google") || is(text, from, "huawei");
      default -> false;
    };
  }

  private static boolean is(CharSequence text, int from, String word) {
    for (int i = 0; i < word.length(); i++) {
      if (lower(text.charAt(from + i)) != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
