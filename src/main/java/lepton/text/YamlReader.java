package lepton.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/// YAML 1.2 events become nodes.
///
/// The events come from snakeyaml-engine, the parser beneath Jackson's YAML module, without that
/// module: it costs a start 10 ms more, and it loses the anchors of scalars and whether a text was
/// quoted.
///
/// An empty answer of the methods below means that reading has stopped, with a problem.
final class YamlReader {

  private static final String CORE = "tag:yaml.org,2002:";
  private static final int LARGEST_BUFFER = 64 << 10;

  private final SourceText source;
  private final Problems problems;
  private final Locator locator;
  private final Limits limits;
  private final ParserImpl parser;
  private int reached;

  /// Whether the last thing found explains what comes next, should the parser give up there.
  private boolean explained;

  /// What each anchor of the document names; nothing while it is being read.
  private final Map<String, Optional<Anchored>> anchors = new HashMap<>();

  private record Anchored(Node node, long size) {}

  YamlReader(SourceText source, Problems problems) {
    this.source = source;
    this.problems = problems;
    this.locator = new Locator(source);
    this.limits = new Limits(problems);
    // A large buffer: the parser copies the rest of its window at each refill, which is quadratic
    // in a long line.
    var settings =
        LoadSettings.builder()
            .setBufferSize(Math.min(source.content().length() + 1, LARGEST_BUFFER))
            .setCodePointLimit(Integer.MAX_VALUE)
            .build();
    this.parser = new ParserImpl(settings, new StreamReader(settings, source.content()));
  }

  List<Node> documents() {
    var documents = new ArrayList<Node>();
    if (source.content().isBlank()) {
      nothing("the file is empty");
      return documents;
    }
    int before = problems.count();
    Optional<Event> event = next();
    while (event.isPresent() && event.get().getEventId() != Event.ID.StreamEnd) {
      if (event.get().getEventId() == Event.ID.DocumentStart) {
        anchors.clear();
      } else if (event.get() instanceof NodeEvent node) {
        var document = node(node, 0);
        if (document.isEmpty()) {
          return documents;
        }
        keep(document.get(), documents);
      }
      event = next();
    }
    if (event.isPresent() && documents.isEmpty() && problems.count() == before) {
      nothing("the file holds nothing but comments");
    }
    return documents;
  }

  /// A document without anything in it, as after a `---` too many, is none.
  private void keep(Node document, List<Node> documents) {
    boolean skipped =
        document instanceof Scalar scalar
            && (scalar.isAbsent() || YamlAdvice.missingSpace(scalar, problems));
    if (!skipped) {
      documents.add(document);
    }
  }

  private void nothing(String what) {
    problems.error(Place.start(source), what, "write a line such as 'name: my workload'");
  }

  private Optional<Event> next() {
    try {
      var event = parser.next();
      reached = locator.offset(index(event.getEndMark()));
      explained = false;
      return Optional.of(event);
    } catch (RuntimeException e) {
      // The parser's own exceptions, and those it lets through: of numbers and characters out of
      // range.
      if (!explained) {
        new YamlSyntax(source, locator, problems).report(e, reached);
      }
      return Optional.empty();
    }
  }

  private Optional<Node> node(NodeEvent event, int depth) {
    if (event instanceof AliasEvent) {
      return alias(event);
    }
    var place = place(event);
    if (!limits.admit(place, depth)) {
      return Optional.empty();
    }
    long before = limits.values();
    var anchor = event.getAnchor();
    if (anchor.isPresent()) {
      anchors.put(anchor.get().getValue(), Optional.empty());
    }
    Optional<Node> node = read(event, place, depth);
    if (anchor.isPresent() && node.isPresent()) {
      long size = limits.values() - before + 1;
      anchors.put(anchor.get().getValue(), Optional.of(new Anchored(node.get(), size)));
    }
    return node;
  }

  /// Asks for classes one by one, as a pattern switch takes milliseconds of a start to link.
  private Optional<Node> read(NodeEvent event, Place place, int depth) {
    if (event instanceof ScalarEvent scalar) {
      return Optional.of(value(scalar, place));
    }
    return event instanceof MappingStartEvent mapping
        ? mapping(mapping, place, depth)
        : sequence((CollectionStartEvent) event, place, depth);
  }

  private Optional<Node> alias(NodeEvent event) {
    var place = place(event);
    var name = event.getAnchor().map(Anchor::getValue).orElse("");
    var anchored = anchors.get(name);
    if (anchored == null) {
      YamlAdvice.unknownAlias(name, anchors.keySet(), place, problems);
      return Optional.of(new Scalar("", false, place));
    }
    if (anchored.isEmpty()) {
      problems.error(
          place,
          "the alias " + Quote.of("*" + name) + " stands within what it names",
          "a value can't hold itself");
      return Optional.of(new Scalar("", false, place));
    }
    return limits.admitAlias(place, anchored.get().size())
        ? Optional.of(anchored.get().node())
        : Optional.empty();
  }

  private Scalar value(ScalarEvent event, Place place) {
    boolean text = checkTag(event, event.getTag()).equals("str");
    boolean quoted = text || !event.isPlain();
    boolean nothing = !quoted && isNull(event.getValue());
    return new Scalar(nothing ? "" : event.getValue(), quoted, place);
  }

  private static boolean isNull(String value) {
    return switch (value) {
      case "~", "null", "Null", "NULL" -> true;
      default -> false;
    };
  }

  private Optional<Node> sequence(CollectionStartEvent start, Place place, int depth) {
    checkTag(start, start.getTag());
    var items = new ArrayList<Node>();
    var event = next();
    while (event.isPresent() && event.get() instanceof NodeEvent item) {
      var node = node(item, depth + 1);
      if (node.isEmpty()) {
        return node;
      }
      items.add(node.get());
      event = next();
    }
    return event.isPresent() ? Optional.of(new Sequence(items, place)) : Optional.empty();
  }

  private Optional<Node> mapping(MappingStartEvent start, Place place, int depth) {
    checkTag(start, start.getTag());
    var entries = new Entries(problems);
    var event = next();
    while (event.isPresent() && event.get() instanceof NodeEvent first) {
      var key = key(first, depth + 1);
      var second = key.isPresent() ? next() : Optional.<Event>empty();
      var value =
          second.isPresent() ? node((NodeEvent) second.get(), depth + 1) : Optional.<Node>empty();
      if (key.isEmpty() || value.isEmpty()) {
        return Optional.empty();
      }
      add(key.get(), value.get(), entries, start.isFlow());
      event = next();
    }
    return event.isPresent() ? Optional.of(entries.mapping(place)) : Optional.empty();
  }

  /// The key as it is written, or the node that stands where a key should.
  private Optional<Node> key(NodeEvent event, int depth) {
    if (event instanceof ScalarEvent scalar) {
      var place = place(event);
      checkTag(scalar, scalar.getTag());
      var key = new Scalar(scalar.getValue(), !scalar.isPlain(), place);
      if (event.getAnchor().isPresent()) {
        anchors.put(event.getAnchor().get().getValue(), Optional.of(new Anchored(key, 1)));
      }
      return limits.admit(place, depth) ? Optional.of(key) : Optional.empty();
    }
    return node(event, depth);
  }

  private void add(Node key, Node value, Entries entries, boolean flow) {
    if (!(key instanceof Scalar scalar)) {
      YamlAdvice.complexKey(key, problems);
    } else if (scalar.isAbsent()) {
      problems.error(scalar.place(), "a key is missing before ':'", "write it as 'key: value'");
    } else if (scalar.text().equals("<<") && !scalar.quoted()) {
      YamlAdvice.mergeKey(scalar, problems);
    } else if (missesSpace(scalar, value, flow)) {
      explained = true;
    } else {
      entries.add(scalar, value);
    }
  }

  private boolean missesSpace(Scalar key, Node value, boolean flow) {
    if (!flow) {
      return YamlAdvice.missingSpace(key.place(), value, problems);
    }
    boolean alone = value instanceof Scalar scalar && scalar.isAbsent();
    return alone && YamlAdvice.missingSpace(key, problems);
  }

  /// The name of a tag of YAML's own; any other is a problem, and its value is read as if it
  /// weren't there.
  private String checkTag(NodeEvent event, Optional<String> tag) {
    if (tag.isEmpty() || tag.get().equals("!")) {
      return tag.isEmpty() ? "" : "str";
    }
    var name = tag.get().startsWith(CORE) ? tag.get().substring(CORE.length()) : "";
    return switch (name) {
      case "str", "int", "float", "bool", "null", "map", "seq" -> name;
      default -> {
        int from = source.content().indexOf('!', locator.offset(index(event.getStartMark())));
        YamlAdvice.unknownTag(tag.get(), locator.place(from, from + 1), problems);
        yield "";
      }
    };
  }

  /// Where a node stands itself, after its anchor and tag.
  private Place place(NodeEvent event) {
    int from = locator.offset(index(event.getStartMark()));
    int to = locator.offset(index(event.getEndMark()));
    boolean described = tagged(event) || event.getAnchor().isPresent();
    if (described && !(event instanceof AliasEvent)) {
      from = afterProperties(from, to);
    }
    return locator.place(from, event instanceof CollectionStartEvent ? from + 1 : to);
  }

  private static boolean tagged(NodeEvent event) {
    return event instanceof ScalarEvent scalar
        ? scalar.getTag().isPresent()
        : event instanceof CollectionStartEvent collection && collection.getTag().isPresent();
  }

  private int afterProperties(int from, int to) {
    var content = source.content();
    int at = from;
    while (at < content.length() && (content.charAt(at) == '&' || content.charAt(at) == '!')) {
      while (at < content.length() && !Character.isWhitespace(content.charAt(at))) {
        at++;
      }
      while (at < content.length() && Character.isWhitespace(content.charAt(at))) {
        at++;
      }
    }
    return at < to || to <= from ? at : from;
  }

  private static int index(Optional<Mark> mark) {
    return mark.isPresent() ? mark.get().getIndex() : 0;
  }
}
