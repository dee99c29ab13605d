package lepton.benchmark;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What one start of a program took, from start to exit with its output thrown away.
///
/// A small Python process does the measuring: the kernel counts the memory of whoever starts a
/// process as that process's own until it runs its program, and this Java is larger than most.
///
/// @param wallMillis elapsed time
/// @param cpuMillis time on processors, of all threads
/// @param residentMegabytes the most memory resident at once, in units of 10⁶ bytes
/// @param status the exit status
public record Start(double wallMillis, double cpuMillis, double residentMegabytes, int status) {
  /// The yardstick, which measures, too: the system's own Python, where there is one. What is found
  /// along PATH may be a script that looks for a Python first.
  public static final String PYTHON =
      Files.isExecutable(Path.of("/usr/bin/python3")) ? "/usr/bin/python3" : "python3";

  private static final String METER =
      """
      import os, sys, time
      actions = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
      begin = time.perf_counter()
      child = os.posix_spawnp(sys.argv[1], sys.argv[1:], os.environ, file_actions=actions)
      _, status, used = os.wait4(child, 0)
      wall = time.perf_counter() - begin
      print(wall, used.ru_utime + used.ru_stime, used.ru_maxrss, os.waitstatus_to_exitcode(status))
      """;

  /// Starts a program and waits for its end.
  ///
  /// @throws IOException if Python or the program is not there
  public static Start of(List<String> command) throws IOException, InterruptedException {
    List<String> measured = new ArrayList<>(List.of(PYTHON, "-S", "-E", "-c", METER));
    measured.addAll(command);
    Process meter =
        new ProcessBuilder(measured).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String[] words = new String(meter.getInputStream().readAllBytes(), UTF_8).split("\\s", -1);
    if (meter.waitFor() != 0) {
      throw new IOException("cannot start " + command.getFirst());
    }
    return new Start(
        1e3 * Double.parseDouble(words[0]),
        1e3 * Double.parseDouble(words[1]),
        1024e-6 * Double.parseDouble(words[2]),
        Integer.parseInt(words[3]));
  }
}
