package lepton.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// A folder with files, and commands that run in it.
public final class Session {

  /// A run that ended.
  public record Ended(int status, String out, String err) {}

  private final Path folder;
  private final Map<String, String> environment = new HashMap<>();
  private String input = "";
  private boolean terminal;
  private int width = 80;

  public Session(Path folder) {
    this.folder = folder;
  }

  /// A workload that needs no default but those of its site.
  static final String SMALL =
      """
      name: small
      training: {accelerator_hours: 100 h, precision: bf16}
      hardware: {accelerator: a100-sxm4-80gb, count: 4, power: 300 W, host: none}
      site: {grid: 400 gCO2e/kWh, pue: 1.5, wue: 1 L/kWh}
      """;

  public Session file(String name, String content) {
    try {
      var path = folder.resolve(name);
      if (path.getParent() != null) {
        Files.createDirectories(path.getParent());
      }
      Files.writeString(path, content);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Session input(String text) {
    input = text;
    return this;
  }

  public Session variable(String name, String value) {
    environment.put(name, value);
    return this;
  }

  public Session terminal(int columns) {
    terminal = true;
    width = columns;
    return this;
  }

  public Ended run(String... args) {
    var out = new ByteArrayOutputStream();
    return run(out, args);
  }

  Ended run(OutputStream out, String... args) {
    var err = new ByteArrayOutputStream();
    var here =
        new Surroundings(
            new ByteArrayInputStream(input.getBytes(UTF_8)),
            out,
            err,
            Map.copyOf(environment),
            folder,
            terminal,
            terminal,
            width);
    int status = new CommandLineTool(here).run(args);
    var said = out instanceof ByteArrayOutputStream bytes ? bytes.toString(UTF_8) : "";
    return new Ended(status, said, err.toString(UTF_8));
  }
}
