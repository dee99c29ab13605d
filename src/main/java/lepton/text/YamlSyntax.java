package lepton.text;

import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlVersionException;

/// The place where the YAML parser gave up becomes a problem in the words of the person who wrote
/// the file.
///
/// The parser names what it was doing (the context) and what it found (the problem); the text
/// around both tells which of the usual slips it was.
final class YamlSyntax {

  private static final int MOST_CHARACTERS = 10;

  private final SourceText source;
  private final String content;
  private final Locator locator;
  private final Problems problems;
  private final YamlLayout layout;

  YamlSyntax(SourceText source, Locator locator, Problems problems) {
    this.source = source;
    this.content = source.content();
    this.locator = locator;
    this.problems = problems;
    this.layout = new YamlLayout(source, locator, problems);
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
      } else if (point != '\t'
          && point != '\n'
          && point != '\r'
          && point != 0x85
          && hidden(point)) {
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
    if (!open && (layout.tabs(at) || layout.tabs(began))) {
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
      missingInFlow(at);
    } else if (source.lineAt(at) != source.lineAt(began) || at >= content.length()) {
      error(began, "this " + open + " is never closed", "close it with " + Quote.of(close));
    } else {
      error(
          at,
          "a ',' or " + Quote.of(close) + " is missing before this",
          "put a comma between entries; a text that holds , [ ] { } goes in quotes");
    }
  }

  private void missingInFlow(int at) {
    int open = openBracket(at);
    if (open >= 0 && content.substring(at).isBlank()) {
      flow("", open, content.length());
    } else {
      misplaced(at);
    }
  }

  /// The bracket before an offset that nothing closes; negative where there is none.
  private int openBracket(int at) {
    int closed = 0;
    int i = at - 1;
    while (i >= 0 && (closed > 0 || "[{".indexOf(content.charAt(i)) < 0)) {
      closed += "]}".indexOf(content.charAt(i)) >= 0 ? 1 : 0;
      closed -= "[{".indexOf(content.charAt(i)) >= 0 ? 1 : 0;
      i--;
    }
    return i;
  }

  private void block(String doing, int began, int at) {
    if (doing.endsWith("node") || closes(at)) {
      misplaced(at);
    } else {
      layout.block(doing, began, at);
    }
  }

  private boolean closes(int at) {
    return content.startsWith("]", at) || content.startsWith("}", at);
  }

  private void afterDocument(int at) {
    if (closes(at)) {
      misplaced(at);
    } else {
      layout.afterDocument(at);
    }
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
      case "key" -> layout.key(began);
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

  private void loose(String what, int at) {
    if (what.startsWith("mapping values")) {
      layout.secondColon(at);
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
      var line = content.substring(at, source.end(source.lineAt(at)));
      int comma = line.indexOf(',');
      var word = (comma > 0 ? line.substring(0, comma) : line).strip();
      error(
          at,
          "a value can't begin with " + Quote.of(found),
          "put it in quotes: \"" + Quote.cut(word, 40) + "\"");
    }
  }
}
