package lepton.catalog;

import lepton.quantity.Estimate;

/// What to expect of an accelerator before anything is measured: a median and its P10 to P90.
///
/// @param median of the share, in (0, 1]
/// @param n how many published runs it rests on
/// @param level what those runs have in common with the accelerator asked for
/// @param boundary what the figure covers, such as `accelerators alone`
/// @param source id in the catalogue of sources
/// @param note what a reader should know, in words
public record Prior(
    double median,
    double p10,
    double p90,
    int n,
    Level level,
    String boundary,
    String source,
    String note) {

  /// What the boundary says of a figure that holds for more than the accelerators.
  public static final String HOST = "with its share of the host";

  /// What a prior is pooled over, the narrowest first.
  public enum Level {
    ACCELERATOR("accelerator"),
    GENERATION("generation"),
    POOLED("pooled");

    private final String id;

    Level(String id) {
      this.id = id;
    }

    public String id() {
      return id;
    }
  }

  public Prior {
    if (!(p10 > 0 && p10 <= median && median <= p90)) {
      throw new IllegalArgumentException(
          "a prior needs 0 < P10 <= median <= P90, got " + p10 + ", " + median + ", " + p90);
    }
  }

  /// The prior as an uncertain number, the median for one number.
  public Estimate estimate() {
    return new Estimate.Median(p10, median, p90);
  }

  /// What it rests on, in words: `median of 12 published runs on this accelerator`.
  ///
  /// @param generation of the accelerator asked for, as its makers write it
  /// @param run what was counted, such as `published run`
  public String basis(String generation, String run) {
    String runs = run + (n == 1 ? "" : "s");
    return switch (level) {
      case ACCELERATOR -> "median of " + n + " " + runs + " on this accelerator";
      case GENERATION -> "median of " + n + " " + runs + " of the generation " + generation;
      case POOLED -> "median of " + n + " " + runs + ", pooled";
    };
  }

  /// Whether the figure covers the accelerator's share of the server around it.
  public boolean withHost() {
    return boundary.contains(HOST);
  }

  /// The same median with its range stretched on the logarithmic scale: wider by `factor` ≥ 1, and
  /// never above 1.
  public Prior widened(double factor, String why) {
    double low = median * Math.pow(p10 / median, factor);
    double high = Math.max(median, Math.min(1, median * Math.pow(p90 / median, factor)));
    return new Prior(median, low, high, n, level, boundary, source, note + "; " + why);
  }
}
