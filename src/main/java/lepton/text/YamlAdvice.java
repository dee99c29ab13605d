package lepton.text;

/// What to say of YAML that can be parsed but is not read here, or does not mean what it looks
/// like.
final class YamlAdvice {

  private static final String PYTHON = "tag:yaml.org,2002:";

  private YamlAdvice() {}

  static void unknownAlias(String name, Iterable<String> known, Place at, Problems problems) {
    problems.error(
        at,
        "unknown alias " + Quote.of("*" + name),
        Suggestion.closest(name, known)
            .map(near -> "did you mean " + Quote.of("*" + near) + "?")
            .orElse(
                "mark a value above as &name to use it as *name; put a text that begins so in"
                    + " quotes"));
  }

  static void unknownTag(String tag, Place at, Problems problems) {
    var written = tag.startsWith(PYTHON) ? "!!" + tag.substring(PYTHON.length()) : tag;
    problems.error(at, "the tag " + Quote.of(written) + " is not read here", "leave it out");
  }

  static void mergeKey(Scalar key, Problems problems) {
    problems.error(
        key.place(),
        "the merge key '<<' is not read here (YAML 1.2 has none)",
        "write the keys out, or share all of a value by its alias: 'host: *name'");
  }

  static void complexKey(Node key, Problems problems) {
    problems.error(key.place(), key.kind() + " can't be a key", "write it as 'key: value'");
  }

  /// Whether a key's value, on a line of its own, is a line such as `count:8`, which YAML takes for
  /// a text.
  static boolean missingSpace(Place above, Node value, Problems problems) {
    return value instanceof Scalar scalar
        && above.line() < scalar.place().line()
        && missingSpace(scalar, problems);
  }

  /// Whether a text looks like `count:8`; a problem if so.
  static boolean missingSpace(Scalar scalar, Problems problems) {
    int colon = scalar.quoted() ? -1 : keyLength(scalar.text());
    if (colon > 0) {
      missingSpace(scalar.place(), scalar.text().substring(0, colon), problems);
    }
    return colon > 0;
  }

  static void missingSpace(Place at, String key, Problems problems) {
    problems.error(
        at,
        "a space is missing after " + Quote.of(key + ":"),
        "write it as " + Quote.of(key + ": …"));
  }

  /// How long the key is in a text such as `count:8`; 0 where it doesn't look so: `http://…`,
  /// `08:00`.
  static int keyLength(String text) {
    int i = 0;
    while (i < text.length() && (Character.isLetter(text.charAt(i)) || text.charAt(i) == '_')) {
      i++;
    }
    boolean key = i > 0 && i + 1 < text.length() && text.charAt(i) == ':';
    return key && text.charAt(i + 1) > ' ' && text.charAt(i + 1) != '/' ? i : 0;
  }
}
