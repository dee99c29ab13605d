package lepton.energy;

import lepton.derivation.Derivation;
import lepton.derivation.Equation;
import lepton.serving.ServingCase;
import lepton.serving.ServingStep;
import lepton.workload.Draw;
import lepton.workload.ServingPlan;
import lepton.workload.Stage;

/// The power in a step of the serving model as it is printed; `ServingPlan.pace` evaluates it.
final class StepPower {

  private static final Equation POWER =
      Equation.of(
          "",
          "mean power: each part of the step at its own share of the TDP",
          "p̄* = TDP · (s_start · (t_start + t_seq) + s_8bit · t_8bit + s_mem · (t_weights + t_cache)"
              + " + s_comp · t_compute) / t_step · x_p / x_t^γ",
          "TDP [W]",
          "s_start",
          "t_start [s]",
          "t_seq [s]",
          "s_8bit",
          "t_8bit [s]",
          "s_mem",
          "t_weights [s]",
          "t_cache [s]",
          "s_comp",
          "t_compute [s]",
          "t_step [s]",
          "x_p",
          "x_t",
          "γ",
          "[W]");
  private static final Equation FULL_POWER =
      Equation.of("", "mean power: the limit cuts it", "p̄* = TDP", "TDP [W]", "[W]");

  private StepPower() {}

  static void note(
      ServingPlan plan,
      ServingCase at,
      ServingStep step,
      double watts,
      Draw draw,
      Derivation derivation) {
    var fit = plan.fit();
    double limit = at.device().tdp().watts();
    if (watts >= limit) {
      derivation.note(FULL_POWER, Stage.INFERENCE.subscript(), watts, limit);
      return;
    }
    derivation.note(
        POWER,
        Stage.INFERENCE.subscript(),
        watts,
        new double[] {
          limit,
          fit.startingPower(),
          step.launch(),
          step.schedule(),
          fit.quantizedPower(),
          step.quantized(),
          fit.memoryPower(),
          step.weights(),
          step.cache(),
          fit.computePower(),
          step.compute(),
          step.seconds(),
          draw.of(plan.doubt().power()),
          draw.of(plan.doubt().time()),
          fit.powerPerTime()
        });
  }
}
