package lepton.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;

/// JSON tokens become nodes; documents may follow one another.
///
/// An empty answer of the methods below means that reading has stopped, with a problem.
final class JsonReader {

  private final SourceText source;
  private final String content;
  private final Problems problems;
  private final Locator locator;
  private final Limits limits;
  private final JsonParser parser;

  JsonReader(SourceText source, Problems problems) {
    this.source = source;
    this.content = source.content();
    this.problems = problems;
    this.locator = new Locator(source);
    this.limits = new Limits(problems);
    this.parser =
        factory(Math.max(1, content.length())).createParser(ObjectReadContext.empty(), content);
  }

  /// The text is bounded already, and `Limits` knows what is too deep: the parser's own limits are
  /// out of the way.
  private static JsonFactory factory(int length) {
    return JsonFactory.builder()
        .streamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(1_000)
                .maxNameLength(length)
                .maxNumberLength(length)
                .maxStringLength(length)
                .build())
        .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
        .build();
  }

  List<Node> documents() {
    var documents = new ArrayList<Node>();
    if (content.isBlank()) {
      problems.error(
          Place.start(source), "the file is empty", "write at least {\"name\": \"my workload\"}");
      return documents;
    }
    var token = next();
    while (token.isPresent() && token.get() != JsonToken.NOT_AVAILABLE) {
      var document = node(token.get(), 0);
      if (document.isEmpty()) {
        return documents;
      }
      documents.add(document.get());
      token = next();
    }
    return documents;
  }

  /// The next token, `NOT_AVAILABLE` after the last.
  private Optional<JsonToken> next() {
    try {
      var token = Optional.ofNullable(parser.nextToken());
      return Optional.of(token.orElse(JsonToken.NOT_AVAILABLE));
    } catch (JacksonException e) {
      return failed(e);
    }
  }

  private <T> Optional<T> failed(JacksonException e) {
    long at = e.getLocation() == null ? 0 : e.getLocation().getCharOffset();
    new JsonSyntax(source, locator, problems).report(Math.clamp(at, 0, content.length()));
    return Optional.empty();
  }

  private Optional<Node> node(JsonToken token, int depth) {
    int from = (int) Math.max(0, parser.currentTokenLocation().getCharOffset());
    if (!limits.admit(locator.place(from, from + 1), depth)) {
      return Optional.empty();
    }
    return switch (token) {
      case START_OBJECT -> mapping(from, depth);
      case START_ARRAY -> sequence(from, depth);
      default -> scalar(token, from).map(Node.class::cast);
    };
  }

  private Optional<Node> mapping(int from, int depth) {
    var entries = new Entries(problems);
    var token = next();
    while (token.isPresent() && token.get() == JsonToken.PROPERTY_NAME) {
      int at = (int) Math.max(0, parser.currentTokenLocation().getCharOffset());
      var key = scalar(token.get(), at);
      var after = key.isEmpty() ? Optional.<JsonToken>empty() : next();
      var value = after.isEmpty() ? Optional.<Node>empty() : node(after.get(), depth + 1);
      if (key.isEmpty() || value.isEmpty()) {
        return Optional.empty();
      }
      entries.add(key.get(), value.get());
      token = next();
    }
    return token.isPresent()
        ? Optional.of(entries.mapping(locator.place(from, from + 1)))
        : Optional.empty();
  }

  private Optional<Node> sequence(int from, int depth) {
    var items = new ArrayList<Node>();
    var token = next();
    while (token.isPresent() && token.get() != JsonToken.END_ARRAY) {
      var item = node(token.get(), depth + 1);
      if (item.isEmpty()) {
        return item;
      }
      items.add(item.get());
      token = next();
    }
    return token.isPresent()
        ? Optional.of(new Sequence(items, locator.place(from, from + 1)))
        : Optional.empty();
  }

  private Optional<Scalar> scalar(JsonToken token, int from) {
    try {
      var text = parser.getString();
      boolean quoted = token == JsonToken.VALUE_STRING || token == JsonToken.PROPERTY_NAME;
      int to = quoted ? JsonSyntax.closing(content, from) : from + text.length();
      boolean nothing = token == JsonToken.VALUE_NULL;
      return Optional.of(new Scalar(nothing ? "" : text, quoted, locator.place(from, to)));
    } catch (JacksonException e) {
      return failed(e);
    }
  }
}
