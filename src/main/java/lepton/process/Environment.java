package lepton.process;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The environment that lepton was called with, made from the one that it has: the launcher changes
/// some variables for Java's sake, and keeps what they were in others.
///
/// Names and values are bytes that need be no text, so they stand here as ISO 8859-1, in which
/// every byte is a character.
final class Environment {

  private static final String KEPT = "LEPTON_KEPT_";

  /// Set by the launcher whenever it starts `lepton run`; without it nothing was changed.
  static final String KEPT_SIGNALS = KEPT + "SIGNALS";

  /// Their numbers, each with a space before and after it.
  static final String KEPT_DESCRIPTORS = KEPT + "DESCRIPTORS";

  /// Variables that the shell would have lost or changed, as the launcher's `sed` writes them.
  private static final String KEPT_BY_SHELL = KEPT + "ENVIRONMENT";

  /// What a shell sets although nobody asked it to.
  private static final Set<String> SET_BY_SHELL = Set.of("PWD", "OLDPWD", "SHLVL");

  private static final Set<String> SET_BY_LAUNCHER =
      Set.of("LC_ALL", "LEPTON_COLUMNS", "_JAVA_SR_SIGNUM");

  private static final Set<String> MOVED_BY_LAUNCHER =
      Set.of("JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS", "JDK_JAVA_OPTIONS", "LC_ALL");

  private static final byte ESCAPE = 1;

  private final Map<String, String> variables;

  private Environment(Map<String, String> variables) {
    this.variables = variables;
  }

  /// The variables of `/proc/PID/environ`: `NAME=VALUE`, each with a 0 at its end.
  static Environment parse(byte[] environ) {
    var variables = new LinkedHashMap<String, String>();
    int from = 0;
    for (int at = 0; at < environ.length; at++) {
      if (environ[at] == 0) {
        put(new String(environ, from, at - from, ISO_8859_1), variables);
        from = at + 1;
      }
    }
    return new Environment(variables);
  }

  private static void put(String entry, Map<String, String> variables) {
    // A name may begin with an equals sign, and an entry be without one.
    int equals = entry.indexOf('=', 1);
    if (equals > 0) {
      variables.putIfAbsent(entry.substring(0, equals), entry.substring(equals + 1));
    }
  }

  /// @throws IOException if there is no `/proc`
  static Environment read(Path proc) throws IOException {
    return parse(Files.readAllBytes(proc.resolve("self").resolve("environ")));
  }

  String value(String name) {
    return variables.getOrDefault(name, "");
  }

  /// What it was before the launcher.
  Environment restored() {
    if (!variables.containsKey(KEPT_SIGNALS)) {
      return this;
    }
    var before = new LinkedHashMap<>(variables);
    before.keySet().removeAll(SET_BY_LAUNCHER);
    for (var name : variables.keySet()) {
      if (name.startsWith(KEPT)) {
        before.remove(name);
      }
    }
    for (var name : MOVED_BY_LAUNCHER) {
      var value = variables.get(KEPT + name);
      if (value != null) {
        before.put(name, value);
      }
    }
    var kept = variables.get(KEPT_BY_SHELL);
    if (kept != null) {
      before.keySet().removeAll(SET_BY_SHELL);
      unescape(kept.getBytes(ISO_8859_1), before);
    }
    return new Environment(before);
  }

  /// After an escape, a full stop ends an entry and an `e` stands for the escape itself.
  private static void unescape(byte[] kept, Map<String, String> into) {
    var entry = new ByteArrayOutputStream();
    for (int at = 0; at < kept.length; at++) {
      if (kept[at] != ESCAPE) {
        entry.write(kept[at]);
      } else if (++at < kept.length && kept[at] == '.') {
        put(entry.toString(ISO_8859_1), into);
        entry.reset();
      } else {
        entry.write(ESCAPE);
      }
    }
  }

  /// The entries, with some variables, which are text, added or replaced.
  List<byte[]> with(Map<String, String> additions) {
    var all = new LinkedHashMap<>(variables);
    for (var addition : additions.entrySet()) {
      all.put(bytes(addition.getKey()), bytes(addition.getValue()));
    }
    var entries = new ArrayList<byte[]>();
    for (var variable : all.entrySet()) {
      entries.add((variable.getKey() + "=" + variable.getValue()).getBytes(ISO_8859_1));
    }
    return entries;
  }

  private static String bytes(String text) {
    return new String(text.getBytes(UTF_8), ISO_8859_1);
  }
}
