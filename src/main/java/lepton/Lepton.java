package lepton;

import java.io.PrintStream;
import lepton.cli.CommandLineTool;
import lepton.cli.Terminal;

/// Starts the program.
public final class Lepton {
  private Lepton() {}

  /// Runs one command and ends the process with its exit status.
  public static void main(String[] args) {
    int status = new CommandLineTool(Terminal.surroundings()).run(args);
    // Not System.exit, which looks for a logger all through the jars first, for 5 ms of each start.
    Runtime.getRuntime().halt(status);
  }

  /// Runs one command and returns its exit status.
  static int run(String[] args, PrintStream out) {
    return new CommandLineTool(Terminal.surroundings(out)).run(args);
  }
}
