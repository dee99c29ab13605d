package lepton.validate;

import java.util.List;
import java.util.Optional;
import lepton.text.Problem;

/// A run and everything that was found of it.
///
/// @param fittedAs the name of the run in lepton's own table that it is, where the priors that
///     predict it were fitted to it and it was left out for that; else absent
/// @param checks the figures that could be recomputed
/// @param contradictions what it says of itself that can't all be true
public record Case(
    PublishedRun run, Optional<String> fittedAs, List<Check> checks, List<Problem> contradictions) {

  public Case {
    checks = List.copyOf(checks);
    contradictions = List.copyOf(contradictions);
  }

  public boolean contradictory() {
    return !contradictions.isEmpty();
  }

  /// Whether no figure fails to follow from the inputs reported with it, within their rounding.
  public boolean arithmeticAgrees() {
    for (var check : checks) {
      if (check instanceof Check.Arithmetic arithmetic
          && arithmetic.agrees().equals(Optional.of(false))) {
        return false;
      }
    }
    return true;
  }
}
