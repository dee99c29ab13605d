package lepton.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import lepton.catalog.Catalog;
import lepton.estimate.Assessment;
import lepton.estimate.Comparison;
import lepton.estimate.Estimator;
import lepton.estimate.MeasuredFootprint;
import lepton.estimate.Runs;
import lepton.text.Documents;
import lepton.text.JsonText;
import lepton.text.Problems;
import lepton.text.SourceText;
import lepton.workload.WorkloadReader;
import org.junit.jupiter.api.Test;

class SideBySideTest {

  /// Two accelerators at 1 kW for two hours, half as fast as the run that was measured.
  private static Assessment estimate() {
    var text =
        """
        name: train
        training: {accelerator_hours: 4 h, precision: bf16, utilization: 0.4}
        hardware: {accelerator: h100-sxm5-80gb, count: 2, power: 1 kW, host: none}
        site: {grid: 400 gCO2e/kWh, pue: 1.2}
        """;
    var document = Documents.read(SourceText.of("run.yaml", text), new Problems()).getFirst();
    var problems = new Problems();
    var workload =
        new WorkloadReader(Catalog.shipped(), (_, _, _) -> Optional.empty())
            .read(document, "run", List.of(), problems);
    assertThat(problems.all()).isEmpty();
    return Estimator.assess(workload.orElseThrow(), Estimator.Options.PLAIN);
  }

  private static Comparison comparison() {
    return Comparison.of(estimate(), MeasuredFootprint.of(Runs.hour()));
  }

  private static Comparison.Line line(String key) {
    return comparison().lines().stream()
        .filter(its -> its.key().equals(key))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_ratio_is_the_estimate_over_the_measurement() {
    // by hand: 2 h over 1 h; 2 kW over 1.35 kW; 4 kWh over 1.35 kWh; 4 over 1.25 on accelerators
    assertThat(line("duration_s").ratio().orElseThrow()).isEqualTo(2, within(1e-9));
    assertThat(line("power.mean_w").ratio().orElseThrow()).isEqualTo(2 / 1.35, within(1e-9));
    assertThat(line("energy.it_kwh").ratio().orElseThrow()).isEqualTo(4 / 1.35, within(1e-9));
    assertThat(line("energy.accelerators_kwh").ratio().orElseThrow())
        .isEqualTo(4 / 1.25, within(1e-9));
  }

  @Test
  void utilization_says_which_of_the_two_it_is() {
    // half the time for the same work is twice the share of the peak rate
    assertThat(line("utilization.peak_share").measured().orElseThrow())
        .isEqualTo(0.8, within(1e-9));
    assertThat(line("utilization.time_share").measured().orElseThrow())
        .isEqualTo(0.9, within(1e-9));
    assertThat(SideBySide.text(comparison(), 80, Paint.PLAIN))
        .contains("of the peak rate: the estimate assumes it")
        .contains("which says nothing of how");
  }

  @Test
  void the_table_has_both_and_the_ratio() {
    var text = SideBySide.text(comparison(), 80, Paint.PLAIN);

    assertThat(text)
        .startsWith("Estimate of train beside the measurement\n")
        .containsPattern("estimate +measured +ratio")
        .containsPattern("Time +wall +2 h +1 h +× 2\n")
        .containsPattern("host +– +100 Wh\n")
        .containsPattern("IT +4 kWh +1.35 kWh +× 2.96\n");
    assertThat(text.lines()).allMatch(line -> Columns.width(line) <= 80);
  }

  @Test
  void json_has_the_same_keys_thrice() {
    var json =
        JsonText.of(
            generator -> {
              generator.writeStartObject();
              SideBySide.json(comparison(), generator);
              generator.writeEndObject();
            });

    assertThat(json)
        .containsPattern("\"estimate\": \\{\\s+\"duration_s\": 7200,")
        .containsPattern("\"measured\": \\{\\s+\"duration_s\": 3600,")
        .containsPattern("\"ratio\": \\{\\s+\"duration_s\": 2,");
  }
}
