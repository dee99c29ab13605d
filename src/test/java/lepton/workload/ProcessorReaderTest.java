package lepton.workload;

import static org.assertj.core.api.Assertions.assertThat;

import lepton.quantity.Estimate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProcessorReaderTest {

  private static String yaml(String training, String hardware) {
    return "training: {" + training + "}\nhardware: {" + hardware + "}\nsite: {grid: DE}\n";
  }

  /// EPYC 7763: 280 W (AMD data sheet).
  @Test
  void a_cpu_works_at_its_tdp_where_its_hours_are_stated() {
    var told = Told.of(yaml("accelerator_hours: 100 h", "cpu: EPYC 7763, count: 2"));
    var power = told.phase(Stage.TRAINING).power().orElseThrow();
    assertThat(power.amount()).isEqualTo(new Estimate.Median(168, 280, 294));
    assertThat(told.assumed("hardware.power").orElseThrow().source()).contains("TDP of AMD EPYC");
    assertThat(((Computation.Described) told.get().computation()).hardware().name())
        .isEqualTo("AMD EPYC 7763");
    var given = Told.of(yaml("accelerator_hours: 100 h", "cpu: EPYC 7763, power: 200 W"));
    assertThat(given.phase(Stage.TRAINING).power().orElseThrow().mean()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          tokens: 1B               | cpu: EPYC 7763                    | accelerator_hours: 100 h of all devices
          accelerator_hours: 100 h | cpu: EPYC 7763, accelerator: h100 | write it as host: {cpu:
          accelerator_hours: 100 h | cpu: EPYC 776                     | unknown CPU
          accelerator_hours: 100 h | count: 2                          | cpu: EPYC 7763 where there is none
          """)
  void what_is_missing_is_said(String training, String hardware, String words) {
    var yaml = "model: {parameters: 100M}\n" + yaml(training, hardware);
    assertThat(Told.of(yaml).rendered()).contains(words);
  }
}
