package lepton;

import java.io.PrintStream;
import lepton.cli.CommandLineTool;
import lepton.cli.Terminal;

/// Starts the program.
public final class Lepton {
  private Lepton() {}

  /// Runs one command and ends the process with its exit status.
  public static void main(String[] args) {
    System.exit(new CommandLineTool(Terminal.surroundings()).run(args));
  }

  /// Runs one command and returns its exit status.
  static int run(String[] args, PrintStream out) {
    return new CommandLineTool(Terminal.surroundings(out)).run(args);
  }
}
