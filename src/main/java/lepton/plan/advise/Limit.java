package lepton.plan.advise;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lepton.quantity.Dimension;
import lepton.quantity.QuantityReader;
import lepton.quantity.Reading;
import lepton.text.Problems;
import lepton.text.Quote;

/// A constraint: `time <= 24 h`, `accuracy >= 97 %`.
///
/// @param goal what is limited; absent for the accuracy
/// @param atMost whether the bound is the most, and not the least
/// @param bound in the base unit
/// @param written as a person wrote it
public record Limit(Optional<Goal> goal, boolean atMost, double bound, String written) {

  private static final String FORMS =
      "write for instance --within \"time <= 24 h, cost <= 200 EUR, accuracy >= 97 %\"";

  /// What is limited, by name.
  public String what() {
    return goal.map(Goal::id).orElse("accuracy");
  }

  /// By how much a figure misses the bound, as a share of it; 0 or less where it holds.
  double missed(double figure) {
    double scale = bound == 0 ? 1 : Math.abs(bound);
    return (atMost ? figure - bound : bound - figure) / scale;
  }

  /// The same with another bound.
  Limit with(double other) {
    return new Limit(goal, atMost, other, written);
  }

  /// Limits with commas between them; a problem for each that is none.
  ///
  /// @param currency of the workload's cost
  public static List<Limit> read(String written, Optional<String> currency, Problems problems) {
    var limits = new ArrayList<Limit>();
    for (var one : written.split(",", -1)) {
      limit(one.strip(), currency, problems).ifPresent(limits::add);
    }
    return limits;
  }

  private static Optional<Limit> one(
      String text, String what, boolean atMost, String amount, Dimension dimension) {
    if (QuantityReader.read(amount, dimension) instanceof Reading.Read(var read)
        && !read.uncertain()) {
      return Optional.of(new Limit(Goal.named(what), atMost, read.mean(), text));
    }
    return Optional.empty();
  }

  private static Optional<Limit> limit(String text, Optional<String> currency, Problems problems) {
    boolean atMost = text.contains("<=") || text.contains("≤");
    boolean atLeast = text.contains(">=") || text.contains("≥");
    var parts = text.split("<=|>=|≤|≥", -1);
    var what = parts[0].strip();
    if (parts.length == 2 && atMost != atLeast) {
      var dimension = dimension(what, currency);
      if (dimension.isPresent()) {
        var limit = one(text, what, atMost, parts[1].strip(), dimension.get());
        if (limit.isPresent()) {
          return limit;
        }
        problems.error(
            Quote.of(parts[1].strip()) + " is no " + what + " in --within",
            "write for instance " + what + " <= " + dimension.get().example());
        return Optional.empty();
      }
      if (what.equals("cost")) {
        problems.error(
            "--within limits a cost, and the workload has no price",
            "give site.price: 0.21 EUR/kWh");
        return Optional.empty();
      }
    }
    problems.error("--within takes no " + Quote.of(text), FORMS);
    return Optional.empty();
  }

  private static Optional<Dimension> dimension(String what, Optional<String> currency) {
    return switch (what) {
      case "energy" -> Optional.of(Dimension.ENERGY);
      case "carbon" -> Optional.of(Dimension.CARBON);
      case "water" -> Optional.of(Dimension.WATER);
      case "time" -> Optional.of(Dimension.TIME);
      case "accuracy" -> Optional.of(Dimension.RATIO);
      case "cost" -> currency.map(Dimension::money);
      default -> Optional.empty();
    };
  }
}
