package lepton.plan.compare;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lepton.estimate.Alternative;
import lepton.estimate.Alternative.Planned;
import lepton.estimate.Footprint;
import lepton.estimate.Sampling;
import lepton.estimate.SharedDraws;
import lepton.estimate.Yardstick;
import lepton.uncertainty.Percentiles;
import lepton.uncertainty.Range;

/// Holds alternatives against the first of them, figure by figure.
public final class Comparing {

  /// Draws where nobody says how many. A probability near one half then lies within 0.016 of where
  /// many draws take it (Wilson's interval), and one that no draw speaks against above 0.999.
  public static final int USUAL_SAMPLES = 4096;

  private final Alternative base;
  private final Optional<Sampling> sampling;

  private Comparing(Alternative base, Optional<Sampling> sampling) {
    this.base = base;
    this.sampling = sampling;
  }

  /// Compares all with the first.
  ///
  /// @param sampling how to draw the uncertain inputs; absent where nobody reads the ranges
  /// @throws IllegalArgumentException if there are no alternatives
  public static Compared of(List<Alternative> alternatives, Optional<Sampling> sampling) {
    if (alternatives.isEmpty()) {
      throw new IllegalArgumentException("there is nothing to compare");
    }
    var base = alternatives.getFirst();
    var others = alternatives.subList(1, alternatives.size());
    var drawn = sampling.filter(its -> new SharedDraws(base, its).doubted(others));
    return new Comparing(base, drawn).with(others);
  }

  private Compared with(List<Alternative> others) {
    var builders = new ArrayList<Builder>();
    builders.add(new Builder(base));
    for (var other : others) {
      builders.add(new Builder(other));
    }
    sampling.ifPresent(its -> draw(builders, its));
    var standings = new ArrayList<Standing>();
    for (var builder : builders) {
      standings.add(builder.against(builders.getFirst()));
    }
    var all = new ArrayList<>(others);
    all.addFirst(base);
    return new Compared(
        standings, InputDifference.among(all), sampling.map(Sampling::samples).orElse(0));
  }

  /// Draws as many figures at a time as there is room for: of each the draws of the base and of
  /// another, and what is worked out of the two.
  private void draw(List<Builder> builders, Sampling how) {
    var draws = new SharedDraws(base, how);
    var all = List.of(Yardstick.values());
    int together = Math.clamp(how.room() / how.samples() / 4, 1, all.size());
    for (int from = 0; from < all.size(); from += together) {
      var some = all.subList(from, Math.min(all.size(), from + together));
      var known = builders.getFirst().known(some);
      var ofBase = draws.base(known);
      builders.getFirst().ranges(known, ofBase);
      for (var builder : builders.subList(1, builders.size())) {
        var own = builder.known(some);
        var drawn = draws.other(builder.alternative, own);
        for (int i = 0; i < own.size(); i++) {
          int at = known.indexOf(own.get(i));
          if (at >= 0) {
            builder.doubts.put(
                own.get(i), Contrast.doubt(ofBase[at], drawn[i], own.get(i).lessIsBetter()));
          }
        }
        builder.ranges(own, drawn);
      }
    }
  }

  /// A standing in the making.
  private static final class Builder {

    private final Alternative alternative;
    private final Map<Yardstick, Double> figures = new EnumMap<>(Yardstick.class);
    private final Map<Yardstick, Range> ranges = new EnumMap<>(Yardstick.class);
    private final Map<Yardstick, Contrast.Doubt> doubts = new EnumMap<>(Yardstick.class);

    Builder(Alternative alternative) {
      this.alternative = alternative;
      for (var yardstick : Yardstick.values()) {
        alternative.figure(yardstick).ifPresent(figure -> figures.put(yardstick, figure));
      }
    }

    List<Yardstick> known(List<Yardstick> among) {
      return among.stream().filter(figures::containsKey).toList();
    }

    /// Takes the ranges of draws, which are put in another order.
    void ranges(List<Yardstick> of, double[][] drawn) {
      for (int i = 0; i < drawn.length; i++) {
        ranges.put(of.get(i), Percentiles.range(drawn[i].clone()));
      }
    }

    Standing against(Builder first) {
      var contrasts = new EnumMap<Yardstick, Contrast>(Yardstick.class);
      for (var entry : figures.entrySet()) {
        var yardstick = entry.getKey();
        var before = Optional.ofNullable(first.figures.get(yardstick));
        if (first != this
            && before.isPresent()
            && comparable(yardstick, first.alternative, alternative)) {
          contrasts.put(
              yardstick,
              Contrast.of(
                  before.get(), entry.getValue(), Optional.ofNullable(doubts.get(yardstick))));
        }
      }
      return new Standing(alternative, figures, ranges, contrasts);
    }
  }

  /// Whether two figures are of one kind: money of one currency, SCI of one functional unit,
  /// emissions that both have the making of the hardware in them, or neither has.
  private static boolean comparable(Yardstick yardstick, Alternative one, Alternative other) {
    return switch (yardstick) {
      case COST -> one.currency().equals(other.currency());
      case SCI -> unit(one).equals(unit(other));
      case EMISSIONS -> hasEmbodied(one) == hasEmbodied(other);
      default -> true;
    };
  }

  private static boolean hasEmbodied(Alternative alternative) {
    return alternative.figure(Yardstick.EMBODIED).isPresent();
  }

  private static Optional<String> unit(Alternative alternative) {
    return alternative instanceof Planned planned
        ? planned.footprint().sci().map(Footprint.Sci::unit)
        : Optional.empty();
  }
}
