package lepton.process;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What `/proc/PID/status` says of a process's signals (proc_pid_status(5)).
///
/// @param pending those that wait for its first thread or for any of its threads
/// @param blocked those that its first thread blocks
record ProcessStatus(SignalSet pending, SignalSet blocked, SignalSet ignored, SignalSet caught) {

  /// @throws IOException if there is no such process, or no `/proc`
  static ProcessStatus read(Path proc, String process) throws IOException {
    var text = Files.readAllBytes(proc.resolve(process).resolve("status"));
    return parse(new String(text, ISO_8859_1));
  }

  static ProcessStatus parse(String text) {
    return new ProcessStatus(
        mask(text, "SigPnd").or(mask(text, "ShdPnd")),
        mask(text, "SigBlk"),
        mask(text, "SigIgn"),
        mask(text, "SigCgt"));
  }

  private static SignalSet mask(String text, String key) {
    int at = text.indexOf("\n" + key + ":");
    if (at < 0) {
      throw new IllegalArgumentException("a process status has no line " + key);
    }
    int end = text.indexOf('\n', at + 1);
    var digits = text.substring(at + key.length() + 2, end < 0 ? text.length() : end).strip();
    return new SignalSet(Long.parseUnsignedLong(digits, 16));
  }
}
