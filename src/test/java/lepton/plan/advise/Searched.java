package lepton.plan.advise;

/// Workloads and tables of accuracies that optima are looked for in.
final class Searched {

  static final String TRAINING =
      """
      model: {parameters: 1B}
      training: {tokens: 20B, precision: bf16, utilization: 0.4}
      hardware: {accelerator: a100-sxm4-80gb, count: 4, power: 300 W, host: none}
      site: {grid: 400 gCO2e/kWh, pue: 1.5, price: 0.2 EUR/kWh}
      levers: {pruning: {keep: 50%, realised: 1}}
      """;

  static final String SERVING =
      """
      model: {parameters: 8B}
      inference: {requests: 1M, input_tokens: 500, output_tokens: 250, batch: 16}
      hardware: {accelerator: h100-sxm, count: 2}
      site: {grid: DE, pue: 1.2, price: 0.25 EUR/kWh}
      """;

  static final String CAMERAS =
      """
      model: {kind: other, flop_per_sample: {inference: 8 GFLOP}}
      data: {size: 600 kB}
      inference: {samples: 10M, precision: int8, utilization: 0.1}
      hardware: {accelerator: l4, count: 2}
      site: {grid: PL, pue: 1.5}
      levers: {edge: {device: jetson-orin-nano, share: 80%, utilization: 0.2, uplink: 0.02 kWh/GB}}
      """;

  static final String RISING = "keep,accuracy\n30%,90%\n60%,96%\n100%,97%\n";

  /// Falls and rises: 97 % is kept below 40 % or so, and above 85 % or so.
  static final String WAVY = "keep,accuracy\n30%,97.5%\n60%,93%\n100%,98.5%\n";

  static final String SEGMENTING =
      """
      model: {kind: other, flop_per_sample: {training: 9 TFLOP, inference: 3 TFLOP}}
      data: {samples: 12000}
      training: {epochs: 300}
      hardware: {accelerator: a100-sxm4-40gb, count: 4}
      site: {grid: DE, pue: 1.3}
      levers: {pruning: {keep: 80%, pattern: structured, share: 90%, cost: 2 kWh}}
      """;

  static final String SEGMENTED =
      "keep,accuracy\n30%,90%\n45%,95.5%\n60%,97%\n80%,98.6%\n100%,99%\n";

  private Searched() {}
}
