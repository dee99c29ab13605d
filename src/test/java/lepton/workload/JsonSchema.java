package lepton.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import lepton.text.Mapping;
import lepton.text.Node;
import lepton.text.Scalar;
import lepton.text.Sequence;

/// Holds documents against the part of JSON Schema 2020-12 that the workload's schema is written
/// in.
///
/// A keyword that is not known here fails, so that none is passed over.
public final class JsonSchema {

  private final Mapping root;

  public JsonSchema(Mapping root) {
    this.root = root;
  }

  /// What is wrong with a document, each beginning with its path.
  public List<String> violations(Node document) {
    var violations = new ArrayList<String>();
    check(document, root, "", violations);
    return violations;
  }

  private void check(Node node, Mapping schema, String path, List<String> violations) {
    int before = violations.size();
    for (var keyword : schema.entries()) {
      if (violations.size() == before) {
        keyword(node, keyword.key().text(), keyword.value(), schema, path, violations);
      }
    }
  }

  private void keyword(
      Node node, String keyword, Node value, Mapping schema, String path, List<String> violations) {
    switch (keyword) {
      case "$schema", "$defs", "title", "description", "examples", "additionalProperties" -> {}
      case "$ref" -> {
        String name = text(value).substring("#/$defs/".length());
        var target = ((Mapping) root.get("$defs").orElseThrow()).get(name).orElseThrow();
        check(node, (Mapping) target, path, violations);
      }
      case "anyOf" -> {
        boolean any =
            ((Sequence) value)
                .items().stream()
                    .anyMatch(
                        option -> {
                          var own = new ArrayList<String>();
                          check(node, (Mapping) option, path, own);
                          return own.isEmpty();
                        });
        fail(any, path, "fits none of the alternatives", violations);
      }
      case "type" -> fail(types(value).contains(type(node)), path, "is " + type(node), violations);
      case "const" -> fail(same(node, value), path, "is not " + text(value), violations);
      case "enum" ->
          fail(
              ((Sequence) value).items().stream().anyMatch(item -> same(node, item)),
              path,
              "is none of the words",
              violations);
      case "pattern" ->
          fail(
              !type(node).equals("string")
                  || Pattern.compile(text(value)).matcher(text(node)).find(),
              path,
              "does not match",
              violations);
      case "minimum" ->
          fail(
              number(node).map(n -> n >= bound(value)).orElse(true),
              path,
              "is too low",
              violations);
      case "maximum" ->
          fail(
              number(node).map(n -> n <= bound(value)).orElse(true),
              path,
              "is too high",
              violations);
      case "exclusiveMinimum" ->
          fail(
              number(node).map(n -> n > bound(value)).orElse(true), path, "is too low", violations);
      case "properties" -> properties(node, (Mapping) value, schema, path, violations);
      case "required" ->
          fail(
              !(node instanceof Mapping mapping)
                  || ((Sequence) value)
                      .items().stream().allMatch(key -> mapping.get(text(key)).isPresent()),
              path,
              "lacks a key",
              violations);
      case "items" -> {
        if (node instanceof Sequence list) {
          for (int i = 0; i < list.items().size(); i++) {
            check(list.items().get(i), (Mapping) value, path + "." + i, violations);
          }
        }
      }
      case "minItems" ->
          fail(
              !(node instanceof Sequence list) || list.items().size() >= bound(value),
              path,
              "is short",
              violations);
      case "maxItems" ->
          fail(
              !(node instanceof Sequence list) || list.items().size() <= bound(value),
              path,
              "is long",
              violations);
      default -> throw new AssertionError("the keyword '" + keyword + "' is not known here");
    }
  }

  private void properties(
      Node node, Mapping properties, Mapping schema, String path, List<String> violations) {
    if (!(node instanceof Mapping mapping)) {
      return;
    }
    boolean closed =
        schema.get("additionalProperties").map(JsonSchema::text).orElse("true").equals("false");
    for (var entry : mapping.entries()) {
      String key = entry.key().text();
      String at = path.isEmpty() ? key : path + "." + key;
      var property = properties.get(key);
      if (property.isPresent()) {
        check(entry.value(), (Mapping) property.get(), at, violations);
      } else {
        fail(!closed, at, "is no key", violations);
      }
    }
  }

  private static void fail(boolean good, String path, String what, List<String> violations) {
    if (!good) {
      violations.add(path + ": " + what);
    }
  }

  private static List<String> types(Node value) {
    return value instanceof Sequence list
        ? list.items().stream().map(JsonSchema::text).toList()
        : List.of(text(value));
  }

  /// The type of a value under the core schema of YAML 1.2.
  private static String type(Node node) {
    return switch (node) {
      case Mapping _ -> "object";
      case Sequence _ -> "array";
      case Scalar scalar -> {
        if (scalar.isAbsent()) {
          yield "null";
        }
        boolean truth = scalar.text().equals("true") || scalar.text().equals("false");
        yield scalar.quoted()
            ? "string"
            : truth ? "boolean" : number(node).isPresent() ? "number" : "string";
      }
    };
  }

  private static Optional<Double> number(Node node) {
    boolean plain =
        node instanceof Scalar scalar
            && !scalar.quoted()
            && Pattern.matches(
                "[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?", scalar.text());
    return plain ? Optional.of(Double.parseDouble(text(node))) : Optional.empty();
  }

  private static double bound(Node value) {
    return Double.parseDouble(text(value));
  }

  private static boolean same(Node node, Node value) {
    return node instanceof Scalar && text(node).equals(text(value));
  }

  private static String text(Node node) {
    return ((Scalar) node).text();
  }
}
