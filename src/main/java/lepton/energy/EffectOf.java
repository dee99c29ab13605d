package lepton.energy;

import lepton.derivation.Derivation;
import lepton.derivation.Equation;
import lepton.workload.Draw;
import lepton.workload.Levers;
import lepton.workload.Stage;

/// The levers that act on a phase's work, speed and power, composed in this order: pruning, dynamic
/// computation, quantization, acceleration, edge. Each is a factor, so the order changes nothing
/// but how the steps read; better use and another site act on what comes out.
///
/// Sharing parameters changes what is stored, not what is computed (ALBERT, 1909.11942): factor 1.
final class EffectOf {

  /// (4) C_eff = C · P/P′, E′ = N / C_eff · cost(D′) = ρ · N/C · cost(D′). The document prints C′ =
  /// P′/P; a ratio below 1 in a capacity's place makes energy rise, so the ratio scales the work
  /// instead.
  private static final Equation CEILING =
      Equation.of("(4)", "pruning, ceiling: the work scales with P′/P", "f_P* = ρ", "ρ", "");

  /// (5) E′ = N/C · cost(D′) · [1 − η (1 − ρ)], on the prunable share s of the time (Amdahl).
  private static final Equation REALISED =
      Equation.of(
          "(5)",
          "pruning, as far as the hardware realises it",
          "f_P* = 1 − s · η* · (1 − ρ)",
          "s",
          "η*",
          "ρ",
          "");

  /// The document's printed form with C normalised to 1: E′ = N / (P′/P) · cost(D′).
  private static final Equation LITERAL =
      Equation.of(
          "(4)",
          "pruning as the document prints it, C normalised to 1: C′ = P′/P, so energy rises",
          "f_P* = 1 / ρ",
          "ρ",
          "");

  private static final Equation DYNAMIC =
      Equation.of(
          "",
          "dynamic computation: a share of the samples needs less work",
          "f_dyn* = 1 − s_d · (1 − w_d)",
          "s_d",
          "w_d",
          "");

  /// (6) C_acc = k · C, for the accelerated share s of the time alone (Amdahl 1967).
  private static final Equation ACCELERATION =
      Equation.of(
          "(6)",
          "acceleration of a share of the time",
          "k_eff* = 1 / ((1 − s_k) + s_k / k)",
          "s_k",
          "k",
          "");

  private static final Equation EDGE =
      Equation.of("", "share that is still served centrally", "f_edge* = 1 − s_e", "s_e", "");

  private static final Equation COMPOSED =
      Equation.of(
          "",
          "effective work with levers",
          "f* = f_D* · f_P* · f_dyn*",
          "f_D*",
          "f_P*",
          "f_dyn*",
          "");

  private static final Equation POWER =
      Equation.of("(7)", "power with levers, as a ratio", "r* = q* · e*", "q*", "e*", "");

  private final Levers levers;
  private final boolean literal;
  private final Stage stage;
  private final Draw draw;
  private final Derivation derivation;

  EffectOf(Levers levers, boolean literal, Stage stage, Draw draw, Derivation derivation) {
    this.levers = levers;
    this.literal = literal;
    this.stage = stage;
    this.draw = draw;
    this.derivation = derivation;
  }

  /// @param dimensionRatio f_D = cost(D′) / cost(D)
  /// @param divisible whether the work is known, so that the edge can take a share of it
  Effect effect(double dimensionRatio, boolean divisible) {
    double pruning = pruning();
    double dynamic = dynamic();
    double work = dimensionRatio * pruning * dynamic;
    derivation.note(COMPOSED, stage.subscript(), work, dimensionRatio, pruning, dynamic);
    return new Effect(work, divisible ? stay() : 1, speed(), power());
  }

  private double pruning() {
    if (levers.pruning().isEmpty() || !levers.pruning().get().reach().includes(stage)) {
      return 1;
    }
    var pruning = levers.pruning().get();
    double keep = draw.of(pruning.keep());
    if (literal) {
      derivation.note(LITERAL, stage.subscript(), 1 / keep, keep);
      return 1 / keep;
    }
    double realised = draw.of(pruning.realised(stage));
    double share = draw.of(pruning.share());
    if (realised == 1 && share == 1) {
      derivation.note(CEILING, stage.subscript(), keep, keep);
      return keep;
    }
    double factor = 1 - share * realised * (1 - keep);
    derivation.note(REALISED, stage.subscript(), factor, share, realised, keep);
    return factor;
  }

  private double dynamic() {
    if (levers.dynamic().isEmpty() || !levers.dynamic().get().reach().includes(stage)) {
      return 1;
    }
    double share = draw.of(levers.dynamic().get().share());
    double work = draw.of(levers.dynamic().get().work());
    double factor = 1 - share * (1 - work);
    derivation.note(DYNAMIC, stage.subscript(), factor, share, work);
    return factor;
  }

  private double stay() {
    if (levers.edge().isEmpty() || stage != Stage.INFERENCE) {
      return 1;
    }
    double share = draw.of(levers.edge().get().share());
    derivation.note(EDGE, stage.subscript(), 1 - share, share);
    return 1 - share;
  }

  private double speed() {
    if (levers.acceleration().isEmpty() || !levers.acceleration().get().reach().includes(stage)) {
      return 1;
    }
    double k = draw.of(levers.acceleration().get().k());
    double share = draw.of(levers.acceleration().get().share());
    double effective = 1 / ((1 - share) + share / k);
    derivation.note(ACCELERATION, stage.subscript(), effective, share, k);
    return effective;
  }

  /// q · e: the accelerated device's power, and the measured energy of another precision.
  private double power() {
    double accelerated =
        levers.acceleration().isPresent() && levers.acceleration().get().reach().includes(stage)
            ? draw.of(levers.acceleration().get().power())
            : 1;
    double quantized =
        levers.quantization().isPresent()
                && levers.quantization().get().reach().includes(stage)
                && levers.quantization().get().energy().isPresent()
            ? draw.of(levers.quantization().get().energy().get())
            : 1;
    derivation.note(POWER, stage.subscript(), accelerated * quantized, accelerated, quantized);
    return accelerated * quantized;
  }
}
