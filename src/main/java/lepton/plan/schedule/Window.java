package lepton.plan.schedule;

/// A time in which the job runs, in seconds since 1970-01-01T00:00Z.
public record Window(double start, double end, String zone) {

  public double seconds() {
    return end - start;
  }
}
