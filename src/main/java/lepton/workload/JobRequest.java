package lepton.workload;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import lepton.text.Place;
import lepton.text.Scalar;

/// A job that is to be placed, as a file of jobs describes it.
///
/// @param place where it is written
/// @param gpus that it takes; absent where its workload says
/// @param ready when it may start, in seconds since 1970-01-01T00:00Z; absent where at once
/// @param deadline when it has to have ended; absent where nobody said
/// @param sites where it may run, the preferred one first
/// @param home where its data lie
/// @param bytes of its data
public record JobRequest(
    String name,
    Place place,
    Demand demand,
    Optional<Input> gpus,
    OptionalDouble ready,
    OptionalDouble deadline,
    boolean divisible,
    List<Integer> sites,
    int home,
    double bytes) {

  public JobRequest {
    sites = List.copyOf(sites);
  }

  /// What it draws, and for how long.
  public sealed interface Demand {}

  /// As given: W of IT equipment, s.
  public record Stated(Input watts, Input seconds) implements Demand {}

  /// What a workload file is estimated to take; `seconds` where another time is given.
  public record OfWorkload(Scalar file, Optional<Input> seconds) implements Demand {}
}
