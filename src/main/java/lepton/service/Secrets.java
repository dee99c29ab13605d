package lepton.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lepton.text.Problems;
import lepton.text.Quote;

/// The secrets of a person: variables of the environment, or else lines `NAME=VALUE` of a file that
/// nobody else can read.
public final class Secrets {

  /// The variable that names the file.
  private static final String FILE = "LEPTON_SECRETS";

  private static final Set<PosixFilePermission> OTHERS =
      EnumSet.of(
          PosixFilePermission.GROUP_READ,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE);

  private final Map<String, String> environment;
  private final Path workingDirectory;

  public Secrets(Map<String, String> environment, Path workingDirectory) {
    this.environment = environment;
    this.workingDirectory = workingDirectory;
  }

  /// Those of a provider, in its order; fewer, with problems, where one is not known.
  List<Secret> of(Provider provider, Problems problems) {
    var found = new ArrayList<Secret>();
    for (var name : provider.secrets()) {
      var given = environment.getOrDefault(name, "").strip();
      if (!given.isEmpty()) {
        found.add(new Secret(name, given));
      }
    }
    if (found.size() < provider.secrets().size()) {
      found.clear();
      var file = file();
      var lines = file.map(path -> lines(path, problems)).orElse(Map.of());
      for (var name : provider.secrets()) {
        var value = environment.getOrDefault(name, "").strip();
        value = value.isEmpty() ? lines.getOrDefault(name, "") : value;
        if (!value.isEmpty()) {
          found.add(new Secret(name, value));
        } else if (!problems.hasErrors()) {
          missing(provider, name, file, problems);
        }
      }
    }
    for (var secret : found) {
      if (!isPlain(secret.value())) {
        problems.error(
            secret.name() + " holds a character that no secret has",
            "was a line end or a space copied with it?");
      }
    }
    return problems.hasErrors() ? List.of() : found;
  }

  private static void missing(
      Provider provider, String name, Optional<Path> file, Problems problems) {
    problems.error(
        provider.word() + " needs " + name + ", and it is not set",
        "set that variable, or write the line "
            + name
            + "=… into "
            + file.map(Path::toString).orElse("a file that " + FILE + " names")
            + ", with chmod 600");
  }

  /// Printable ASCII: what can stand in a header of HTTP.
  private static boolean isPlain(String value) {
    for (int i = 0; i < value.length(); i++) {
      if (value.charAt(i) < ' ' || value.charAt(i) > '~') {
        return false;
      }
    }
    return true;
  }

  /// `$LEPTON_SECRETS`, else `lepton/secrets` of the XDG folder for configuration.
  private Optional<Path> file() {
    var named = environment.getOrDefault(FILE, "");
    if (!named.isEmpty()) {
      return Optional.of(workingDirectory.resolve(named));
    }
    return XdgFolder.config(environment).map(folder -> folder.resolve("secrets"));
  }

  private Map<String, String> lines(Path file, Problems problems) {
    try {
      if (!Files.exists(file) && environment.getOrDefault(FILE, "").isEmpty()) {
        return Map.of();
      }
      if (isOpen(file)) {
        problems.error(
            "others can read the secrets in " + Quote.of(file.toString()),
            "let nobody but you: chmod 600 " + file);
        return Map.of();
      }
      return SecretLines.read(Files.readString(file), file.toString(), problems);
    } catch (NoSuchFileException missing) {
      problems.error(
          FILE + " names " + Quote.of(file.toString()) + ", and there is no such file",
          "check the path");
    } catch (IOException unreadable) {
      // the message of a malformed text says no word of it
      problems.error(
          "cannot read the secrets in " + Quote.of(file.toString()),
          "it has to be a text in UTF-8 that you can read");
    }
    return Map.of();
  }

  private static boolean isOpen(Path file) throws IOException {
    if (!Files.getFileStore(file).supportsFileAttributeView("posix")) {
      return false;
    }
    for (var permission : Files.getPosixFilePermissions(file)) {
      if (OTHERS.contains(permission)) {
        return true;
      }
    }
    return false;
  }
}
