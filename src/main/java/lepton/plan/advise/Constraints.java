package lepton.plan.advise;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import lepton.plan.advise.Optimum.Binds;
import lepton.plan.advise.Optimum.Holds;
import lepton.plan.advise.Optimum.Relax;
import lepton.plan.advise.Optimum.Standing;
import lepton.plan.advise.Optimum.Without;
import lepton.plan.advise.Search.Found;

/// What each constraint costs at an optimum, or what would make all of them possible.
///
/// @param search what may move
/// @param aim what is least, within which constraints
/// @param best what was found
record Constraints(Search search, Aim aim, Found best) {

  /// A constraint is met if the optimum is nearer to it than this share of its bound.
  private static final double MET = 1e-4;

  /// The share of a bound by which it is relaxed for its price.
  private static final double STEP = 1e-3;

  /// Savings of a smaller share are the search's own error.
  private static final double NOTHING = 1e-6;

  List<Standing> standings() {
    var standings = new ArrayList<Standing>();
    for (int i = 0; i < aim.limits().size(); i++) {
      standings.add(best.feasible() ? standing(i) : relaxed(i));
    }
    return standings;
  }

  private Standing standing(int at) {
    var limit = aim.limits().get(at);
    var figure = best.spot().figure(limit);
    boolean met = figure.isPresent() && Math.abs(limit.missed(figure.getAsDouble())) <= MET;
    if (met && search.continuous() && limit.bound() != 0) {
      double price = price(at);
      if (price > 0) {
        return new Binds(OptionalDouble.of(price), Optional.empty());
      }
    }
    var without = search.best(aim.with(at, Optional.empty()));
    double saved = best.value() - without.value();
    var there = without.spot().figure(limit);
    boolean saves = saved > NOTHING * Math.abs(best.value());
    return saves && there.isPresent()
        ? new Binds(OptionalDouble.empty(), Optional.of(new Without(there.getAsDouble(), saved)))
        : new Holds();
  }

  /// −Δf / Δb, solved anew with the bound relaxed by a thousandth; 0 where that changes nothing.
  private double price(int at) {
    var limit = aim.limits().get(at);
    double step = Math.abs(limit.bound()) * STEP;
    var relaxed = limit.with(limit.bound() + (limit.atMost() ? step : -step));
    double saved = best.value() - search.best(aim.with(at, Optional.of(relaxed))).value();
    return saved > NOTHING * Math.abs(best.value()) ? saved / step : 0;
  }

  private Standing relaxed(int at) {
    var limit = aim.limits().get(at);
    var others = new ArrayList<>(aim.limits());
    others.remove(at);
    var nearest = search.best(Aim.relaxing(limit, others));
    var reached = nearest.feasible() ? nearest.spot().figure(limit) : OptionalDouble.empty();
    return new Relax(missing(limit, reached), missing(limit, best.spot().figure(limit)));
  }

  /// A figure that misses a constraint; absent where it keeps it.
  private static OptionalDouble missing(Limit limit, OptionalDouble figure) {
    return figure.isPresent() && limit.missed(figure.getAsDouble()) > 0
        ? figure
        : OptionalDouble.empty();
  }
}
