package lepton.service;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// A person's folders for lepton (XDG Base Directory Specification 0.8: a relative path is to be
/// ignored); absent where there is no home.
public final class XdgFolder {

  private XdgFolder() {}

  /// What a person sets.
  public static Optional<Path> config(Map<String, String> environment) {
    return folder("XDG_CONFIG_HOME", ".config", environment);
  }

  /// What can be had again.
  public static Optional<Path> cache(Map<String, String> environment) {
    return folder("XDG_CACHE_HOME", ".cache", environment);
  }

  /// What is to be kept, and is not for others to have.
  public static Optional<Path> state(Map<String, String> environment) {
    return folder("XDG_STATE_HOME", ".local/state", environment);
  }

  private static Optional<Path> folder(
      String variable, String usual, Map<String, String> environment) {
    var named = environment.getOrDefault(variable, "");
    if (named.startsWith("/")) {
      return Optional.of(Path.of(named, "lepton"));
    }
    var home = environment.getOrDefault("HOME", "");
    return home.startsWith("/") ? Optional.of(Path.of(home, usual, "lepton")) : Optional.empty();
  }
}
