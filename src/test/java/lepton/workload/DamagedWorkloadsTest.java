package lepton.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import lepton.estimate.Estimator;
import lepton.text.Diagnostic;
import lepton.text.Documents;
import lepton.text.Node;
import lepton.text.Problems;
import lepton.text.SourceText;
import org.junit.jupiter.api.Test;

/// A hundred thousand damaged workloads give results or diagnostics, and never an exception.
class DamagedWorkloadsTest {

  private static final long SEED = 20261123;
  private static final int WORKLOADS = 100_000;

  /// One in so many is damaged as a text, the others as a tree, which reaches deeper.
  private static final int TEXTS = 5;

  /// One problem in so many is shown.
  private static final int RENDERED = 20;

  private static final String FULL =
      """
      name: everything
      model: {parameters: 6.7B, active_parameters: 6.7B, stored_parameters: 6.7B, layers: 32, width: 4096}
      data: {samples: 488M, dimension: 2048, size: 4 kB, uplink: 0.03 kWh/GB}
      training: {epochs: 1, recompute: full, precision: bf16, utilization: 0.3, power: 0.8}
      inference: {requests: 10M, input_tokens: 500, output_tokens: 250, batch: 32, precision: fp8}
      hardware:
        accelerator: {name: h100, tdp: 700 W, idle: 70 W, peak: {bf16: 989 TFLOP/s, fp8: 1979 TFLOP/s}, embodied: 150 kg}
        count: 8
        utilization: 0.24..0.47
        power: {low: 500 W, mode: 600 W, high: 650 W, quantiles: true}
        host: {cpu: EPYC 7763, count: 2, load: 0.5, memory: 1 TB, accelerators: 8, embodied: 2 t}
        busy: 80%
      site: {grid: {file: de.csv}, datacenter: google, pue: 1.1, wue: 1.1 L/kWh, wue_grid: 2 L/kWh,
        residual: 500 gCO2e/kWh, renewables: 40%, price: 0.21 EUR/kWh, lifetime: 4 y, use: 60%,
        start: 2024-03-22T01:00Z}
      levers:
        pruning: {keep: 50%, pattern: 2:4, dimension: 1536, realised: 0.4, share: 90%, cost: 12 kWh, phase: both}
        quantization: {precision: int8, energy: 0.87, phase: inference}
        acceleration: {k: 2, power: 1.15, share: 95%}
        sharing: {stored: 12M}
        dynamic: {share: 30%, work: 40%}
        edge: {device: jetson-orin-nano, share: 80%, utilization: 0.2}
        site: {pue: 1.09, grid: SE, region: aws/eu-north-1}
        busy: 95%
      unit: {name: request, count: 10M}
      budget: 5 kg
      reported: {energy: 36 MWh, emissions: 14 t, source: nobody}
      """;

  private static final String LETTERS =
      """
      N: 1e6
      D: 128
      P: 110M
      P': 55M
      D': 96
      C: 100 TFLOP/s
      k: 2
      training: {}
      inference: {samples: 10M}
      hardware: {accelerator: v100-sxm2-16gb, count: 4, host: none}
      """;

  private static final String STATED =
      """
      equations:
        N: 1e6
        N_inference: 2e9
        D: 128
        C: 2e4
        train_cost: {polynomial: [0.5, 0.02, 1e-5]}
        inference_cost: {table: [[64, 1.1], [128, 2.0], [256, 4.3]]}
        P: 110M
        P': 55M
        D': 96
        k: 2
      levers: {dynamic: {share: 30%, work: 40%}}
      """;

  private static final String SERIES =
      """
      timestamp,g_co2e_per_kwh
      2024-03-22T00:00:00Z,53.9
      2024-03-22T01:00:00Z,52.8
      2024-03-22T02:00:00Z,60
      """;

  private final Random random = new Random(SEED);
  private final Damage damage = new Damage(random);

  @Test
  void a_hundred_thousand_damaged_workloads_give_results_or_diagnostics() throws IOException {
    damage.add(FULL);
    damage.add(LETTERS);
    damage.add(STATED);
    try (var samples = Files.list(Path.of("samples"))) {
      for (var sample : samples.sorted().toList()) {
        if (sample.toString().endsWith(".yaml")) {
          damage.add(Files.readString(sample));
        }
      }
    }
    int results = 0;
    int refused = 0;
    for (int i = 0; i < WORKLOADS; i++) {
      boolean result = i % TEXTS == 0 ? damagedText() : read(damage.tree(), new Problems());
      results += result ? 1 : 0;
      refused += result ? 0 : 1;
    }
    assertThat(results).as("damage that still makes sense").isGreaterThan(WORKLOADS / 20);
    assertThat(refused).as("damage that does not").isGreaterThan(WORKLOADS / 20);
  }

  @Test
  void the_undamaged_ones_are_read_without_an_error() {
    assertThat(Told.with(Map.of("de.csv", SERIES), FULL).workload()).isPresent();
    assertThat(Told.of(LETTERS).workload()).isPresent();
    assertThat(Told.of(STATED).workload()).isPresent();
  }

  private boolean damagedText() {
    var problems = new Problems();
    boolean result = false;
    for (var document : Documents.read(SourceText.of("run.yaml", damage.text()), problems)) {
      result |= read(document, problems);
    }
    return result;
  }

  /// Whether a document gave a result; else it must have given a diagnostic.
  private boolean read(Node document, Problems problems) {
    int before = problems.all().size();
    Told told = null;
    try {
      told = Told.of(document, Map.of("de.csv", SERIES), problems, damage.options());
      if (told.workload().isPresent()) {
        var assessment = Estimator.assess(told.workload().get(), Estimator.Options.PLAIN);
        assertThat(assessment.result().total().joules()).isFinite().isNotNegative();
        assertThat(assessment.result().emissions().kilograms()).isFinite().isNotNegative();
      }
    } catch (RuntimeException | StackOverflowError | AssertionError failure) {
      throw new AssertionError(
          failure + (told == null ? "" : "\n" + told.rendered()) + "\nfor " + document, failure);
    }
    var own = told.problems().subList(before, told.problems().size());
    assertThat(own.stream().anyMatch(problem -> problem.isError()))
        .isEqualTo(told.workload().isEmpty());
    for (var problem : own) {
      if (random.nextInt(RENDERED) == 0) {
        assertThat(Diagnostic.render(problem, false)).isNotBlank();
      }
      if (problem.isError() && problem.help().isEmpty()) {
        throw new AssertionError("no help for: " + problem.message());
      }
    }
    return told.workload().isPresent();
  }
}
