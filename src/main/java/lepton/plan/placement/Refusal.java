package lepton.plan.placement;

import java.util.OptionalDouble;

/// Why there is no place for a job.
///
/// @param job its number
public record Refusal(int job, Reason reason) {

  /// Why.
  public sealed interface Reason {

    /// None of its sites has as many GPUs, or as much power, even when it is empty.
    record TooBig() implements Reason {}

    /// It takes longer than there is time.
    ///
    /// @param available seconds from when it is ready to its deadline
    record TooLate(double available) implements Reason {}

    /// There is time enough, but not in whole slots.
    record BetweenSlots() implements Reason {}

    /// The intensity of none of its sites is known for long enough in its time.
    record Unknown() implements Reason {}

    /// The others leave it no room.
    ///
    /// @param proven whether there is no plan at all, or only none was found
    /// @param wanted GPU hours of all jobs that have to run in its time at its sites
    /// @param there GPU hours of its sites in that time
    record Full(boolean proven, OptionalDouble wanted, OptionalDouble there) implements Reason {}
  }
}
