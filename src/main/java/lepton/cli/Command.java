package lepton.cli;

import java.io.IOException;

/// One verb of the command line.
interface Command {

  CommandModel model();

  /// Does it, and says how the process should end.
  int run(Arguments arguments, Surroundings here) throws IOException;
}
