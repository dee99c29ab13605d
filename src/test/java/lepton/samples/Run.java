package lepton.samples;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import lepton.cli.CommandLineTool;
import lepton.cli.Surroundings;

/// One command line, run in this process from the repository's root.
record Run(String out, String err, int exit) {

  static final Path ROOT = Path.of("").toAbsolutePath();

  static Run of(String... args) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var here =
        new Surroundings(
            new ByteArrayInputStream(new byte[0]), out, err, Map.of(), ROOT, false, false, 80);
    int exit = new CommandLineTool(here).run(args);
    return new Run(
        out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8), exit);
  }

  /// What a terminal would show.
  String shown() {
    return out + err;
  }
}
