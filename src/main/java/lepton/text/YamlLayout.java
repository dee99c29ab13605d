package lepton.text;

/// What is wrong with the layout of a YAML text: indentation, tabs, and the signs that hold keys
/// and values apart.
final class YamlLayout {

  private final SourceText source;
  private final String content;
  private final Locator locator;
  private final Problems problems;

  YamlLayout(SourceText source, Locator locator, Problems problems) {
    this.source = source;
    this.content = source.content();
    this.locator = locator;
    this.problems = problems;
  }

  private void error(int at, String message, String help) {
    problems.error(locator.place(at, at + 1), message, help);
  }

  /// Whether the line of an offset is indented by a tab; all such lines are one problem.
  boolean tabs(int offset) {
    int line = source.lineAt(offset);
    if (tab(line) < 0) {
      return false;
    }
    int others = 0;
    for (int i = line + 1; i <= source.lines(); i++) {
      others += tab(i) < 0 ? 0 : 1;
    }
    var more = others == 0 ? "" : ", as are " + others + " lines below";
    error(
        source.start(line) + tab(line),
        "this line is indented by a tab" + (others == 1 ? ", as is another below" : more),
        "indent by spaces: YAML takes no tabs there");
    return true;
  }

  private int tab(int line) {
    var text = source.line(line);
    int i = 0;
    while (i < text.length() && text.charAt(i) == ' ') {
      i++;
    }
    return i < text.length() && text.charAt(i) == '\t' && !text.isBlank() ? i : -1;
  }

  void block(String doing, int began, int at) {
    boolean item = content.startsWith("- ", at) || content.startsWith("-\n", at);
    if (content.startsWith(":", at)) {
      error(at, "a key is missing before ':'", "write it as 'key: value'");
    } else if (follows(at)) {
      afterValue(at);
    } else if (doing.endsWith("collection") && !item) {
      error(
          at,
          "a line of a list that doesn't begin with '-'",
          "begin it with '- ' in column " + column(began) + ", or indent it further");
    } else if (item && doing.endsWith("mapping")) {
      error(
          at,
          "a list item among keys",
          "indent the list below its key, or give it a key of its own");
    } else {
      indentation(began, at);
    }
  }

  private void afterValue(int at) {
    int end = at;
    while (end > 0 && content.charAt(end - 1) == ' ') {
      end--;
    }
    error(
        at,
        "text after the end of a value",
        content.startsWith("'", end - 1)
            ? "an apostrophe within single quotes is written twice: ''"
            : "put all of the value in one pair of quotes");
  }

  private void indentation(int began, int at) {
    int above = above(source.lineAt(at));
    int deeper = source.line(above).length() - source.line(above).stripLeading().length() + 1;
    error(
        at,
        "the indentation of this line fits no line above it",
        "begin it in column "
            + deeper
            + ", as line "
            + above
            + ", or in column "
            + column(began)
            + ", as line "
            + source.lineAt(began));
  }

  /// The nearest line above that says something.
  private int above(int line) {
    int above = Math.max(1, line - 1);
    while (above > 1 && saysNothing(above)) {
      above--;
    }
    return above;
  }

  private boolean saysNothing(int line) {
    var text = source.line(line).strip();
    return text.isEmpty() || text.startsWith("#");
  }

  private int column(int offset) {
    return locator.place(offset, offset).column();
  }

  /// A line that should be `key: value` and has no colon that would count.
  void key(int began) {
    var line = content.substring(began, source.end(source.lineAt(began)));
    int colon = YamlAdvice.keyLength(line);
    var place = locator.place(began, began + Math.max(1, line.length()));
    if (colon > 0) {
      YamlAdvice.missingSpace(place, line.substring(0, colon), problems);
    } else if (line.indexOf(": ", 1_000) >= 0) {
      problems.error(place, "a key of more than 1000 characters", "shorten it");
    } else {
      problems.error(
          place, "this line has no ':'", "write it as 'key: value', or a list item as '- value'");
    }
  }

  void secondColon(int at) {
    int line = source.lineAt(at);
    var before = content.substring(source.start(line), at);
    int colon = before.indexOf(": ");
    if (colon >= 0) {
      error(
          at,
          "a second ':' in the value of " + Quote.of(before.substring(0, colon).strip()),
          "put the value in quotes, or begin the inner key in a line of its own");
    } else if (before.startsWith("---")) {
      error(at, "a key can't stand beside '---'", "begin it in a line of its own");
    } else if (line == 1) {
      error(at, "a ':' can't stand here", "put the text in quotes");
    } else {
      deeper(source.start(line) + before.length() - before.stripLeading().length(), above(line));
    }
  }

  /// A key below something that is no key, or that has a value already.
  private void deeper(int key, int above) {
    var line = source.line(above);
    if (line.indexOf(':') < 0) {
      key(source.start(above) + line.length() - line.stripLeading().length());
    } else {
      error(
          key,
          "this line is indented deeper than the one above, which has a value already",
          "indent all keys of a level alike");
    }
  }

  void afterDocument(int at) {
    if (source.line(source.lineAt(at)).indexOf('%') == 0) {
      error(at, "a directive can't stand here", "leave the line out, or quote the text");
    } else if (!follows(at) && firstLine().startsWith(" ")) {
      error(at, "this line is indented less than the first", "indent all keys of a level alike");
    } else {
      error(
          at,
          "text after the end of the document",
          "indent it as the lines above, or begin another document with '---'");
    }
  }

  /// The first line that says something.
  private String firstLine() {
    int line = 1;
    while (line < source.lines() && saysNothing(line)) {
      line++;
    }
    return source.line(line);
  }

  /// Whether something stands before an offset in its line.
  private boolean follows(int at) {
    return !content.substring(source.start(source.lineAt(at)), at).isBlank();
  }
}
