package lepton.estimate;

import java.util.List;
import java.util.Optional;
import lepton.derivation.Ledger;
import lepton.text.Problem;
import lepton.workload.Input;
import lepton.workload.Workload;

/// Everything there is to say of one workload.
///
/// @param result with its levers, if any
/// @param baseline the same without levers; absent where there are none
/// @param saving absent where there is no baseline
/// @param reportedEnergyRatio estimate over reported, where energy was reported
/// @param explanation the equations evaluated for the result; empty unless asked for
/// @param baselineExplanation those for the baseline
/// @param given the inputs behind each symbol of the explanation
/// @param ranges how sure the figures are; absent unless asked for
/// @param sensitivity which inputs move the chosen figure most; absent unless asked for
/// @param warnings what is doubtful
public record Assessment(
    Workload workload,
    Footprint result,
    Optional<Footprint> baseline,
    Optional<Saving> saving,
    Optional<Double> reportedEnergyRatio,
    Optional<Double> reportedEmissionsRatio,
    List<Ledger.Step> explanation,
    List<Ledger.Step> baselineExplanation,
    List<Given> given,
    Optional<Ranges> ranges,
    Optional<Ranked> sensitivity,
    List<Problem> warnings) {

  public Assessment {
    explanation = List.copyOf(explanation);
    baselineExplanation = List.copyOf(baselineExplanation);
    given = List.copyOf(given);
    warnings = List.copyOf(warnings);
  }

  /// What the levers save, as a share of the baseline; negative where they cost more.
  public record Saving(double energyShare, double emissionsShare) {}

  /// A symbol and the input it stands for.
  public record Given(String symbol, Input input) {}
}
