package lepton.workload;

import java.util.Optional;

/// w(D): the work of one sample.
public sealed interface SampleWork {

  /// A transformer: w = a · P · D, plus attention where layers and width are known.
  record Transformer(
      Input parameters, Input dimension, double perParameter, Optional<Work.Attention> attention)
      implements SampleWork {}

  /// A dense network: each parameter is used once a sample, so D acts through P: w = a · P.
  record Dense(Input parameters, double perParameter) implements SampleWork {}

  /// The work of a sample as given, in FLOP.
  record Given(Input flop) implements SampleWork {}
}
