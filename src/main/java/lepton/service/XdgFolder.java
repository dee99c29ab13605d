package lepton.service;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// A person's folders (XDG Base Directory Specification 0.8: a relative path is to be ignored).
final class XdgFolder {

  private XdgFolder() {}

  static Optional<Path> config(Map<String, String> environment) {
    return folder("XDG_CONFIG_HOME", ".config", environment);
  }

  static Optional<Path> cache(Map<String, String> environment) {
    return folder("XDG_CACHE_HOME", ".cache", environment);
  }

  private static Optional<Path> folder(
      String variable, String usual, Map<String, String> environment) {
    var named = environment.getOrDefault(variable, "");
    if (named.startsWith("/")) {
      return Optional.of(Path.of(named));
    }
    var home = environment.getOrDefault("HOME", "");
    return home.startsWith("/") ? Optional.of(Path.of(home, usual)) : Optional.empty();
  }
}
