package lepton.energy;

import java.util.Optional;
import java.util.OptionalDouble;
import lepton.derivation.Derivation;
import lepton.derivation.Equation;
import lepton.workload.Draw;
import lepton.workload.Input;
import lepton.workload.SampleWork;
import lepton.workload.Work;

/// W: the work of a phase in FLOP.
///
/// | case | w, the work of one sample | source |
/// |---|---|---|
/// | training, transformer | 6 · P · D (forward 2, backward 4) | Kaplan 2020 (2001.08361) |
/// | its attention, layers and width known | 12 · n_L · d_w · D² | PaLM (2204.02311) app. B |
/// | full recomputation | 8 · P · D and 16 · n_L · d_w · D² | Megatron (2104.04473) |
/// | inference | 2 · P · D and 4 · n_L · d_w · D² | Kaplan 2020 |
/// | dense network | 6 · P, inference 2 · P | the same count |
/// | mixture of experts | P counts the active parameters | GLaM (2112.06905) |
///
/// Valid where matrix products dominate; embeddings, norms and the optimiser are left out.
public final class WorkOf {

  private static final Equation TRANSFORMER =
      Equation.of("", "work of one sample", "w* = a* · P · D", "a* [FLOP]", "P", "D", "[FLOP]");
  private static final Equation TRANSFORMER_WITH_ATTENTION =
      Equation.of(
          "",
          "work of one sample, with attention",
          "w* = a* · P · D + b* · n_L · d_w · D^2",
          "a* [FLOP]",
          "P",
          "D",
          "b* [FLOP]",
          "n_L",
          "d_w",
          "[FLOP]");
  private static final Equation DENSE =
      Equation.of("", "work of one sample", "w* = a* · P", "a* [FLOP]", "P", "[FLOP]");
  private static final Equation SAMPLES =
      Equation.of("", "work: N · w(D)", "W* = N* · w*", "N*", "w* [FLOP]", "[FLOP]");
  private static final Equation EPOCHS =
      Equation.of(
          "",
          "work: N · w(D) over the epochs",
          "W* = N* · m* · w*",
          "N*",
          "m*",
          "w* [FLOP]",
          "[FLOP]");
  private static final Equation TOKENS =
      Equation.of("", "work", "W* = a* · P · n_tok*", "a* [FLOP]", "P", "n_tok*", "[FLOP]");
  private static final Equation TOKENS_WITH_ATTENTION =
      Equation.of(
          "",
          "work, with attention",
          "W* = a* · P · n_tok* + b* · n_L · d_w · D · n_tok*",
          "a* [FLOP]",
          "P",
          "n_tok*",
          "b* [FLOP]",
          "n_L",
          "d_w",
          "D",
          "[FLOP]");
  private static final Equation TOKENS_OF_REQUEST =
      Equation.of("", "tokens of one request", "D_req = T_in + T_out", "T_in", "T_out", "");
  private static final Equation REQUEST =
      Equation.of(
          "", "work of one request", "w* = a* · P · D_req", "a* [FLOP]", "P", "D_req", "[FLOP]");
  private static final Equation REQUEST_WITH_ATTENTION =
      Equation.of(
          "",
          "work of one request, with attention",
          "w* = a* · P · D_req + b* · n_L · d_w · D_req^2",
          "a* [FLOP]",
          "P",
          "D_req",
          "b* [FLOP]",
          "n_L",
          "d_w",
          "[FLOP]");

  private static final Equation PRUNED_SAMPLE =
      Equation.of(
          "",
          "work of one sample at the pruned dimension",
          "w′* = a* · P · D′",
          "a* [FLOP]",
          "P",
          "D′",
          "[FLOP]");
  private static final Equation PRUNED_SAMPLE_WITH_ATTENTION =
      Equation.of(
          "",
          "work of one sample at the pruned dimension, with attention",
          "w′* = a* · P · D′ + b* · n_L · d_w · D′^2",
          "a* [FLOP]",
          "P",
          "D′",
          "b* [FLOP]",
          "n_L",
          "d_w",
          "[FLOP]");
  private static final Equation DIMENSION =
      Equation.of("(4)", "cost(D′) / cost(D)", "f_D* = w′* / w*", "w′* [FLOP]", "w* [FLOP]", "");

  private final Draw draw;
  private final Derivation derivation;
  private final String phase;

  /// The work in FLOP with each input at its expected value; 0 where only the time is known.
  public static double expected(Work work) {
    return new WorkOf(Draw.MEAN, Derivation.NONE, "").flop(work).orElse(0);
  }

  /// The work in FLOP that the edge could take a share of; 0 where it is not known.
  public static double divisibleWork(Work work) {
    return new WorkOf(Draw.MEAN, Derivation.NONE, "").divisible(work).orElse(0);
  }

  WorkOf(Draw draw, Derivation derivation, String phase) {
    this.draw = draw;
    this.derivation = derivation;
    this.phase = phase;
  }

  /// W in FLOP; empty where only the time is known.
  OptionalDouble flop(Work work) {
    return switch (work) {
      case Work.Samples samples -> OptionalDouble.of(samples(samples));
      case Work.Tokens tokens -> OptionalDouble.of(tokens(tokens));
      case Work.Requests requests -> OptionalDouble.of(requests(requests));
      case Work.Compute compute -> OptionalDouble.of(draw.of(compute.flop()));
      case Work.AcceleratorTime _ -> OptionalDouble.empty();
    };
  }

  /// The work that an edge device would take a share of: W, or what the hours should have been
  /// spent on.
  OptionalDouble divisible(Work work) {
    return work instanceof Work.AcceleratorTime time && time.model().isPresent()
        ? flop(time.model().get())
        : flop(work);
  }

  /// How many samples or requests there are; empty where that was not stated.
  Optional<Input> count(Work work) {
    return switch (work) {
      case Work.Samples samples -> Optional.of(samples.samples());
      case Work.Requests requests -> Optional.of(requests.requests());
      case Work.Tokens _, Work.Compute _, Work.AcceleratorTime _ -> Optional.empty();
    };
  }

  /// w(D′) / w(D): how the work changes with the feature dimension; 1 where it does not act through
  /// D.
  double dimensionRatio(Work work, double pruned) {
    if (work instanceof Work.AcceleratorTime time) {
      return time.model().isPresent() ? dimensionRatio(time.model().get(), pruned) : 1;
    }
    if (work instanceof Work.Samples samples
        && samples.each() instanceof SampleWork.Transformer transformer) {
      double full = transformer(transformer, draw.of(transformer.dimension()), false);
      double less = transformer(transformer, pruned, true);
      derivation.note(DIMENSION, phase, less / full, less, full);
      return less / full;
    }
    return 1;
  }

  private double samples(Work.Samples samples) {
    double each = each(samples.each());
    double number = draw.of(samples.samples());
    double passes = draw.of(samples.passes());
    double flop = number * passes * each;
    if (passes == 1) {
      derivation.note(SAMPLES, phase, flop, number, each);
    } else {
      derivation.note(EPOCHS, phase, flop, number, passes, each);
    }
    return flop;
  }

  private double each(SampleWork work) {
    return switch (work) {
      case SampleWork.Transformer transformer ->
          transformer(transformer, draw.of(transformer.dimension()), false);
      case SampleWork.Dense dense -> {
        double parameters = draw.of(dense.parameters());
        double flop = dense.perParameter() * parameters;
        derivation.note(DENSE, phase, flop, dense.perParameter(), parameters);
        yield flop;
      }
      case SampleWork.Given given -> draw.of(given.flop());
    };
  }

  private double transformer(SampleWork.Transformer work, double dimension, boolean pruned) {
    return sequence(
        pruned ? PRUNED_SAMPLE : TRANSFORMER,
        pruned ? PRUNED_SAMPLE_WITH_ATTENTION : TRANSFORMER_WITH_ATTENTION,
        work.perParameter(),
        work.parameters(),
        dimension,
        work.attention());
  }

  /// The work of one sequence of `dimension` tokens.
  private double sequence(
      Equation plain,
      Equation withAttention,
      double perParameter,
      Input parameters,
      double dimension,
      Optional<Work.Attention> attention) {
    double used = draw.of(parameters);
    double flop = perParameter * used * dimension;
    if (attention.isEmpty()) {
      derivation.note(plain, phase, flop, perParameter, used, dimension);
      return flop;
    }
    double factor = attention.get().factor();
    double layers = draw.of(attention.get().layers());
    double width = draw.of(attention.get().width());
    double all = flop + factor * layers * width * dimension * dimension;
    derivation.note(
        withAttention, phase, all, perParameter, used, dimension, factor, layers, width);
    return all;
  }

  private double tokens(Work.Tokens work) {
    double parameters = draw.of(work.parameters());
    double tokens = draw.of(work.tokens());
    double flop = work.perParameter() * parameters * tokens;
    if (work.attention().isEmpty() || work.attention().get().dimension().isEmpty()) {
      derivation.note(TOKENS, phase, flop, work.perParameter(), parameters, tokens);
      return flop;
    }
    var attention = work.attention().get();
    double layers = draw.of(attention.layers());
    double width = draw.of(attention.width());
    double dimension = draw.of(attention.dimension().get());
    double all = flop + attention.factor() * layers * width * dimension * tokens;
    derivation.note(
        TOKENS_WITH_ATTENTION,
        phase,
        all,
        work.perParameter(),
        parameters,
        tokens,
        attention.factor(),
        layers,
        width,
        dimension);
    return all;
  }

  private double requests(Work.Requests work) {
    double in = draw.of(work.inputTokens());
    double out = draw.of(work.outputTokens());
    double dimension = in + out;
    derivation.note(TOKENS_OF_REQUEST, phase, dimension, in, out);
    double each =
        sequence(
            REQUEST,
            REQUEST_WITH_ATTENTION,
            work.perParameter(),
            work.parameters(),
            dimension,
            work.attention());
    double number = draw.of(work.requests());
    double flop = number * each;
    derivation.note(SAMPLES, phase, flop, number, each);
    return flop;
  }
}
