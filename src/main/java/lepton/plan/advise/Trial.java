package lepton.plan.advise;

import java.util.List;
import java.util.Optional;

/// A lever that was tried alone.
///
/// @param reason why it would not pay; absent where it pays
record Trial(
    Candidate candidate,
    Variants.Variant variant,
    Advice.Cost cost,
    Optional<String> reason,
    List<String> evidence) {

  Trial {
    evidence = List.copyOf(evidence);
  }

  /// The same, and why it would not pay.
  Trial because(String why) {
    return new Trial(candidate, variant, cost, Optional.of(why), evidence);
  }

  /// The same at another cost.
  Trial with(Advice.Cost other) {
    return new Trial(candidate, variant, other, reason, evidence);
  }
}
