package lepton.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;

/// What was built, and from what.
final class Version {

  private Version() {}

  static String line() throws IOException {
    return "lepton " + number() + " (" + text("commit.txt") + ")\n";
  }

  static String number() throws IOException {
    return text("version.txt");
  }

  private static String text(String resource) throws IOException {
    try (var in = Version.class.getResourceAsStream("/lepton/" + resource)) {
      return in == null ? "unknown" : new String(in.readAllBytes(), UTF_8).strip();
    }
  }
}
