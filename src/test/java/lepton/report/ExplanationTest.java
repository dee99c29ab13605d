package lepton.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lepton.cli.Session;
import lepton.derivation.Arithmetic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExplanationTest {

  @TempDir Path folder;

  private static final String BASE =
      """
      model: {parameters: 6.7B, layers: 32, width: 4096}
      data: {samples: 10M, dimension: 512, size: 4 kB}
      hardware: {accelerator: h100-sxm5-80gb, count: 8}
      site: {grid: DE, renewables: 40%, price: 0.21 EUR/kWh}
      unit: {name: request, count: 10M}
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "training: {epochs: 3}\ninference: {samples: 1M}",
        "training: {tokens: 1T, recompute: full}\n"
            + "levers: {pruning: {keep: 50%, pattern: 2:4, cost: 12 kWh}}",
        "training: {compute: 4e22 FLOP}\n"
            + "levers: {acceleration: {k: 2, power: 1.15, share: 95%}, busy: 95%}",
        "training: {accelerator_hours: 8000 h}\n"
            + "levers: {site: {pue: 1.09, grid: SE, renewables: 100%}}",
        "inference: {requests: 1M, input_tokens: 500, output_tokens: 250}\n"
            + "levers: {quantization: {precision: fp8, energy: 0.87}, dynamic: {share: 30%, work:"
            + " 40%}}",
        "inference: {samples: 10M}\n"
            + "levers: {edge: {device: jetson-orin-nano-8gb, share: 80%, utilization: 0.2}}",
        "inference: {samples: 10M}\n"
            + "levers: {sharing: {stored: 12M}, pruning: {keep: 0.3, dimension: 256}}"
      })
  void every_printed_line_evaluates_to_its_result(String phases) {
    var ended =
        new Session(folder)
            .file("w.yaml", BASE + phases + "\n")
            .run("estimate", "-q", "w.yaml", "--explain");

    assertThat(ended.status()).as(ended.err()).isZero();
    assertEvaluates(ended.out(), 10);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "train_cost: 3.5 J",
        "inference_cost: {polynomial: [0.5, 0.02, 1e-5]}",
        """
        train_cost: {table: [[64, 1.1], [128, 2.0], [256, 4.3]]}
          D': 96
          P: 110M
          P': 55M
          k: 2
        """
      })
  void the_document_s_own_form_evaluates_too(String costs) {
    var text =
        """
        equations:
          N: 1e6
          D: 128
          C: 2e4
          %s
        site: {grid: FR}
        """
            .formatted(costs);
    for (var form : List.of("sound", "literal")) {
      var ended =
          new Session(folder)
              .file("w.yaml", text)
              .run("estimate", "-q", "w.yaml", "--explain", "--equations", form);
      assertThat(ended.status()).as(ended.err()).isZero();
      assertEvaluates(ended.out(), 4);
    }
  }

  @Test
  void the_source_of_every_input_is_named() {
    var ended =
        new Session(folder)
            .file("w.yaml", BASE + "training: {epochs: 3}\n")
            .run("estimate", "-q", "w.yaml", "--explain", "--pue", "1.2");

    assertThat(ended.out())
        .contains("P: model.parameters, w.yaml:1:21")
        .contains("PUE: site.pue, --pue 1.2")
        .contains("I_train: site.grid, grids: DE")
        .contains("peak_train: hardware.accelerator.peak.bf16, accelerators: h100-sxm5-80gb")
        .contains("u_train: training.utilization, default: ");
  }

  /// Lines that begin with `=` hold numbers and a result.
  /// The layers that are given are those of the attention and of the serving model alike.
  @Test
  void one_quantity_has_one_source() {
    var phases =
        "training: {epochs: 1}\n"
            + "inference: {requests: 1M, input_tokens: 500, output_tokens: 250, batch: 8}\n";
    var out =
        new Session(folder)
            .file("w.yaml", BASE + phases)
            .run("estimate", "-q", "--explain", "w.yaml")
            .out();

    assertThat(out).contains("n_L: model.layers, w.yaml:1:35").doesNotContain("; or model.layers");
  }

  private static void assertEvaluates(String report, int least) {
    var lines = new ArrayList<String>();
    for (var line : report.split("\n", -1)) {
      if (line.strip().startsWith("= ")) {
        lines.add(line.strip().substring(2));
      }
    }
    assertThat(lines).hasSizeGreaterThanOrEqualTo(least);
    for (var line : lines) {
      int equals = line.lastIndexOf(" = ");
      double printed = Arithmetic.value(line.substring(equals + 3));
      assertThat(Arithmetic.value(line.substring(0, equals)))
          .as(line)
          .isCloseTo(printed, within(Math.abs(printed) * 1e-9));
    }
  }
}
