package lepton.text;

import java.util.ArrayList;

/// Why a text is not JSON, in the words of the person who wrote it: the first token that can't
/// stand where it does.
///
/// It walks the text again by itself, since what the parser was doing when it gave up tells little
/// of the slip.
final class JsonSyntax {

  private enum Expected {
    DOCUMENT,
    KEY,
    KEY_OR_END,
    COLON,
    VALUE,
    VALUE_OR_END,
    COMMA
  }

  private final SourceText source;
  private final String content;
  private final Locator locator;
  private final Problems problems;

  /// The offsets of the brackets that are open.
  private final ArrayList<Integer> open = new ArrayList<>();

  private Expected expected = Expected.DOCUMENT;
  private int documents;
  private boolean explained;

  JsonSyntax(SourceText source, Locator locator, Problems problems) {
    this.source = source;
    this.content = source.content();
    this.locator = locator;
    this.problems = problems;
  }

  /// @param gaveUp the offset at which the parser did, in case nothing better is found
  void report(int gaveUp) {
    int at = skipBlank(0);
    while (!explained && at < content.length()) {
      at = skipBlank(token(at, content.charAt(at)));
    }
    if (!explained && !open.isEmpty()) {
      int bracket = open.getLast();
      error(bracket, "this " + content.charAt(bracket) + " is never closed", "close it");
    }
    if (!explained) {
      error(gaveUp, "this can't be read as JSON from here on", "is a quote or a bracket missing?");
    }
  }

  /// The offset after the closing quote of the text that opens at an offset; the end of all where
  /// it has none.
  static int closing(String content, int open) {
    int i = open + 1;
    while (i < content.length() && content.charAt(i) != '"') {
      i += content.charAt(i) == '\\' ? 2 : 1;
    }
    return Math.min(content.length(), i + 1);
  }

  private void error(int at, String message, String help) {
    explained = true;
    problems.error(locator.place(at, at + 1), message, help);
  }

  private int skipBlank(int from) {
    int i = from;
    while (i < content.length() && " \t\r\n".indexOf(content.charAt(i)) >= 0) {
      i++;
    }
    return i;
  }

  /// Takes the token at an offset and gives the offset after it.
  private int token(int at, char c) {
    if (c == '#' || (c == '/' && at + 1 < content.length() && isComment(content.charAt(at + 1)))) {
      error(at, "JSON has no comments", "remove it, or write the file as YAML, which has them");
      return at;
    }
    return switch (expected) {
      case DOCUMENT -> document(at, c);
      case KEY, KEY_OR_END -> key(at, c);
      case COLON -> colon(at, c);
      case VALUE, VALUE_OR_END -> value(at, c);
      case COMMA -> comma(at, c);
    };
  }

  private static boolean isComment(char second) {
    return second == '/' || second == '*';
  }

  private int document(int at, char c) {
    if (documents > 0 && c == ',') {
      error(at, "a ',' between documents", "write one after the other, without commas");
      return at;
    }
    if (c == '}' || c == ']') {
      error(at, "this " + c + " closes nothing", "remove it");
      return at;
    }
    if (documents > 0 && c != '{' && c != '[') {
      error(at, "text after the end of the document", "remove it");
      return at;
    }
    documents++;
    if ("{[\"-".indexOf(c) < 0 && !Character.isDigit(c)) {
      return notJson(at);
    }
    return value(at, c);
  }

  private int notJson(int at) {
    int end = wordEnd(at);
    var word = content.substring(at, end);
    if (JsonWord.slip(word).isPresent()) {
      error(
          at,
          "a document of JSON begins with '{', got " + Quote.of(word),
          "if this is YAML, let the name of the file end in .yaml");
    }
    return end;
  }

  private int key(int at, char c) {
    if (c == '"') {
      int end = text(at);
      expected = Expected.COLON;
      return end;
    }
    if (c == '}' && expected == Expected.KEY_OR_END) {
      return close(at, c);
    }
    if (c == '}') {
      trailingComma(at);
    } else if (c == ']') {
      mismatch(at, c);
    } else if (c == ',' || c == ':') {
      error(at, "a key is missing before '" + c + "'", "write it as \"key\": value");
    } else {
      var word = content.substring(at, wordEnd(at));
      var got = c == '\'' ? "" : ", got " + Quote.of(word);
      error(at, "a key goes in double quotes" + got, "write it as \"key\": value");
    }
    return at;
  }

  private int colon(int at, char c) {
    if (c != ':') {
      error(at, "a ':' is missing after the key", "write it as \"key\": value");
      return at;
    }
    expected = Expected.VALUE;
    return at + 1;
  }

  private int comma(int at, char c) {
    if (c == '}' || c == ']') {
      return close(at, c);
    }
    if (c != ',') {
      missingComma(at, c);
      return at;
    }
    expected = inMapping() ? Expected.KEY : Expected.VALUE;
    return at + 1;
  }

  private void missingComma(int at, char c) {
    int before = at - 1;
    while (before > 0 && " \t".indexOf(content.charAt(before)) >= 0) {
      before--;
    }
    boolean unit = Character.isDigit(content.charAt(before)) && (Character.isLetter(c) || c == '%');
    error(
        at,
        "a ',' is missing before this",
        unit ? "a quantity with its unit goes in double quotes" : "put one between entries");
  }

  private int value(int at, char c) {
    return switch (c) {
      case '{', '[' -> {
        open.add(at);
        expected = c == '{' ? Expected.KEY_OR_END : Expected.VALUE_OR_END;
        yield at + 1;
      }
      case '"' -> {
        int end = text(at);
        ended();
        yield end;
      }
      case '}', ']' -> expected == Expected.VALUE_OR_END ? close(at, c) : trailingComma(at);
      case ',', ':' -> {
        error(at, "a value is missing before '" + c + "'", "write it, or null for none");
        yield at;
      }
      default -> word(at);
    };
  }

  private int word(int at) {
    int end = wordEnd(at);
    var word = content.substring(at, end);
    var slip = JsonWord.slip(word);
    if (slip.isPresent()) {
      error(at, slip.get().message(), slip.get().help());
    } else {
      ended();
    }
    return end;
  }

  private int wordEnd(int at) {
    int end = at + Character.charCount(content.codePointAt(at));
    while (end < content.length() && ",:{}[]\" \t\r\n#/".indexOf(content.charAt(end)) < 0) {
      end++;
    }
    return end;
  }

  /// A text in double quotes; gives the offset after it.
  private int text(int at) {
    int end = closing(content, at);
    for (int i = at + 1; i < end && !explained; i++) {
      char c = content.charAt(i);
      boolean last = i == end - 1;
      if (c == '\n' || c == '\r' || (last && c != '"')) {
        error(at, "this \" is never closed", "close it in its line; a line end is written as \\n");
      } else if (c < ' ') {
        error(i, "a control character within a text", "write a tab as \\t, others as \\u0000");
      } else if (c == '\\') {
        escape(i);
        i++;
      }
    }
    if (end == at + 1 && !explained) {
      error(at, "this \" is never closed", "close it in its line");
    }
    return end;
  }

  private void escape(int backslash) {
    char c = backslash + 1 < content.length() ? content.charAt(backslash + 1) : ' ';
    boolean good = "\"\\/bfnrt".indexOf(c) >= 0 || (c == 'u' && fourHex(backslash + 2));
    if (!good) {
      int end = Math.min(content.length(), backslash + 2);
      error(
          backslash,
          "unknown escape " + Quote.of(content.substring(backslash, end)),
          "write a backslash as \\\\");
    }
  }

  private boolean fourHex(int from) {
    for (int i = from; i < from + 4; i++) {
      if (i >= content.length() || Character.digit(content.charAt(i), 16) < 0) {
        return false;
      }
    }
    return true;
  }

  private boolean inMapping() {
    return !open.isEmpty() && content.charAt(open.getLast()) == '{';
  }

  private int close(int at, char c) {
    if (inMapping() != (c == '}')) {
      mismatch(at, c);
      return at;
    }
    open.removeLast();
    ended();
    return at + 1;
  }

  private void ended() {
    expected = open.isEmpty() ? Expected.DOCUMENT : Expected.COMMA;
  }

  private void mismatch(int at, char c) {
    int bracket = open.getLast();
    error(
        at,
        "this "
            + c
            + " can't close the "
            + content.charAt(bracket)
            + " of line "
            + source.lineAt(bracket),
        "close it with " + (inMapping() ? "}" : "]"));
  }

  private int trailingComma(int at) {
    int comma = at - 1;
    while (comma > 0 && " \t\r\n".indexOf(content.charAt(comma)) >= 0) {
      comma--;
    }
    if (content.charAt(comma) == ',') {
      error(comma, "JSON takes no comma after the last entry", "remove it");
    } else {
      error(at, "a value is missing before " + content.charAt(at), "write it, or null for none");
    }
    return at;
  }
}
