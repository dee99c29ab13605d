package lepton.report;

import java.util.ArrayList;
import java.util.Optional;
import java.util.OptionalDouble;
import lepton.plan.advise.Goal;
import lepton.plan.advise.Limit;
import lepton.plan.advise.Optimum;
import lepton.plan.advise.Optimum.Binds;
import lepton.plan.advise.Optimum.Held;
import lepton.plan.advise.Optimum.Holds;
import lepton.plan.advise.Optimum.Relax;
import lepton.plan.advise.Optimum.Without;
import lepton.quantity.QuantityReader;
import lepton.quantity.Reading;
import lepton.quantity.Shown;
import lepton.uncertainty.Range;

/// An optimum in sentences.
record OptimumWords(Optimum optimum) {

  /// By how much a bound is tried further out, as a share of it: less than any digit shown.
  private static final double ROUNDING = 2e-4;

  /// So many reach beyond half of the third digit.
  private static final int MOST_ROUNDINGS = 40;

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
        + shown(optimum.goal(), range.p5())
        + " to "
        + shown(optimum.goal(), range.p95())
        + " (P5–P95)";
  }

  /// `time <= 24 h: 24 h, 52 % sure, binds: 1 h more saves 3.4 kg`.
  String constraint(Held held) {
    var figure =
        held.figure().isPresent() ? amount(held.limit(), held.figure().getAsDouble()) : "not known";
    return held.limit().written() + ": " + figure + sure(held) + ", " + standing(held);
  }

  /// `together these do: time <= 20 h, accuracy >= 90 %`, as `--within` takes it: of each
  /// constraint a bound, which it keeps with all others; empty where they hold, or where one alone
  /// is missed.
  Optional<String> together() {
    var bounds = new ArrayList<String>();
    int relaxed = 0;
    for (var held : optimum.limits()) {
      if (!(held.standing() instanceof Relax(_, var together)) || held.figure().isEmpty()) {
        return Optional.empty();
      }
      var limit = held.limit();
      relaxed += together.isPresent() ? 1 : 0;
      bounds.add(
          together.isPresent()
              ? limit.what()
                  + (limit.atMost() ? " <= " : " >= ")
                  + enough(limit, together.getAsDouble())
              : limit.written());
    }
    return relaxed > 1
        ? Optional.of("together these do: " + String.join(", ", bounds))
        : Optional.empty();
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
      case Relax(var alone, var together) ->
          held.figure().isPresent()
              ? relax(limit, alone, together)
              : "which no setting tells, so it can't be kept";
    };
  }

  /// `1 h more saves 3.4 kg`.
  private String price(Limit limit, double price) {
    return unit(limit)
        + (limit.atMost() ? " more" : " less")
        + " saves "
        + shown(optimum.goal(), price * OptimumFigures.unit(limit));
  }

  /// `: at 31 h it saves 3.4 kg`.
  private String without(Limit limit, Without without) {
    return ": at "
        + amount(limit, without.figure())
        + " it saves "
        + shown(optimum.goal(), without.saved());
  }

  private String relax(Limit limit, OptionalDouble alone, OptionalDouble together) {
    if (alone.isPresent()) {
      return "relax it to " + enough(limit, alone.getAsDouble());
    }
    return together.isPresent()
        ? "to relax it alone doesn't do: relax it to "
            + enough(limit, together.getAsDouble())
            + " with the others"
        : "can stay as it is";
  }

  /// A bound in words, rounded so that it lets the figure pass.
  private String enough(Limit limit, double figure) {
    var dimension = limit.dimension(optimum.currency());
    double step = limit.atMost() ? ROUNDING : -ROUNDING;
    for (int i = 0; i < MOST_ROUNDINGS && dimension.isPresent(); i++) {
      var shown = amount(limit, figure * (1 + i * step));
      if (QuantityReader.read(shown, dimension.get()) instanceof Reading.Read(var read)
          && !limit.with(read.mean()).misses(figure)) {
        return shown;
      }
    }
    return amount(limit, figure);
  }

  private String amount(Limit limit, double base) {
    return limit.goal().isPresent() ? shown(limit.goal().get(), base) : Shown.share(base);
  }

  private String shown(Goal goal, double base) {
    return AdviceFigures.shown(goal, base)
        + (goal == Goal.COST ? " " + optimum.currency().orElse("") : "");
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
