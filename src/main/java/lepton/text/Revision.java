package lepton.text;

import java.util.Optional;

/// A YAML or JSON text with one key set or taken out; all else stays as it was written, comments
/// too.
///
/// One change at a time: the places of nodes hold for the text they were read from. Whoever revises
/// a text reads it again, and checks that it says what it should.
public final class Revision {

  private final SourceText source;
  private final String content;
  private final boolean json;
  private final String lineEnd;

  private Revision(SourceText source, boolean json) {
    this.source = source;
    this.content = source.content();
    this.json = json;
    this.lineEnd = content.indexOf("\r\n") >= 0 ? "\r\n" : "\n";
  }

  /// The text with the value at a path.
  ///
  /// @param root the document's mapping, as it was read from this very text
  /// @param path keys, joined by dots; mappings on the way are made where they lack
  /// @param value in one line, as it stands in the language of the text
  /// @return empty where something else than a mapping is in the way
  public static Optional<String> set(
      SourceText source, Mapping root, String path, String value, boolean json) {
    return new Revision(source, json).set(root, path, value);
  }

  /// The text without the key at a path, and without the mapping that held it alone; the text
  /// itself where there is no such key.
  public static String without(SourceText source, Mapping root, String path, boolean json) {
    return new Revision(source, json).without(root, path);
  }

  private Optional<String> set(Mapping mapping, String path, String value) {
    int dot = path.indexOf('.');
    var key = dot < 0 ? path : path.substring(0, dot);
    var entry = entry(mapping, key);
    if (entry.isEmpty()) {
      return Optional.of(inserted(mapping, key, dot < 0 ? value : nested(path, dot, value)));
    }
    var inner = entry.get().value();
    if (dot < 0) {
      return Optional.of(replaced(mapping, entry.get(), value));
    }
    if (inner instanceof Mapping within) {
      return set(within, path.substring(dot + 1), value);
    }
    return inner instanceof Scalar scalar && scalar.isAbsent()
        ? Optional.of(replaced(mapping, entry.get(), nested(path, dot, value)))
        : Optional.empty();
  }

  private static Optional<Mapping.Entry> entry(Mapping mapping, String key) {
    for (var entry : mapping.entries()) {
      if (entry.key().text().equals(key)) {
        return Optional.of(entry);
      }
    }
    return Optional.empty();
  }

  /// `{b: {c: value}}` of `a.b.c`.
  private String nested(String path, int dot, String value) {
    int next = path.indexOf('.', dot + 1);
    var key = path.substring(dot + 1, next < 0 ? path.length() : next);
    var inner = next < 0 ? value : nested(path, next, value);
    return "{" + key(key) + ": " + inner + "}";
  }

  private String key(String key) {
    return json ? '"' + key + '"' : key;
  }

  /// Whether a mapping is written in braces.
  private boolean flow(Mapping mapping) {
    return content.startsWith("{", source.offset(mapping.place()));
  }

  private String inserted(Mapping mapping, String key, String value) {
    if (flow(mapping)) {
      int open = source.offset(mapping.place());
      int close = closing(open) - 1;
      int end = close;
      while (end > open + 1 && Character.isWhitespace(content.charAt(end - 1))) {
        end--;
      }
      boolean empty = mapping.entries().isEmpty();
      boolean lines = content.substring(end, close).indexOf('\n') >= 0;
      var indent =
          lines && !empty ? lineEnd + indent(mapping.entries().getLast()) : empty ? "" : " ";
      var separator = empty ? "" : ",";
      return content.substring(0, end)
          + separator
          + indent
          + key(key)
          + ": "
          + value
          + content.substring(end);
    }
    var last = mapping.entries().getLast();
    int end = end(last);
    return content.substring(0, end)
        + lineEnd
        + indent(mapping.entries().getFirst())
        + key(key)
        + ": "
        + value
        + content.substring(end);
  }

  /// The spaces before a key that begins its line.
  private String indent(Mapping.Entry entry) {
    return " ".repeat(entry.key().place().column() - 1);
  }

  private String replaced(Mapping mapping, Mapping.Entry entry, String value) {
    int from = source.offset(entry.value().place());
    int to = flow(mapping) || inOneLine(entry) ? valueEnd(entry.value()) : end(entry);
    boolean block = !flow(mapping) && !inOneLine(entry);
    boolean nothing = entry.value() instanceof Scalar scalar && scalar.isAbsent();
    if (block || nothing) {
      int colon = content.indexOf(':', keyEnd(entry));
      return content.substring(0, colon + 1)
          + " "
          + value
          + content.substring(nothing && !block ? Math.max(to, colon + 1) : to);
    }
    return content.substring(0, from) + value + content.substring(to);
  }

  private int keyEnd(Mapping.Entry entry) {
    return source.offset(entry.key().place()) + entry.key().text().length();
  }

  /// Whether all of an entry of a block stands in the line of its key.
  private boolean inOneLine(Mapping.Entry entry) {
    int line = entry.key().place().line();
    return entry.value().place().line() == line && source.lineAt(end(entry)) == line;
  }

  /// Where a value ends that is written in braces, brackets or one line.
  private int valueEnd(Node value) {
    int from = source.offset(value.place());
    if (content.startsWith("{", from) || content.startsWith("[", from)) {
      return closing(from);
    }
    return Math.min(
        content.length(), content.offsetByCodePoints(from, Math.min(width(value), left(from))));
  }

  private static int width(Node value) {
    return value instanceof Scalar scalar && scalar.isAbsent() ? 0 : value.place().width();
  }

  private int left(int from) {
    return content.codePointCount(from, content.length());
  }

  /// Behind the brace or bracket that closes the one at `open`; quotes and comments are skipped.
  private int closing(int open) {
    int depth = 0;
    int at = open;
    while (at < content.length()) {
      char c = content.charAt(at);
      if (c == '"' || c == '\'') {
        at = quoteEnd(at, c);
      } else if (c == '#' && Character.isWhitespace(content.charAt(at - 1))) {
        int feed = content.indexOf('\n', at);
        at = feed < 0 ? content.length() - 1 : feed;
      } else if (c == '{' || c == '[') {
        depth++;
      } else if (c == '}' || c == ']') {
        depth--;
      }
      at++;
      if (depth == 0) {
        return at;
      }
    }
    return content.length();
  }

  /// Where a quoted text ends; an apostrophe within a word is no quote.
  private int quoteEnd(int from, char quote) {
    if (quote == '\'' && Character.isLetterOrDigit(content.charAt(from - 1))) {
      return from;
    }
    int at = from + 1;
    while (at < content.length() && content.charAt(at) != quote) {
      at += quote == '"' && content.charAt(at) == '\\' ? 2 : 1;
    }
    return Math.min(at, content.length() - 1);
  }

  /// Where the last line of a block's entry ends: lines that are indented deeper belong to it,
  /// comments and empty lines behind them do not.
  private int end(Mapping.Entry entry) {
    int column = entry.key().place().column();
    int last = Math.max(entry.key().place().line(), source.lineAt(valueEndOrStart(entry.value())));
    for (int line = entry.key().place().line() + 1; line <= source.lines(); line++) {
      var text = source.line(line);
      int depth = text.length() - text.stripLeading().length();
      boolean blank = text.isBlank() || text.stripLeading().startsWith("#");
      boolean item = depth == column - 1 && text.startsWith("-", depth);
      boolean document = text.startsWith("---") || text.startsWith("...");
      if (!blank && (document || (depth < column && !item)) && line > last) {
        break;
      }
      last = blank && line > last ? last : Math.max(line, last);
    }
    return source.end(last);
  }

  private int valueEndOrStart(Node value) {
    int from = source.offset(value.place());
    return content.startsWith("{", from) || content.startsWith("[", from) ? closing(from) : from;
  }

  private String without(Mapping root, String path) {
    int dot = path.indexOf('.');
    var entry = entry(root, dot < 0 ? path : path.substring(0, dot));
    if (entry.isEmpty()) {
      return content;
    }
    if (dot >= 0 && entry.get().value() instanceof Mapping inner) {
      var next = path.substring(dot + 1);
      boolean alone = inner.entries().size() == 1 && entry(inner, next).isPresent();
      return alone ? removed(root, entry.get()) : without(inner, next);
    }
    return dot < 0 ? removed(root, entry.get()) : content;
  }

  private String removed(Mapping mapping, Mapping.Entry entry) {
    int from = source.offset(entry.key().place());
    if (!flow(mapping)) {
      int to = end(entry);
      int start = source.start(entry.key().place().line());
      int next = to < content.length() && content.charAt(to) == '\r' ? to + 1 : to;
      return content.substring(0, start) + content.substring(Math.min(content.length(), next + 1));
    }
    int at = mapping.entries().indexOf(entry);
    boolean last = at + 1 == mapping.entries().size();
    if (!last) {
      return content.substring(0, from)
          + content.substring(source.offset(mapping.entries().get(at + 1).key().place()));
    }
    int to = valueEnd(entry.value());
    int start = at == 0 ? from : valueEnd(mapping.entries().get(at - 1).value());
    return content.substring(0, start) + content.substring(to);
  }
}
