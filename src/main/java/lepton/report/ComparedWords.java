package lepton.report;

import java.util.List;
import java.util.Optional;
import lepton.estimate.Alternative;
import lepton.estimate.Yardstick;
import lepton.plan.compare.Compared;
import lepton.plan.compare.Contrast;
import lepton.plan.compare.Standing;
import lepton.quantity.Dimension;
import lepton.quantity.Money;
import lepton.quantity.Shown;
import lepton.uncertainty.Range;

/// The figures of a comparison for people.
final class ComparedWords {

  static final String NONE = "–";

  private ComparedWords() {}

  static String label(Yardstick yardstick) {
    return switch (yardstick) {
      case DURATION -> "time";
      case TRAINING_TIME -> "· training";
      case INFERENCE_TIME -> "· inference";
      case POWER -> "mean power";
      case TRAINING_ENERGY -> "· training";
      case INFERENCE_ENERGY -> "· inference";
      case ACCELERATORS -> "accelerators";
      case HOST -> "host";
      case NETWORK -> "network";
      case IT -> "IT";
      case FACILITY -> "facility";
      case OPERATIONAL -> "location-based";
      case MARKET -> "market-based";
      case EMBODIED -> "embodied";
      case EMISSIONS -> "CO2e";
      case WATER -> "water";
      case COST -> "cost";
      case SCI -> "SCI";
      case FIRST_TOKEN -> "first token";
      case TOKEN -> "each token";
      case REQUEST -> "request";
      case TOKENS_PER_SECOND -> "tokens a s";
      case REQUEST_ENERGY -> "· its energy";
    };
  }

  /// A figure with its unit; a dash where it is not known.
  static String figure(Standing standing, Yardstick yardstick) {
    return standing
        .figure(yardstick)
        .map(base -> amount(base, yardstick, standing.alternative()))
        .orElse(NONE);
  }

  private static String amount(double base, Yardstick yardstick, Alternative of) {
    if (yardstick == Yardstick.COST) {
      return of.currency()
          .map(currency -> Shown.money(new Money(base, currency)))
          .orElse(Shown.number(base));
    }
    var shown = Shown.amount(base, yardstick.dimension());
    return yardstick.dimension() == Dimension.CARBON ? shown.replace(" CO2e", "") : shown;
  }

  /// The unit that the greatest of some figures is shown in; of money that of the first that costs
  /// any.
  static Shown.Unit unit(List<Standing> standings, Yardstick yardstick) {
    double most = 0;
    for (var standing : standings) {
      most = Math.max(most, standing.figure(yardstick).orElse(0.0));
    }
    if (yardstick == Yardstick.COST) {
      return new Shown.Unit(
          standings.stream()
              .flatMap(its -> its.alternative().currency().stream())
              .findFirst()
              .orElse(""),
          1);
    }
    return Shown.unitOf(most, yardstick.dimension());
  }

  /// The unit that ends a figure's key, for where the key stands beside it; of money as above.
  static Shown.Unit unitOfKey(List<Standing> standings, Yardstick yardstick) {
    return yardstick == Yardstick.COST
        ? unit(standings, yardstick)
        : new Shown.Unit(yardstick.unit(), 1 / yardstick.inUnit(1));
  }

  /// A figure in a unit, which is left out; money of another currency keeps it.
  static String figure(Standing standing, Yardstick yardstick, Shown.Unit unit) {
    boolean foreign =
        yardstick == Yardstick.COST
            && !standing.alternative().currency().equals(Optional.of(unit.symbol()));
    return foreign
        ? figure(standing, yardstick)
        : standing.figure(yardstick).map(base -> Shown.number(base / unit.size())).orElse(NONE);
  }

  /// `(9.1–17.0)` in a unit; nothing where there is no doubt.
  static String range(Standing standing, Yardstick yardstick, Shown.Unit unit) {
    var figure = standing.figure(yardstick);
    var range = standing.range(yardstick);
    return figure.isPresent() && range.isPresent() ? between(figure.get(), range.get(), unit) : "";
  }

  /// `+6.2`; a dash where the two can't be held against each other.
  static String difference(Standing standing, Yardstick yardstick, Shown.Unit unit) {
    return standing
        .contrast(yardstick)
        .map(
            contrast ->
                (contrast.difference() > 0 ? "+" : "")
                    + Shown.number(contrast.difference() / unit.size()))
        .orElse(NONE);
  }

  static String differenceRange(Standing standing, Yardstick yardstick, Shown.Unit unit) {
    var contrast = standing.contrast(yardstick);
    var doubt = contrast.flatMap(Contrast::doubt);
    return doubt.isPresent()
        ? between(contrast.get().difference(), doubt.get().difference(), unit)
        : "";
  }

  private static String between(double middle, Range range, Shown.Unit unit) {
    if (!range.wide()) {
      return "";
    }
    double size = unit.size();
    var shown =
        Shown.between(middle / size, range.p5() / size, range.p95() / size, Dimension.COUNT);
    return range.p5() < 0 ? shown.replace("–", "..") : shown;
  }

  static String ratio(Standing standing, Yardstick yardstick) {
    return standing
        .contrast(yardstick)
        .flatMap(Contrast::ratio)
        .map(ratio -> "× " + Shown.number(ratio))
        .orElse("");
  }

  static String chance(Standing standing, Yardstick yardstick) {
    return standing
        .contrast(yardstick)
        .flatMap(Contrast::doubt)
        .map(doubt -> Sureness.shown(doubt.chance()))
        .orElse("");
  }

  /// Whether it is better, or worse, with the whole of its range; absent where it may be either.
  static Optional<Boolean> better(Standing standing, Yardstick yardstick) {
    var contrast = standing.contrast(yardstick);
    if (contrast.isEmpty() || contrast.get().difference() == 0) {
      return Optional.empty();
    }
    boolean less = contrast.get().difference() < 0;
    var doubt = contrast.get().doubt();
    boolean either =
        doubt.isPresent()
            && doubt.get().difference().p5() < 0
            && doubt.get().difference().p95() > 0;
    return either ? Optional.empty() : Optional.of(less == yardstick.lessIsBetter());
  }

  /// What the ranges and shares are; absent where nothing was drawn.
  static Optional<String> doubt(Compared compared) {
    if (compared.samples() == 0) {
      return Optional.empty();
    }
    boolean rate =
        compared.standings().stream()
            .anyMatch(its -> its.figure(Yardstick.TOKENS_PER_SECOND).isPresent());
    return Optional.of(
        "(P5–P95) of "
            + Shown.number(compared.samples())
            + " draws, in which what two alternatives take from one statement is drawn once for"
            + " both; better: the share of them in which it is less"
            + (rate ? ", of tokens a second more." : "."));
  }
}
