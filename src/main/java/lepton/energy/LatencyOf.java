package lepton.energy;

import java.util.Arrays;
import lepton.derivation.Derivation;
import lepton.derivation.Equation;
import lepton.quantity.Energy;
import lepton.quantity.Power;
import lepton.quantity.Span;
import lepton.workload.Draw;
import lepton.workload.ServingPlan;
import lepton.workload.Stage;
import lepton.workload.Work;

/// How fast requests are answered, from the time that all of them take.
///
/// Valid for a server that is kept busy at its batch: no request waits before it starts.
final class LatencyOf {

  private static final String PHASE = Stage.INFERENCE.subscript();

  private static final Equation TOKEN =
      Equation.of(
          "",
          "between two tokens of an answer",
          "t_tok = t* · B_c · copies / (N* · T_out)",
          "t* [s]",
          "B_c",
          "copies",
          "N*",
          "T_out",
          "[s]");
  private static final Equation TOKEN_BESIDE_EDGE =
      Equation.of(
          "",
          "between two tokens of an answer that is not served at the edge",
          "t_tok = t* · B_c · copies / (N* · T_out · f_edge*)",
          "t* [s]",
          "B_c",
          "copies",
          "N*",
          "T_out",
          "f_edge*",
          "[s]");
  private static final Equation PROMPT =
      Equation.of(
          "",
          "arithmetic of a prompt",
          "t_prompt = t_tok / t_step · 2 · P · T_in / (n_c · Φ · η_c)",
          "t_tok [s]",
          "t_step [s]",
          "P",
          "T_in",
          "n_c",
          "Φ [FLOP/s]",
          "η_c",
          "[s]");
  private static final Equation EIGHT_BIT_PROMPT =
      Equation.of(
          "",
          "arithmetic of a prompt, faster in FP8",
          "t_prompt = t_tok / t_step · 2 · P · T_in / (n_c · Φ · η_c · g_8)",
          "t_tok [s]",
          "t_step [s]",
          "P",
          "T_in",
          "n_c",
          "Φ [FLOP/s]",
          "η_c",
          "g_8",
          "[s]");
  private static final Equation FIRST =
      Equation.of(
          "", "first token", "t_first = t_tok + t_prompt", "t_tok [s]", "t_prompt [s]", "[s]");
  private static final Equation REQUEST =
      Equation.of(
          "",
          "last token of an answer",
          "t_req = t_first + (T_out − 1) · t_tok",
          "t_first [s]",
          "T_out",
          "t_tok [s]",
          "[s]");
  private static final Equation RATE =
      Equation.of(
          "",
          "output tokens a second",
          "v_tok = B_c · copies / t_tok",
          "B_c",
          "copies",
          "t_tok [s]",
          "[1/s]");
  private static final Equation RATE_AT_TIMES =
      Equation.of(
          "",
          "output tokens a second, over the time without any request too",
          "v_tok = B_c · copies · b_s / t_tok",
          "B_c",
          "copies",
          "b_s",
          "t_tok [s]",
          "[1/s]");
  private static final Equation ENERGY =
      Equation.of(
          "",
          "accelerators at work, for one output token",
          "e_tok = n · p* · t_tok / (B_c · copies)",
          "n",
          "p* [W]",
          "t_tok [s]",
          "B_c",
          "copies",
          "[J]");

  private final ServingPlan plan;
  private final Work.Requests requests;
  private final Draw draw;
  private final Derivation derivation;

  LatencyOf(ServingPlan plan, Work.Requests requests, Draw draw, Derivation derivation) {
    this.plan = plan;
    this.requests = requests;
    this.draw = draw;
    this.derivation = derivation;
  }

  /// @param served before levers other than quantization
  /// @param idle share of the time allotted that the accelerators are without work
  /// @param seconds at work, for what is served here, with levers
  /// @param stay share of the requests that is not served at the edge
  /// @param count accelerators
  /// @param watts of one of them, with levers
  ServingLatency latency(
      ServedPhase.Use served,
      double idle,
      double seconds,
      double stay,
      double count,
      double watts) {
    double number = draw.of(requests.requests());
    double answer = draw.of(requests.outputTokens());
    double each = served.occupancy().atWork();
    double copies = served.copies();
    double batch = each * copies;
    double share = served.occupancy().share();
    boolean kept = served.perSecond().isPresent();
    double token = seconds * batch / (number * answer * stay);
    double prompt = token / served.stepSeconds() * served.promptSeconds();
    double first = token + prompt;
    double last = first + (answer - 1) * token;
    double joules = count * watts * token / batch;
    if (derivation.listening()) {
      if (stay == 1) {
        derivation.note(TOKEN, PHASE, token, seconds, each, copies, number, answer);
      } else {
        double[] values = {seconds, each, copies, number, answer, stay};
        derivation.note(TOKEN_BESIDE_EDGE, PHASE, token, values);
      }
      double gain = plan.gain(served.weights());
      double[] values = {
        token,
        served.stepSeconds(),
        draw.of(plan.active()),
        draw.of(requests.inputTokens()),
        draw.of(plan.together()),
        draw.of(plan.device().peak(served.weights()).orElseThrow()),
        plan.fit().computePeak(plan.shape().expertLayers() > 0),
        gain
      };
      if (gain == 1) {
        derivation.note(PROMPT, PHASE, prompt, Arrays.copyOf(values, values.length - 1));
      } else {
        derivation.note(EIGHT_BIT_PROMPT, PHASE, prompt, values);
      }
      derivation.note(FIRST, PHASE, first, token, prompt);
      derivation.note(REQUEST, PHASE, last, first, answer, token);
      if (share < 1) {
        derivation.note(RATE_AT_TIMES, PHASE, batch * share / token, each, copies, share, token);
      } else {
        derivation.note(RATE, PHASE, batch / token, each, copies, token);
      }
      derivation.note(ENERGY, PHASE, joules, count, watts, token, each, copies);
    }
    return new ServingLatency(
        new Span(first),
        new Span(token),
        new Span(last),
        batch * share,
        idle,
        kept ? served.perSecond().getAsDouble() * stay * answer : batch * share / token,
        new Power(watts),
        new Energy(joules),
        number);
  }
}
