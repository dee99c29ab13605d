package lepton.text;

import java.util.Locale;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlVersionException;

/// The place where the YAML parser gave up becomes a problem in the words of the person who wrote the file.
///
/// The parser names what it was doing (the context) and what it found (the problem); the text around both tells which
/// of the usual slips it was.
final class YamlSyntax {

  private static final int MOST_CHARACTERS = 10;

  private final SourceText source;
  private final String content;
  private final Locator locator;
  private final Problems problems;

  YamlSyntax(SourceText source, Locator locator, Problems problems) {
    this.source = source;
    this.content = source.content();
    this.locator = locator;
    this.problems = problems;
  }

  /// @param reached the offset up to which all was well
  void report(RuntimeException exception, int reached) {
    switch (exception) {
      case ReaderException unreadable -> controlCharacters();
      case YamlVersionException version -> version(version);
      case MarkedYamlEngineException marked -> marked(marked, reached);
      default -> unreadable(reached);
    }
  }

  private void unreadable(int at) {
    error(at, "this can't be read as YAML from here on", "is a quote or a bracket missing above?");
  }

  private void controlCharacters() {
    int found = 0;
    for (int i = 0; i < content.length() && found < MOST_CHARACTERS; i++) {
      int point = content.codePointAt(i);
      if (Character.charCount(point) == 2) {
        i++;
      } else if (point != '\t' && point != '\n' && point != '\r' && point != 0x85 && hidden(point)) {
        found++;
        var code = "U+" + Quote.hex(point, 4);
        error(i, "the control character " + code + " can't stand in a text file", "remove it");
      }
    }
  }

  private static boolean hidden(int point) {
    int type = Character.getType(point);
    return type == Character.CONTROL || type == Character.SURROGATE || point >= 0xFFFE;
  }

  private void version(YamlVersionException exception) {
    var version = exception.getSpecVersion();
    int at = Math.max(0, content.indexOf("%YAML"));
    error(
        at,
        "YAML " + version.getMajor() + "." + version.getMinor() + " is not known here",
        "leave the line out: YAML 1.2 is meant without it");
  }

  private void marked(MarkedYamlEngineException exception, int reached) {
    int at = exception.getProblemMark().map(this::offset).orElse(reached);
    int began = exception.getContextMark().map(this::offset).orElse(at);
    var what = Optional.ofNullable(exception.getProblem()).orElse("");
    var doing = Optional.ofNullable(exception.getContext()).orElse("");
    boolean open = doing.endsWith("quoted scalar") || doing.contains(" a flow ");
    if (!open && (tabs(at) || tabs(began))) {
      return;
    }
    if (doing.endsWith("quoted scalar")) {
      quoted(what, began, at);
    } else if (doing.startsWith("while parsing a flow ")) {
      flow(what, began, at);
    } else if (doing.startsWith("while parsing a block ")) {
      block(doing, began, at);
    } else if (doing.startsWith("while scanning a")) {
      scanned(doing, what, began, at);
    } else {
      loose(what, at);
    }
  }

  private int offset(Mark mark) {
    return locator.offset(mark.getIndex());
  }

  private void error(int at, String message, String help) {
    problems.error(locator.place(at, at + 1), message, help);
  }

  /// Whether the line of an offset is indented by a tab; all such lines are one problem.
  private boolean tabs(int offset) {
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

  private void quoted(String what, int began, int at) {
    if (what.startsWith("found unexpected")) {
      var quote = content.substring(began, began + 1);
      error(
          began,
          "this " + quote + " is never closed",
          quote.equals("'")
              ? "close it; an apostrophe within is written twice: ''"
              : "close it; a quote within is written as \\\"");
    } else {
      int backslash = content.lastIndexOf('\\', at);
      error(
          Math.max(backslash, began),
          "unknown escape " + Quote.of(escape(Math.max(backslash, began))),
          "write a backslash as '\\\\', or put the text in single quotes");
    }
  }

  private String escape(int backslash) {
    return content.substring(backslash, Math.min(content.length(), backslash + 2));
  }

  private void flow(String what, int began, int at) {
    var open = content.substring(began, Math.min(content.length(), began + 1));
    var close = open.equals("[") ? "]" : "}";
    if (what.startsWith("expected the node content")) {
      misplaced(at);
    } else if (source.lineAt(at) != source.lineAt(began) || at >= content.length()) {
      error(began, "this " + open + " is never closed", "close it with " + Quote.of(close));
    } else {
      error(
          at,
          "a ',' or " + Quote.of(close) + " is missing before this",
          "put a comma between entries; a text that holds , [ ] { } goes in quotes");
    }
  }

  private void block(String doing, int began, int at) {
    boolean item = content.startsWith("- ", at) || content.startsWith("-\n", at);
    if (doing.endsWith("node") || content.startsWith("]", at) || content.startsWith("}", at)) {
      misplaced(at);
    } else if (content.startsWith(":", at)) {
      error(at, "a key is missing before ':'", "write it as 'key: value'");
    } else if (follows(at)) {
      afterValue(at);
    } else if (doing.endsWith("collection")) {
      error(
          at,
          "a line of a list that doesn't begin with '-'",
          "begin it with '- ' in column " + column(began) + ", or indent it further");
    } else if (item) {
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
    int above = source.lineAt(at) - 1;
    while (above > 1 && source.line(above).isBlank()) {
      above--;
    }
    int deeper = source.line(above).length() - source.line(above).stripLeading().length() + 1;
    error(
        at,
        "the indentation of this line fits no line above it",
        "begin it in column " + deeper + ", as line " + above + ", or in column " + column(began)
            + ", as line " + source.lineAt(began));
  }

  private int column(int offset) {
    return locator.place(offset, offset).column();
  }

  /// Whether something stands before an offset in its line.
  private boolean follows(int at) {
    return !content.substring(source.start(source.lineAt(at)), at).isBlank();
  }

  private void misplaced(int at) {
    var found = at < content.length() ? content.substring(at, at + 1) : "";
    switch (found) {
      case "]", "}" ->
          error(
              at,
              "this " + found + " closes nothing that is open here",
              "remove it, close what is open within, or put the text in quotes");
      case "," -> error(at, "a value is missing before ','", "write it, or remove the comma");
      case "-" -> error(at, "a value can't begin with '-' here", "put a list on lines of its own");
      default -> error(at, "a value is missing here", "write it, or '~' for none");
    }
  }

  private void scanned(String doing, String what, int began, int at) {
    switch (doing.substring(doing.lastIndexOf(' ') + 1)) {
      case "key" -> key(began);
      case "alias" ->
          error(began, "'*' without the name of an alias", "put a text that begins so in quotes");
      case "anchor" ->
          error(began, "'&' without the name of an anchor", "put a text that begins so in quotes");
      case "tag" -> error(began, "this tag can't be read", "put a text that begins so in quotes");
      case "directive" ->
          error(began, "this directive can't be read", "leave the line out, or quote the text");
      case "scalar" ->
          error(
              Math.min(began, at),
              "this text block can't be read",
              "after '|' or '>' begin a new line and indent all lines of the text alike");
      default -> loose(what, at);
    }
  }

  /// A line that should be `key: value` and has no colon that would count.
  private void key(int began) {
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

  private void loose(String what, int at) {
    if (what.startsWith("mapping values")) {
      secondColon(at);
    } else if (what.startsWith("sequence entries")) {
      error(at, "a list can't begin in the line of its key", "begin it in a line of its own");
    } else if (what.startsWith("mapping keys")) {
      error(at, "'?' can't stand here", "put a text that begins with '?' in quotes");
    } else if (what.startsWith("found character")) {
      cantBegin(at);
    } else if (what.contains("document start")) {
      afterDocument(at);
    } else if (what.startsWith("found undefined tag")) {
      error(at, "this tag is not read here", "leave it out");
    } else if (what.contains("directive") || what.contains("tag handle")) {
      error(at, "this directive can't be read", "leave the line out");
    } else {
      unreadable(at);
    }
  }

  private void cantBegin(int at) {
    var found = content.substring(at, Math.min(content.length(), at + 1));
    if (found.equals("\t")) {
      error(at, "a tab can't stand here", "use spaces: YAML takes no tabs there");
    } else {
      var word = content.substring(at, source.end(source.lineAt(at))).strip();
      error(
          at,
          "a value can't begin with " + Quote.of(found),
          "put it in quotes: \"" + Quote.cut(word, 40) + "\"");
    }
  }

  private void afterDocument(int at) {
    if (content.startsWith("]", at) || content.startsWith("}", at)) {
      misplaced(at);
    } else if (source.line(source.lineAt(at)).indexOf('%') == 0) {
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
    while (line < source.lines()
        && (source.line(line).isBlank() || source.line(line).strip().startsWith("#"))) {
      line++;
    }
    return source.line(line);
  }

  private void secondColon(int at) {
    int line = source.lineAt(at);
    var before = content.substring(source.start(line), at);
    int colon = before.indexOf(": ");
    if (colon < 0) {
      int word = source.start(line) + before.length() - before.stripLeading().length();
      error(
          word,
          "this line is indented deeper than the one above, which has a value already",
          "indent all keys of a level alike");
    } else {
      var key = before.substring(0, colon).strip().toLowerCase(Locale.ROOT);
      error(
          at,
          "a second ':' in the value of " + Quote.of(key),
          "put the value in quotes, or begin the inner key in a line of its own");
    }
  }
}
