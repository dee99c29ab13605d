package lepton.energy;

import java.util.Optional;
import java.util.OptionalDouble;
import lepton.catalog.Precision;
import lepton.derivation.Derivation;
import lepton.serving.Occupancy;
import lepton.serving.ServingStep;
import lepton.workload.Draw;
import lepton.workload.Input;
import lepton.workload.Levers;
import lepton.workload.ServingLoad;
import lepton.workload.ServingPlan;
import lepton.workload.Stage;
import lepton.workload.Work;

/// Inference by requests, by the serving model: how long a step of generation takes, what it draws,
/// and so how long all requests take.
///
/// | symbol | meaning | unit |
/// |---|---|---|
/// | n, n_c | accelerators, those of one copy of the model | 1 |
/// | B, B_c | sequences at a time: of all copies together, of one while it has any | 1 |
/// | λ | requests that arrive | 1/s |
/// | L_c | sequences that one copy has in hand, the time without any counted too | 1 |
/// | b_s | share of the time that a copy has any | 1 |
/// | T_in, T_out | prompt and answer of a request | tokens |
/// | x_t, x_p, γ | doubts of the serving model on time and power, and how power follows time | 1 |
/// | x_w, x_q | what accelerators may wait for each other, what another precision adds | 1 |
///
/// The other symbols are those of `lepton.serving.ServingStep`, which has the source and the range
/// of validity; how a rate becomes a batch says `lepton.serving.Occupancy`.
final class ServedPhase {

  private final ServingPlan plan;
  private final Work.Requests requests;
  private final Levers levers;
  private final Effect effect;
  private final Draw draw;
  private final Derivation derivation;

  private ServedPhase(
      ServingPlan plan,
      Work.Requests requests,
      Levers levers,
      Effect effect,
      Draw draw,
      Derivation derivation) {
    this.plan = plan;
    this.requests = requests;
    this.levers = levers;
    this.effect = effect;
    this.draw = draw;
    this.derivation = derivation;
  }

  /// What all requests take before levers other than quantization act.
  ///
  /// @param seconds of all accelerators at work together
  /// @param watts mean of one accelerator
  /// @param stepSeconds of a step as the model gives it, without its doubt
  /// @param promptSeconds arithmetic of one prompt, alike
  /// @param copies of the model
  /// @param occupancy of each of them, when all levers have acted
  /// @param weights that are stored
  /// @param perSecond requests that arrive, where all of them can be answered
  record Use(
      double seconds,
      double watts,
      double stepSeconds,
      double promptSeconds,
      double copies,
      Occupancy occupancy,
      Precision weights,
      OptionalDouble perSecond) {}

  /// @param effect of the levers, which decides how many requests a rate keeps in hand
  static Use of(
      ServingPlan plan,
      Work.Requests requests,
      Levers levers,
      Effect effect,
      double count,
      Draw draw,
      Derivation derivation) {
    return new ServedPhase(plan, requests, levers, effect, draw, derivation).use(count);
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
    Optional<Input> other = requantized() ? levers.quantization().get().doubt() : Optional.empty();
    double more = other.isPresent() ? draw.of(other.get()) : 1;
    double slower = more * effect.work() / effect.speed();
    var occupancy = plan.occupancy(requests, copies, weights(), slower, effect.stay(), draw);
    var at = plan.at(requests, occupancy.atWork(), weights(), draw);
    var pace = plan.pace(at, draw);
    double number = draw.of(requests.requests());
    double seconds =
        number * at.outputTokens() * pace.seconds() * more / (occupancy.atWork() * copies);
    if (derivation.listening()) {
      var equations = new StepEquations(plan, at, pace.step(), draw, derivation);
      equations.note(count, copies, occupancy);
      if (plan.load() instanceof ServingLoad.Arrivals(Input perSecond)) {
        double rate = draw.of(perSecond);
        arrivals(rate, at.outputTokens(), pace.step(), more, copies, occupancy);
      }
      StepPower.note(plan, at, pace.step(), pace.watts(), draw, derivation);
      time(number, at.outputTokens(), pace.step(), other, copies, occupancy, seconds);
    }
    double prompt = ServingStep.prompts(at, at.inputTokens(), plan.fit());
    return new Use(
        seconds,
        pace.watts(),
        pace.step().seconds(),
        prompt,
        copies,
        occupancy,
        weights(),
        perSecond(occupancy, pace.seconds() * slower, at.outputTokens(), copies));
  }

  private OptionalDouble perSecond(
      Occupancy occupancy, double token, double answer, double copies) {
    if (!(plan.load() instanceof ServingLoad.Arrivals(Input arriving))) {
      return OptionalDouble.empty();
    }
    double rate = draw.of(arriving);
    double inHand = rate * effect.stay() * answer * token / copies;
    return inHand <= occupancy.inHand() * (1 + 1e-9)
        ? OptionalDouble.of(rate)
        : OptionalDouble.empty();
  }

  private void arrivals(
      double rate,
      double answer,
      ServingStep step,
      double more,
      double copies,
      Occupancy occupancy) {
    var law = new Product("L_c").by("λ [1/s]", rate);
    if (levers.any()) {
      law.by("f_edge*", effect.stay());
    }
    law.by("T_out", answer).by("t_step [s]", step.seconds());
    law.by("x_t", draw.of(plan.doubt().time()));
    plan.doubt().waiting().ifPresent(waits -> law.by("x_w", draw.of(waits)));
    if (levers.any()) {
      law.by("x_q", more).by("f*", effect.work()).over("k_eff*", effect.speed());
    }
    law.over("copies", copies);
    ArrivalEquations.note(occupancy, law, derivation);
  }

  private void time(
      double number,
      double answer,
      ServingStep step,
      Optional<Input> other,
      double copies,
      Occupancy occupancy,
      double seconds) {
    var law = new Product("t0*").by("N*", number).by("T_out", answer);
    law.by("t_step [s]", step.seconds()).by("x_t", draw.of(plan.doubt().time()));
    plan.doubt().waiting().ifPresent(waits -> law.by("x_w", draw.of(waits)));
    other.ifPresent(more -> law.by("x_q", draw.of(more)));
    law.over("B_c", occupancy.atWork()).over("copies", copies);
    var what =
        "time at work, by the serving model" + (other.isPresent() ? " at the other precision" : "");
    derivation.note(law.equation(what, "[s]"), Stage.INFERENCE.subscript(), seconds, law.values());
  }
}
