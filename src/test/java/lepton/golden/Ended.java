package lepton.golden;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import lepton.cli.CommandLineTool;
import lepton.cli.Surroundings;

/// How a command line ended: its exit status, and what it wrote.
record Ended(int status, String out, String err) {

  static Ended of(Path folder, List<String> args) {
    return of(folder, new ByteArrayInputStream(new byte[0]), args);
  }

  static Ended of(Path folder, InputStream in, List<String> args) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var here =
        new Surroundings(in, out, err, Map.of("HOME", folder.toString()), folder, false, false, 80);
    int status = new CommandLineTool(here).run(args.toArray(String[]::new));
    return new Ended(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
