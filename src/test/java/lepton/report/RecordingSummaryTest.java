package lepton.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import lepton.estimate.MeasuredFootprint;
import lepton.estimate.Runs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordingSummaryTest {

  @ParameterizedTest
  @ValueSource(ints = {60, 80, 100})
  void the_figure_comes_first_and_the_path_last(int width) {
    var measured = MeasuredFootprint.of(Runs.marked(Runs.hour()));

    var lines =
        RecordingSummary.render(measured, Optional.of("run.json"), width, Paint.PLAIN)
            .lines()
            .toList();

    // by hand: see MeasuredFootprintTest; embodied CO2e is 8 g
    assertThat(lines.getFirst()).startsWith("lepton: 1.35 kWh, 656 g CO2e in 1 h, 1.35 kW");
    assertThat(lines.getLast()).isEqualTo("  recording: run.json");
    assertThat(lines).hasSizeBetween(5, 9);
    assertThat(lines).allMatch(line -> Columns.width(line) <= width);
    assertThat(String.join("\n", lines))
        .contains("accelerators 1.25 kWh, host 100 Wh, facility 1.62 kWh")
        .contains("110 steps, each 8 Wh");
  }

  @Test
  void nothing_measured_is_said_and_not_called_nothing() {
    var measured = MeasuredFootprint.of(Runs.recording(List.of(), Runs.SITE));

    assertThat(RecordingSummary.render(measured, Optional.empty(), 80, Paint.PLAIN))
        .startsWith("lepton: nothing could be measured in 1 h; 'lepton doctor' tells why\n")
        .doesNotContain("0 kWh");
  }
}
