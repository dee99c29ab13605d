package lepton.report;

import java.util.Optional;
import java.util.OptionalDouble;
import lepton.plan.advise.Limit;
import lepton.plan.advise.Optimum;
import lepton.plan.advise.Optimum.Binds;
import lepton.plan.advise.Optimum.Held;
import lepton.plan.advise.Optimum.Holds;
import lepton.plan.advise.Optimum.Relax;
import lepton.plan.advise.Optimum.Without;
import lepton.quantity.Shown;
import lepton.uncertainty.Range;

/// An optimum in sentences.
record OptimumWords(Optimum optimum) {

  String headline() {
    if (optimum.feasible()) {
      return "Least "
          + AdviceWords.goal(optimum.goal())
          + (optimum.limits().isEmpty() ? "" : " within the constraints");
    }
    return "Nothing keeps all constraints; this comes nearest";
  }

  /// `CO2e at the optimum: 1.2 kg to 2.3 kg (P5–P95)`; absent where nothing is in doubt.
  Optional<String> range() {
    return optimum.range().filter(Range::wide).map(this::range);
  }

  private String range(Range range) {
    return AdviceWords.goal(optimum.goal())
        + (optimum.feasible() ? " at the optimum: " : " there: ")
        + AdviceFigures.shown(optimum.goal(), range.p5())
        + " to "
        + AdviceFigures.shown(optimum.goal(), range.p95())
        + " (P5–P95)";
  }

  /// `time <= 24 h: 24 h, 52 % sure, binds: 1 h more saves 3.4 kg`.
  String constraint(Held held) {
    var figure =
        held.figure().isPresent()
            ? amount(held.limit(), held.figure().getAsDouble())
            : "not known";
    return held.limit().written() + ": " + figure + sure(held) + ", " + standing(held);
  }

  private static String sure(Held held) {
    return held.chance().isPresent() && !held.chance().get().certain()
        ? " (holds in " + Sureness.shown(held.chance().get()) + " of the draws)"
        : "";
  }

  private String standing(Held held) {
    var limit = held.limit();
    return switch (held.standing()) {
      case Holds _ -> "costs nothing";
      case Binds(var price, _) when price.isPresent() ->
          "binds: " + price(limit, price.getAsDouble());
      case Binds(_, var without) -> "binds" + without.map(its -> without(limit, its)).orElse("");
      case Relax(var alone, var together) -> relax(limit, alone, together);
    };
  }

  /// `1 h more saves 3.4 kg`.
  private String price(Limit limit, double price) {
    return unit(limit)
        + (limit.atMost() ? " more" : " less")
        + " saves "
        + AdviceFigures.shown(optimum.goal(), price * OptimumFigures.unit(limit));
  }

  /// `: at 31 h it saves 3.4 kg`.
  private String without(Limit limit, Without without) {
    return ": at "
        + amount(limit, without.figure())
        + " it saves "
        + AdviceFigures.shown(optimum.goal(), without.saved());
  }

  private static String relax(Limit limit, OptionalDouble alone, OptionalDouble together) {
    if (alone.isPresent()) {
      return "relax it to " + amount(limit, alone.getAsDouble());
    }
    return together.isPresent()
        ? "to relax it alone doesn't do: relax it to "
            + amount(limit, together.getAsDouble())
            + " with the others"
        : "to relax it doesn't help";
  }

  private static String amount(Limit limit, double base) {
    return limit.goal().isPresent()
        ? AdviceFigures.shown(limit.goal().get(), base)
        : Shown.share(base);
  }

  private String unit(Limit limit) {
    return limit
        .goal()
        .map(
            goal ->
                switch (goal) {
                  case ENERGY -> "1 kWh";
                  case CARBON -> "1 kg";
                  case WATER -> "1 L";
                  case COST -> "1 " + optimum.currency().orElse("");
                  case TIME -> "1 h";
                })
        .orElse("1 point");
  }
}
