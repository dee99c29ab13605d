package lepton.plan.advise;

import java.util.List;
import java.util.Optional;
import lepton.estimate.Sampling;

/// What should be best, within which constraints, and what may move for it.
///
/// @param other what the goal of a front gives way to; absent where none is asked for
/// @param curves the accuracy, by the keys that it goes by
/// @param sampling how to draw ranges; absent where none are asked for
public record Question(
    Goal goal,
    Optional<Objective> other,
    List<Decision> decisions,
    List<Limit> limits,
    List<AccuracyCurve> curves,
    Optional<Sampling> sampling) {

  public Question {
    decisions = List.copyOf(decisions);
    limits = List.copyOf(limits);
    curves = List.copyOf(curves);
  }
}
