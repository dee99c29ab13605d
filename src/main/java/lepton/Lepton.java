package lepton;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// Starts the program.
public final class Lepton {
  private Lepton() {}

  /// Runs one command and ends the process with its exit status.
  public static void main(String[] args) {
    System.exit(run(args, System.out));
  }

  /// Runs one command and returns its exit status.
  static int run(String[] args, PrintStream out) {
    CommandSpec spec = CommandSpec.create().name("lepton");
    spec.addOption(OptionSpec.builder("--version").arity("0").type(boolean.class).build());
    CommandLine.ParseResult parsed = new CommandLine(spec).parseArgs(args);
    if (parsed.hasMatchedOption("--version")) {
      out.println("lepton " + text("version.txt") + " (" + text("commit.txt") + ")");
    }
    out.flush();
    return 0;
  }

  /// What the build left in a resource, or "unknown".
  private static String text(String resource) {
    try (InputStream in = Lepton.class.getResourceAsStream(resource)) {
      return in == null ? "unknown" : new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      return "unknown";
    }
  }
}
