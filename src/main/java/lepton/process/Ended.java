package lepton.process;

import java.util.OptionalInt;

/// How a command ended, and what it used with all of its children that it waited for
/// (`struct rusage`, getrusage(2)).
///
/// @param status its exit status; 128 + n where signal n ended it, as shells count
/// @param signal the signal that ended it, if one did
/// @param userSeconds processor time in its own code
/// @param systemSeconds processor time in the kernel for it
/// @param peakBytes the most memory that the largest process among them had resident
public record Ended(
    int status, OptionalInt signal, double userSeconds, double systemSeconds, long peakBytes) {

  private static final int SIGNALED = 128;

  private static final double SECONDS_PER_MICROSECOND = 1e-6;

  /// @param status as wait4(2) tells it: the exit status in the second byte, or the signal in the
  ///     lowest seven bits
  static Ended of(int status, double userSeconds, double systemSeconds, long peakBytes) {
    int signal = status & 0x7f;
    return signal == 0
        ? new Ended(
            (status >> 8) & 0xff, OptionalInt.empty(), userSeconds, systemSeconds, peakBytes)
        : new Ended(
            SIGNALED + signal, OptionalInt.of(signal), userSeconds, systemSeconds, peakBytes);
  }

  static double seconds(long seconds, long microseconds) {
    return seconds + microseconds * SECONDS_PER_MICROSECOND;
  }
}
