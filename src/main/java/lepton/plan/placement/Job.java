package lepton.plan.placement;

import java.util.List;

/// A job that has to be placed.
///
/// One that is not divisible runs at one site, in one go, on all of its GPUs. A divisible one runs
/// on any part of them, in any slots and at several sites, never on more than all of them at once,
/// until its work is done; its data move with the work.
///
/// @param watts of its IT equipment, while all of its GPUs work
/// @param seconds that it takes on all of its GPUs
/// @param gpus that it takes; 0 where nothing counts them
/// @param ready when it may start, in seconds since 1970-01-01T00:00Z
/// @param deadline when it has to have ended
/// @param sites where it may run, the preferred one first
/// @param home where its data lie
/// @param gigabytes of data (10⁹ bytes) that move to another site
public record Job(
    String name,
    double watts,
    double seconds,
    double gpus,
    double ready,
    double deadline,
    boolean divisible,
    List<Integer> sites,
    int home,
    double gigabytes) {

  /// @throws IllegalArgumentException if it takes no time, less than no power, or runs nowhere
  public Job {
    sites = List.copyOf(sites);
    if (!(seconds > 0) || !(watts >= 0) || !(gpus >= 0) || !(gigabytes >= 0)) {
      throw new IllegalArgumentException(
          "a job takes time, and no less than no power, got " + seconds + " s, " + watts + " W");
    }
    if (sites.isEmpty()) {
      throw new IllegalArgumentException("a job runs somewhere");
    }
  }
}
