package lepton.cli;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import lepton.plan.placement.Job;
import lepton.plan.placement.Slots;
import lepton.quantity.Dimension;
import lepton.text.Problems;
import lepton.workload.JobRequest;

/// How long the slots of a plan are: as long as `--step` says, or the longest usual length that all
/// times that are written are multiples of.
final class PlacementSteps {

  private static final double[] USUAL = {3600, 1800, 900, 600, 300, 60};
  private static final double HOUR = USUAL[0];

  /// Jobs times sites times slots up to which slots of less than an hour are worth their time.
  private static final double MOST_CELLS = 2e6;

  /// More slots than any plan has.
  private static final double MOST_SLOTS = 1e9;

  /// s; below it a difference is rounding.
  private static final double ROUNDING = 1e-3;

  private final List<JobRequest> requests;
  private final List<Job> jobs;
  private final int sites;

  PlacementSteps(List<JobRequest> requests, List<Job> jobs, int sites) {
    this.requests = List.copyOf(requests);
    this.jobs = List.copyOf(jobs);
    this.sites = sites;
  }

  /// Seconds; absent with a problem.
  OptionalDouble step(Arguments arguments, Problems problems) {
    var given = arguments.value("--step");
    if (given.isEmpty()) {
      return OptionalDouble.of(usual());
    }
    var step = ScheduleOptions.amount("--step", given.get(), Dimension.TIME, "15min", problems);
    if (step.isPresent() && !(step.getAsDouble() >= 1)) {
      problems.error("--step has to be 1 s at least", "write for instance --step 15min");
      return OptionalDouble.empty();
    }
    return step;
  }

  private double usual() {
    for (double step : USUAL) {
      boolean fits = true;
      for (int i = 0; i < jobs.size() && fits; i++) {
        fits = fits(i, step);
      }
      double count = (last() - first()) / step;
      if (fits) {
        return count * sites * jobs.size() <= MOST_CELLS ? step : HOUR;
      }
    }
    return HOUR;
  }

  /// Whether what is written of a job is so many steps; what is estimated never is.
  private boolean fits(int i, double step) {
    var request = requests.get(i);
    boolean duration =
        request.divisible()
            || !(request.demand() instanceof JobRequest.Stated)
            || multiple(jobs.get(i).seconds(), step);
    return duration
        && (request.ready().isEmpty() || multiple(jobs.get(i).ready(), step))
        && (request.deadline().isEmpty() || multiple(jobs.get(i).deadline(), step));
  }

  private static boolean multiple(double time, double step) {
    return Math.abs(time - Math.rint(time / step) * step) < ROUNDING;
  }

  private double first() {
    return jobs.stream().mapToDouble(Job::ready).min().orElseThrow();
  }

  private double last() {
    return jobs.stream().mapToDouble(Job::deadline).max().orElseThrow();
  }

  /// From the first whole step at which a job is ready to the last deadline; absent where they
  /// can't be counted.
  Optional<Slots> slots(double step) {
    double origin = Math.ceil(first() / step - ROUNDING / step) * step;
    double count = Math.max(1, Math.floor((last() - origin) / step + ROUNDING / step));
    return count > MOST_SLOTS
        ? Optional.empty()
        : Optional.of(new Slots(origin, step, (int) count));
  }
}
