package lepton.energy;

import java.util.Optional;
import lepton.catalog.Precision;
import lepton.derivation.Derivation;
import lepton.derivation.Equation;
import lepton.serving.ServingStep;
import lepton.workload.Draw;
import lepton.workload.Input;
import lepton.workload.Levers;
import lepton.workload.ServingPlan;
import lepton.workload.Stage;
import lepton.workload.Work;

/// Inference by requests, by the serving model: how long a step of generation takes, what it draws,
/// and so how long all requests take.
///
/// | symbol | meaning | unit |
/// |---|---|---|
/// | n, n_c | accelerators, those of one copy of the model | 1 |
/// | B | sequences at a time, all copies together | 1 |
/// | T_in, T_out | prompt and answer of a request | tokens |
/// | x | doubt of the serving model | 1 |
///
/// The other symbols are those of `lepton.serving.ServingStep`, which has the source and the range
/// of validity.
final class ServedPhase {

  private static final Equation TIME =
      Equation.of(
          "",
          "time at work, by the serving model",
          "t0* = N* · T_out · t_step · x / B",
          "N*",
          "T_out",
          "t_step [s]",
          "x",
          "B",
          "[s]");
  private static final Equation TIME_OF_OTHER =
      Equation.of(
          "",
          "time at work, by the serving model at the other precision",
          "t0* = N* · T_out · t_step · x · x_q / B",
          "N*",
          "T_out",
          "t_step [s]",
          "x",
          "x_q",
          "B",
          "[s]");

  private final ServingPlan plan;
  private final Work.Requests requests;
  private final Levers levers;
  private final Draw draw;
  private final Derivation derivation;

  private ServedPhase(
      ServingPlan plan, Work.Requests requests, Levers levers, Draw draw, Derivation derivation) {
    this.plan = plan;
    this.requests = requests;
    this.levers = levers;
    this.draw = draw;
    this.derivation = derivation;
  }

  /// What all requests take before levers other than quantization act.
  ///
  /// @param seconds of all accelerators at work together
  /// @param watts mean of one accelerator
  /// @param stepSeconds of a step as the model gives it, without its doubt
  /// @param promptSeconds arithmetic of one prompt, alike
  record Use(double seconds, double watts, double stepSeconds, double promptSeconds) {}

  static Use of(
      ServingPlan plan,
      Work.Requests requests,
      Levers levers,
      double count,
      Draw draw,
      Derivation derivation) {
    return new ServedPhase(plan, requests, levers, draw, derivation).use(count);
  }

  /// The weights: of the plan, or of a quantization that states no measured factor of its own.
  private Precision weights() {
    return requantized() ? levers.quantization().get().precision() : plan.weights();
  }

  private boolean requantized() {
    return levers.quantization().isPresent()
        && levers.quantization().get().reach().includes(Stage.INFERENCE)
        && levers.quantization().get().energy().isEmpty();
  }

  private Use use(double count) {
    double copies = count / draw.of(plan.together());
    var at = plan.at(requests, copies, weights(), draw);
    var step = ServingStep.of(at, plan.fit());
    double watts = at.device().tdp().watts() * step.power(plan.fit());
    double doubt = draw.of(plan.doubt());
    double number = draw.of(requests.requests());
    double batch = draw.of(plan.batch());
    Optional<Input> other = requantized() ? levers.quantization().get().doubt() : Optional.empty();
    double more = other.isPresent() ? draw.of(other.get()) : 1;
    double seconds = number * at.outputTokens() * step.seconds() * doubt * more / batch;
    if (derivation.listening()) {
      var equations = new StepEquations(plan.fit(), at, step, derivation);
      equations.note(count, copies, batch);
      equations.notePower(watts);
      double answer = at.outputTokens();
      if (other.isPresent()) {
        double[] values = {number, answer, step.seconds(), doubt, more, batch};
        derivation.note(TIME_OF_OTHER, Stage.INFERENCE.subscript(), seconds, values);
      } else {
        double[] values = {number, answer, step.seconds(), doubt, batch};
        derivation.note(TIME, Stage.INFERENCE.subscript(), seconds, values);
      }
    }
    double prompt = ServingStep.arithmetic(at, at.inputTokens(), plan.fit());
    return new Use(seconds, watts, step.seconds(), prompt);
  }
}
