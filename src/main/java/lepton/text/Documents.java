package lepton.text;

import java.util.List;

/// The documents of a text, YAML 1.2 or JSON, each a node that knows where everything in it stands.
public final class Documents {

  private Documents() {}

  /// One node a document, in order. What can't be read is a problem, and the documents before it
  /// are still given.
  ///
  /// JSON is a name that ends in `.json`, `.ndjson` or `.jsonl`, or a text that begins as JSON
  /// objects do; the latter is read as YAML where only that works. A text without any document is a
  /// problem.
  public static List<Node> read(SourceText text, Problems problems) {
    if (named(text, ".json", ".ndjson", ".jsonl")) {
      return new JsonReader(text, problems).documents();
    }
    if (!beginsAsJson(text.content())) {
      return new YamlReader(text, problems).documents();
    }
    var asJson = new Problems();
    var documents = new JsonReader(text, asJson).documents();
    if (!asJson.hasErrors()) {
      problems.addAll(asJson);
      return documents;
    }
    var asYaml = new Problems();
    var others = new YamlReader(text, asYaml).documents();
    boolean yaml = !asYaml.hasErrors() || named(text, ".yaml", ".yml");
    problems.addAll(yaml ? asYaml : asJson);
    return yaml ? others : documents;
  }

  private static boolean named(SourceText text, String... endings) {
    for (var ending : endings) {
      if (text.name().length() > ending.length()
          && text.name()
              .regionMatches(
                  true, text.name().length() - ending.length(), ending, 0, ending.length())) {
        return true;
      }
    }
    return false;
  }

  private static boolean beginsAsJson(String content) {
    int brace = next(content, 0);
    if (!content.startsWith("{", brace)) {
      return false;
    }
    int then = next(content, brace + 1);
    return content.startsWith("\"", then) || content.startsWith("}", then);
  }

  private static int next(String content, int at) {
    int i = at;
    while (i < content.length() && Character.isWhitespace(content.charAt(i))) {
      i++;
    }
    return i;
  }
}
