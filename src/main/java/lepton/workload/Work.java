package lepton.workload;

import java.util.Optional;

/// How much there is to compute in a phase, in the form a person stated it.
public sealed interface Work {

  /// N samples, `passes` times over (epochs; 1 for inference), at `each` a sample.
  record Samples(Input samples, Input passes, SampleWork each) implements Work {}

  /// A number of tokens at a number of operations a parameter: W = a · P · tokens.
  ///
  /// @param attention what attention adds, where layers, width and the sequence length are known
  record Tokens(Input tokens, Input parameters, double perParameter, Optional<Attention> attention)
      implements Work {}

  /// Requests to a language model: W = a · P · (input + output tokens) · requests.
  record Requests(
      Input requests,
      Input inputTokens,
      Input outputTokens,
      Input parameters,
      double perParameter,
      Optional<Attention> attention)
      implements Work {}

  /// The work as given, in FLOP.
  record Compute(Input flop) implements Work {}

  /// The time as given, in accelerator time; `model` is the work it should have been, where that is
  /// known.
  record AcceleratorTime(Input seconds, Optional<Work> model) implements Work {}

  /// What attention adds to the work of a transformer: b · layers · width · D² a sample of D
  /// tokens.
  ///
  /// @param factor b: 12 for training, 16 with full recomputation, 4 for inference
  /// @param dimension D, the sequence length
  record Attention(Input layers, Input width, double factor, Optional<Input> dimension) {}
}
