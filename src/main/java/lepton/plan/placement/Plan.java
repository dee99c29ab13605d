package lepton.plan.placement;

import java.util.List;
import java.util.OptionalDouble;

/// Where and when each job runs.
///
/// @param jobs in the order of the jobs
/// @param kilograms CO2e of all, data moved
/// @param movingKilograms of it, for moving data
/// @param within the share of these emissions that a better plan might save at most; 0 where there
///     is none
/// @param method how that is known
/// @param now first come, first served
/// @param worstKilograms of the dirtiest plan that was found
/// @param peaks of each site
public record Plan(
    Slots slots,
    List<Location> sites,
    List<Assigned> jobs,
    double kilograms,
    double movingKilograms,
    double within,
    Method method,
    FirstServed now,
    OptionalDouble worstKilograms,
    List<Peak> peaks) {

  public Plan {
    sites = List.copyOf(sites);
    jobs = List.copyOf(jobs);
    peaks = List.copyOf(peaks);
  }

  /// How a plan was found, and what its quality rests on.
  public enum Method {
    /// Each job runs where and when it emits least: there is room for all.
    UNHINDERED,
    /// Simplex.
    SIMPLEX,
    /// Branch and bound, to its end.
    SEARCH,
    /// Prices of scarce slots, which bound any plan from below.
    PRICES
  }

  /// A job in its place.
  ///
  /// @param runs in order of time; one where it runs in one go
  /// @param joules of the facility
  public record Assigned(
      Job job, List<Run> runs, double joules, double kilograms, double movingKilograms) {
    public Assigned {
      runs = List.copyOf(runs);
    }
  }

  /// A while at a site.
  ///
  /// @param start in seconds since 1970-01-01T00:00Z
  /// @param share of the job's GPUs that work
  /// @param kilograms CO2e, with those of the data that move for it
  public record Run(int site, double start, double end, double share, double kilograms) {}

  /// First come, first served.
  ///
  /// @param kilograms of all jobs; absent where some would miss their deadline
  /// @param missed how many would
  public record FirstServed(OptionalDouble kilograms, int missed) {}

  /// The most that is taken of a site at any time, and what it does in all.
  ///
  /// @param gpuHours and joules (of the facility) of all of its jobs
  public record Peak(double gpus, double watts, double gpuHours, double joules, double kilograms) {}

  public double joules() {
    double sum = 0;
    for (var job : jobs) {
      sum += job.joules();
    }
    return sum;
  }
}
