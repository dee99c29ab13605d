package lepton.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import lepton.estimate.Estimator;
import lepton.text.Diagnostic;
import lepton.text.Documents;
import lepton.text.Mapping;
import lepton.text.Node;
import lepton.text.Problems;
import lepton.text.Scalar;
import lepton.text.Sequence;
import lepton.text.SourceText;
import org.junit.jupiter.api.Test;

/// A hundred thousand damaged workloads give results or diagnostics, and never an exception.
class DamagedWorkloadsTest {

  private static final long SEED = 20261123;
  private static final int WORKLOADS = 100_000;

  /// One in so many is damaged as a text, the others as a tree, which reaches deeper.
  private static final int TEXTS = 5;

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

  private static final String[] WORDS = {
    "",
    "~",
    "none",
    "NaN",
    ".inf",
    "-1",
    "0",
    "1",
    "1e308",
    "1e-308",
    "-0",
    "1e24",
    "1e60 FLOP",
    "1e20 h",
    "5 kW",
    "0.5..0.4",
    "0.1..0.9",
    "3 ± 9",
    "-5 ± 1",
    "9 %",
    "900%",
    "400",
    "W",
    "H1000",
    "h100",
    "trainium1",
    "cerebras-wse3",
    "gaudi",
    "jetson-nano",
    "DE",
    "world",
    "US",
    "aws/eu-central-1",
    "google",
    "full",
    "fp64",
    "fp4",
    "int8",
    "bf16",
    "2:4",
    "unstructured",
    "structured",
    "other",
    "dense",
    "both",
    "1e-12",
    "1e19 y",
    "0.21 USD/kWh",
    "2 L",
    "[",
    "\u0000",
    "de.csv",
    "nowhere.csv",
    "2024-03-22T02:30Z",
    "1 mW",
    "1 ZFLOP/s",
    "1e36 J",
    "1e-30 J",
    "1e20",
    "µ",
    "1_000",
    "x".repeat(300)
  };

  private final Random random = new Random(SEED);
  private final List<String> texts = new ArrayList<>();
  private final List<Node> trees = new ArrayList<>();
  private final List<String> keys = new ArrayList<>();
  private final List<Node> parts = new ArrayList<>();

  @Test
  void a_hundred_thousand_damaged_workloads_give_results_or_diagnostics() throws IOException {
    texts.add(FULL);
    texts.add(LETTERS);
    texts.add(STATED);
    try (var samples = Files.list(Path.of("samples"))) {
      for (var sample : samples.sorted().toList()) {
        if (sample.toString().endsWith(".yaml")) {
          texts.add(Files.readString(sample));
        }
      }
    }
    for (var text : texts) {
      for (var document : Documents.read(SourceText.of("run.yaml", text), new Problems())) {
        trees.add(document);
        collect(document);
      }
    }
    int results = 0;
    int refused = 0;
    for (int i = 0; i < WORKLOADS; i++) {
      boolean result = i % TEXTS == 0 ? damagedText() : read(damagedTree(), new Problems());
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
    var text = new StringBuilder(texts.get(random.nextInt(texts.size())));
    for (int times = 1 + random.nextInt(3); times > 0; times--) {
      int at = random.nextInt(text.length());
      int end = Math.min(text.length(), at + 1 + random.nextInt(8));
      switch (random.nextInt(4)) {
        case 0 -> text.delete(at, end);
        case 1 -> text.insert(at, WORDS[random.nextInt(WORDS.length)]);
        case 2 -> text.setCharAt(at, (char) (32 + random.nextInt(95)));
        default -> text.insert(at, text.substring(at, end));
      }
    }
    var problems = new Problems();
    boolean result = false;
    for (var document : Documents.read(SourceText.of("run.yaml", text.toString()), problems)) {
      result |= read(document, problems);
    }
    return result;
  }

  /// Whether a document gave a result; else it must have given a diagnostic.
  private boolean read(Node document, Problems problems) {
    int before = problems.all().size();
    Told told = null;
    try {
      told = Told.of(document, Map.of("de.csv", SERIES), problems, sets());
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
      assertThat(Diagnostic.render(problem, false)).isNotBlank();
      assertThat(problem.isError() && problem.help().isEmpty()).as(problem.message()).isFalse();
    }
    return told.workload().isPresent();
  }

  private String[] sets() {
    if (random.nextInt(4) > 0) {
      return new String[0];
    }
    return new String[] {
      keys.get(random.nextInt(keys.size()))
          + (random.nextBoolean() ? "." + keys.get(random.nextInt(keys.size())) : "")
          + "="
          + WORDS[random.nextInt(WORDS.length)]
    };
  }

  private void collect(Node node) {
    parts.add(node);
    switch (node) {
      case Scalar _ -> {}
      case Sequence list -> list.items().forEach(this::collect);
      case Mapping mapping -> {
        for (var entry : mapping.entries()) {
          keys.add(entry.key().text());
          collect(entry.value());
        }
      }
    }
  }

  private Node damagedTree() {
    Node tree = trees.get(random.nextInt(trees.size()));
    for (int times = 1 + random.nextInt(4); times > 0; times--) {
      tree = damaged(tree);
    }
    return tree;
  }

  /// The tree with one node changed, found by a walk that stops anywhere.
  private Node damaged(Node node) {
    return switch (node) {
      case Scalar scalar -> replacement(scalar);
      case Sequence list -> {
        if (list.items().isEmpty() || random.nextInt(4) == 0) {
          yield replacement(list);
        }
        var items = new ArrayList<>(list.items());
        int at = random.nextInt(items.size());
        if (random.nextInt(4) == 0) {
          items.remove(at);
        } else {
          items.set(at, damaged(items.get(at)));
        }
        yield new Sequence(items, list.place());
      }
      case Mapping mapping -> {
        if (mapping.entries().isEmpty() || random.nextInt(12) == 0) {
          yield replacement(mapping);
        }
        yield new Mapping(damaged(mapping.entries()), mapping.place());
      }
    };
  }

  private List<Mapping.Entry> damaged(List<Mapping.Entry> given) {
    var entries = new ArrayList<>(given);
    int at = random.nextInt(entries.size());
    var entry = entries.get(at);
    switch (random.nextInt(6)) {
      case 0 -> entries.remove(at);
      case 1 -> {
        var key = new Scalar(keys.get(random.nextInt(keys.size())), false, entry.key().place());
        if (entries.stream().noneMatch(other -> other.key().text().equals(key.text()))) {
          entries.set(at, new Mapping.Entry(key, entry.value()));
        }
      }
      default -> entries.set(at, new Mapping.Entry(entry.key(), damaged(entry.value())));
    }
    return entries;
  }

  private Node replacement(Node node) {
    if (random.nextInt(3) == 0) {
      return parts.get(random.nextInt(parts.size()));
    }
    var word =
        new Scalar(WORDS[random.nextInt(WORDS.length)], random.nextInt(8) == 0, node.place());
    return switch (random.nextInt(12)) {
      case 0 -> new Sequence(List.of(word), node.place());
      case 1 -> new Mapping(List.of(), node.place());
      case 2 ->
          new Mapping(
              List.of(new Mapping.Entry(new Scalar("low", false, node.place()), word)),
              node.place());
      default -> word;
    };
  }

  @Test
  void what_is_left_open_is_said_once() {
    var told = Told.of("hardware: {accelerator: H1000, countt: 3}\ntraining: {tokens: 1T}\n");
    assertThat(told.lines()).doesNotHaveDuplicates();
    assertThat(Optional.of(told.rendered())).isNotEmpty();
  }
}
