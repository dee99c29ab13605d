package lepton.service;

import java.util.HashMap;
import java.util.Map;
import lepton.text.Problems;
import lepton.text.Quote;

/// Reads lines `NAME=VALUE`, as shells write them; `#` begins a comment.
final class SecretLines {

  private SecretLines() {}

  /// No problem repeats what a line says: it may be a secret.
  static Map<String, String> read(String text, String file, Problems problems) {
    var found = new HashMap<String, String>();
    int number = 0;
    for (var line : text.lines().toList()) {
      number++;
      var bare = line.strip();
      if (bare.isEmpty() || bare.startsWith("#")) {
        continue;
      }
      var pair = bare.startsWith("export ") ? bare.substring("export ".length()) : bare;
      int equals = pair.indexOf('=');
      if (equals <= 0) {
        problems.error(
            "line " + number + " of " + Quote.of(file) + " is not NAME=VALUE",
            "write for instance ELECTRICITYMAPS_TOKEN=…");
        return Map.of();
      }
      found.put(pair.substring(0, equals).strip(), unquoted(pair.substring(equals + 1).strip()));
    }
    return found;
  }

  private static String unquoted(String value) {
    boolean quoted =
        value.length() > 1
            && (value.charAt(0) == '"' || value.charAt(0) == '\'')
            && value.charAt(value.length() - 1) == value.charAt(0);
    return quoted ? value.substring(1, value.length() - 1) : value;
  }
}
