package lepton.plan.advise;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lepton.quantity.Dimension;
import lepton.quantity.QuantityReader;
import lepton.quantity.Reading;
import lepton.text.Problems;
import lepton.text.Quote;
import lepton.text.Suggestion;

/// A constraint: `time <= 24 h`, `accuracy >= 97 %`.
///
/// @param goal what is limited; absent for the accuracy
/// @param atMost whether the bound is the most, and not the least
/// @param bound in the base unit
/// @param written as a person wrote it
public record Limit(Optional<Goal> goal, boolean atMost, double bound, String written) {

  private static final String ACCURACY = "accuracy";

  private static final List<String> NAMES =
      List.of("energy", "carbon", "water", "cost", "time", ACCURACY);

  private static final String FORMS =
      "write for instance --within \"time <= 24 h, cost <= 200 EUR, accuracy >= 97 %\"";

  /// What is limited, by name.
  public String what() {
    return goal.map(Goal::id).orElse(ACCURACY);
  }

  /// By how much a figure misses the bound, as a share of it; 0 or less where it holds.
  double missed(double figure) {
    double scale = bound == 0 ? 1 : Math.abs(bound);
    return (atMost ? figure - bound : bound - figure) / scale;
  }

  /// Whether a figure does not keep to the bound.
  public boolean misses(double figure) {
    return missed(figure) > 0;
  }

  /// What the bound is an amount of; absent for a cost without a currency.
  public Optional<Dimension> dimension(Optional<String> currency) {
    return dimension(what(), currency);
  }

  /// The same with another bound.
  public Limit with(double other) {
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

  private static Optional<Limit> limit(String text, Optional<String> currency, Problems problems) {
    boolean atMost = text.contains("<=") || text.contains("≤");
    boolean atLeast = text.contains(">=") || text.contains("≥");
    var parts = text.split("<=|>=|≤|≥", -1);
    if (parts.length != 2 || atMost == atLeast) {
      problems.error(
          text.isEmpty()
              ? "--within names no constraint where one should be"
              : "--within takes no " + Quote.of(text),
          FORMS);
      return Optional.empty();
    }
    var what = parts[0].strip();
    var dimension = dimension(what, currency);
    if (dimension.isEmpty()) {
      unknown(what, problems);
      return Optional.empty();
    }
    boolean least = what.equals(ACCURACY);
    if (atLeast != least) {
      problems.error(
          "--within bounds " + what + " from the wrong side: " + Quote.of(text),
          least
              ? "an accuracy should not fall below a bound: write " + example(what, currency)
              : "what should be little has a most: write " + example(what, currency));
      return Optional.empty();
    }
    return amount(parts[1].strip(), what, dimension.get(), example(what, currency), problems)
        .map(bound -> new Limit(Goal.named(what), atMost, bound, text));
  }

  private static void unknown(String what, Problems problems) {
    if (what.equals(Goal.COST.id())) {
      problems.error(
          "--within limits a cost, and the workload has no price", "give site.price: 0.21 EUR/kWh");
      return;
    }
    var near = Suggestion.closest(what, NAMES);
    problems.error(
        "--within knows no " + (what.isEmpty() ? "figure without a name" : Quote.of(what)),
        near.map(name -> "did you mean '" + name + "'? ").orElse("")
            + "it takes "
            + String.join(", ", NAMES));
  }

  private static String example(String what, Optional<String> currency) {
    return switch (what) {
      case "energy" -> "energy <= 100 kWh";
      case "carbon" -> "carbon <= 5 kg";
      case "water" -> "water <= 200 L";
      case "time" -> "time <= 24 h";
      case ACCURACY -> "accuracy >= 97 %";
      default -> "cost <= 200 " + currency.orElse("EUR");
    };
  }

  private static Optional<Double> amount(
      String written, String what, Dimension dimension, String example, Problems problems) {
    return switch (QuantityReader.read(written, dimension)) {
      case Reading.Read(var read) when read.uncertain() -> {
        problems.error(
            "--within takes one number as the bound of " + what + ", got " + Quote.of(written),
            "what is bounded may be in doubt, and its bound not: write " + example);
        yield Optional.empty();
      }
      case Reading.Read(var read) when what.equals(ACCURACY) && read.mean() > 1 -> {
        problems.error(
            "--within asks for an accuracy of more than 100 %, got " + Quote.of(written),
            "an accuracy is a share: write " + AccuracyCurve.share(written));
        yield Optional.empty();
      }
      case Reading.Read(var read) -> Optional.of(read.mean());
      case Reading.Refused(var message, _) -> {
        problems.error(
            "--within, bound of " + what + ": " + message,
            "write for instance "
                + example
                + (what.equals(Goal.COST.id())
                    ? ": the price of this workload is in "
                        + dimension.base()
                        + ", and no exchange rate is known here"
                    : ""));
        yield Optional.empty();
      }
    };
  }

  private static Optional<Dimension> dimension(String what, Optional<String> currency) {
    return switch (what) {
      case "energy" -> Optional.of(Dimension.ENERGY);
      case "carbon" -> Optional.of(Dimension.CARBON);
      case "water" -> Optional.of(Dimension.WATER);
      case "time" -> Optional.of(Dimension.TIME);
      case ACCURACY -> Optional.of(Dimension.RATIO);
      case "cost" -> currency.map(Dimension::money);
      default -> Optional.empty();
    };
  }
}
