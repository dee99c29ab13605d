package lepton.report;

import java.util.ArrayList;
import java.util.List;
import lepton.estimate.Assessment;
import lepton.text.Problem;

/// One workload's result and everything that is doubtful about it.
///
/// @param doubts what its reader warned of; what the estimate itself warns of stands in the
///     assessment
public record Outcome(Assessment assessment, List<Problem> doubts) {

  public Outcome {
    doubts = List.copyOf(doubts);
  }

  public String name() {
    return assessment.workload().name();
  }

  /// Every warning: the reader's, then the estimate's.
  public List<Problem> warnings() {
    var all = new ArrayList<Problem>(doubts);
    all.addAll(assessment.warnings());
    return all;
  }
}
