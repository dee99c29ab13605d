package lepton.report;

import java.util.List;
import lepton.estimate.Yardstick;
import lepton.plan.compare.Compared;

/// A comparison as it is to be told.
///
/// @param by the figure that ranks the alternatives and draws the bars
/// @param leftOut variants that make no workload
public record ComparedOutcome(Compared compared, Yardstick by, List<LeftOut> leftOut) {

  public ComparedOutcome {
    leftOut = List.copyOf(leftOut);
  }

  /// A variant that makes no workload.
  ///
  /// @param reason in a sentence, and how to mend it
  public record LeftOut(String name, String reason) {}
}
