package lepton.validate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import lepton.validate.Check.Arithmetic;
import lepton.validate.Check.Prediction;

/// How far off one quantity is over all runs of one tier.
///
/// Predictions of runs that contradict themselves are not counted: there is nothing to be right
/// about.
///
/// @param n how many figures
/// @param agree of arithmetic, how many agree within rounding; none of those whose rounding is too
///     great to tell
/// @param medianError median of |recomputed / reported − 1|
/// @param withinTwo share of figures within a factor of 2
/// @param tenths share of predictions whose P10 to P90 hold what was reported; absent where there
///     is none
/// @param range the same of P5 to P95
public record Summary(
    Tier tier,
    Quantity quantity,
    int n,
    OptionalInt agree,
    double medianError,
    double withinTwo,
    OptionalDouble tenths,
    OptionalDouble range) {

  private static final double TWICE = 2;

  /// One summary for each tier and quantity that there are figures of.
  public static List<Summary> of(List<Case> cases) {
    var summaries = new ArrayList<Summary>();
    for (var tier : Tier.values()) {
      for (var quantity : Quantity.values()) {
        var checks = checks(cases, tier, quantity);
        if (!checks.isEmpty()) {
          summaries.add(of(tier, quantity, checks));
        }
      }
    }
    return summaries;
  }

  private static List<Check> checks(List<Case> cases, Tier tier, Quantity quantity) {
    var checks = new ArrayList<Check>();
    for (var each : cases) {
      for (var check : each.checks()) {
        boolean counted = !(tier.predicted() && each.contradictory());
        if (check.tier() == tier && check.quantity() == quantity && counted) {
          checks.add(check);
        }
      }
    }
    return checks;
  }

  private static Summary of(Tier tier, Quantity quantity, List<Check> checks) {
    var errors = new double[checks.size()];
    int near = 0;
    int agree = 0;
    var tenths = new ArrayList<Boolean>();
    var ranges = new ArrayList<Boolean>();
    for (int i = 0; i < errors.length; i++) {
      var check = checks.get(i);
      errors[i] = Math.abs(check.error());
      double ratio = check.recomputed() / check.reported();
      near += ratio <= TWICE && ratio >= 1 / TWICE ? 1 : 0;
      switch (check) {
        case Arithmetic arithmetic -> agree += arithmetic.agrees().orElse(false) ? 1 : 0;
        case Prediction prediction -> {
          prediction.coveredByTenths().ifPresent(tenths::add);
          prediction.covered().ifPresent(ranges::add);
        }
      }
    }
    return new Summary(
        tier,
        quantity,
        errors.length,
        tier.predicted() ? OptionalInt.empty() : OptionalInt.of(agree),
        median(errors),
        near / (double) errors.length,
        share(tenths),
        share(ranges));
  }

  private static OptionalDouble share(List<Boolean> covered) {
    long inside = covered.stream().filter(its -> its).count();
    return covered.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(inside / (double) covered.size());
  }

  /// The middle value, or the mean of the two in the middle.
  static double median(double[] values) {
    var sorted = values.clone();
    Arrays.sort(sorted);
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : sorted[half - 1] / 2 + sorted[half] / 2;
  }

  /// A number of it by its key in JSON; absent where there is none.
  public Optional<Double> number(String key) {
    return switch (key) {
      case "n" -> Optional.of((double) n);
      case "agree" -> agree.isPresent() ? Optional.of((double) agree.getAsInt()) : Optional.empty();
      case "median_error" -> Optional.of(medianError);
      case "within_factor_2" -> Optional.of(withinTwo);
      case "p10_p90_covers" -> boxed(tenths);
      case "p5_p95_covers" -> boxed(range);
      default -> Optional.empty();
    };
  }

  private static Optional<Double> boxed(OptionalDouble value) {
    return value.isPresent() ? Optional.of(value.getAsDouble()) : Optional.empty();
  }

  /// The keys of `number`, in the order of JSON.
  public static final List<String> KEYS =
      List.of("n", "agree", "median_error", "within_factor_2", "p10_p90_covers", "p5_p95_covers");
}
