package lepton.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import lepton.report.Paint;
import lepton.text.Diagnostic;
import lepton.text.Problem;

/// What a command finds around it, handed in so that commands run anywhere.
///
/// @param width columns of the terminal; 80 where there is none
public record Surroundings(
    InputStream in,
    OutputStream out,
    OutputStream err,
    Map<String, String> environment,
    Path workingDirectory,
    boolean outIsTerminal,
    boolean errIsTerminal,
    int width) {

  /// What the launcher sets `LC_ALL` to, keeping what it was.
  private static final String OF_LAUNCHER = "C.UTF-8";

  /// Where there is no terminal to ask.
  static final int USUAL_WIDTH = 80;

  /// Nobody reads standard output any more: a reason to end quietly.
  public static final class ClosedPipe extends IOException {
    private static final long serialVersionUID = 1;
  }

  void print(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  /// A sentence on standard error; where even that is closed, nobody can be told.
  void say(String sentence) {
    try {
      err.write((sentence + "\n").getBytes(StandardCharsets.UTF_8));
      err.flush();
    } catch (IOException nobodyListens) {
      return;
    }
  }

  /// Problems in the shape of compilers; one without a place is the command line's. What is wrong
  /// with an option is found in every document, and told once.
  void tell(List<Problem> problems, Paint paint) {
    var told = new LinkedHashSet<String>();
    for (var problem : problems) {
      var shown = Diagnostic.render(problem, paint == Paint.ANSI);
      told.add(problem.place().isPresent() ? shown : paint.bold("lepton:") + " " + shown);
    }
    if (!told.isEmpty()) {
      say(String.join("", told).stripTrailing());
    }
  }

  /// An option's word on colour, or else the environment's (no-color.org, bixense.com/clicolors).
  Paint paint(String when, boolean terminal) {
    return Paint.of(
        switch (when) {
          case "always" -> true;
          case "never" -> false;
          default -> coloured(terminal);
        });
  }

  private boolean coloured(boolean terminal) {
    if (!variable("NO_COLOR").isEmpty()) {
      return false;
    }
    var force = variable("CLICOLOR_FORCE");
    if (!force.isEmpty() && !force.equals("0")) {
      return true;
    }
    return terminal && !variable("CLICOLOR").equals("0") && !variable("TERM").equals("dumb");
  }

  /// Whether block characters can be shown: not where the locale says another encoding than UTF-8
  /// (POSIX: LC_ALL before LC_CTYPE before LANG). What the launcher set for Java is not asked.
  boolean unicode() {
    var all = variable("LC_ALL");
    if (all.equals(OF_LAUNCHER)) {
      all = variable("LEPTON_KEPT_LC_ALL");
    }
    for (var locale : new String[] {all, variable("LC_CTYPE"), variable("LANG")}) {
      if (!locale.isEmpty()) {
        var encoding = locale.toLowerCase(Locale.ROOT).replace("-", "");
        return encoding.contains("utf8");
      }
    }
    return true;
  }

  String variable(String name) {
    return environment.getOrDefault(name, "");
  }
}
