package lepton.plan.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import lepton.estimate.Yardstick;

/// Alternatives held against the first of them.
///
/// @param standings at least one, the base first
/// @param inputs those that are not the same for all
/// @param samples from how many draws the ranges come; 0 where nothing was drawn
public record Compared(List<Standing> standings, List<InputDifference> inputs, int samples) {

  public Compared {
    standings = List.copyOf(standings);
    inputs = List.copyOf(inputs);
  }

  public Standing base() {
    return standings.getFirst();
  }

  public List<Standing> others() {
    return standings.subList(1, standings.size());
  }

  /// The best first; those without the figure, or with it in another unit than the base's, last.
  public List<Standing> ranked(Yardstick by) {
    var ranked = new ArrayList<>(standings);
    ranked.sort(
        Comparator.comparingInt((Standing standing) -> rankable(standing, by).isPresent() ? 0 : 1)
            .thenComparingDouble(
                standing -> {
                  double figure = rankable(standing, by).orElse(0.0);
                  return by.lessIsBetter() ? figure : -figure;
                }));
    return ranked;
  }

  /// The figure by which an alternative is ranked.
  public Optional<Double> rankable(Standing standing, Yardstick by) {
    boolean held = standing.contrast(by).isPresent() || base().figure(by).isEmpty();
    return standing.figure(by).filter(_ -> held || standing.equals(base()));
  }

  /// The others whose figure can't be held against the base's.
  public List<Standing> unlike(Yardstick yardstick) {
    return others().stream().filter(its -> its.contrast(yardstick).isEmpty()).toList();
  }

  /// Whether another is worse than the base with at least this probability; by the figures alone
  /// where nothing is in doubt, or nothing was drawn.
  public boolean worse(Yardstick by, double probability) {
    for (var other : others()) {
      var contrast = other.contrast(by);
      if (contrast.isPresent()) {
        double difference = contrast.get().difference();
        boolean sure =
            contrast
                .get()
                .doubt()
                .map(doubt -> doubt.chance().worse() >= probability)
                .orElse(difference != 0 && difference > 0 == by.lessIsBetter());
        if (sure) {
          return true;
        }
      }
    }
    return false;
  }
}
