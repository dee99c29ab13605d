package lepton.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import lepton.catalog.Catalog;
import lepton.estimate.ProcessorPower.Reported;
import org.junit.jupiter.api.Test;

class ProcessorPowerTest {

  private final Catalog catalog = Catalog.shipped();

  private ProcessorPower of(
      String name,
      String family,
      String stepping,
      int sockets,
      int cores,
      int threads,
      boolean vm) {
    return ProcessorPower.of(
            catalog,
            new Reported(
                Optional.of(name),
                Optional.of(family),
                Optional.of(stepping),
                sockets,
                cores,
                threads,
                vm))
        .orElseThrow();
  }

  /// AMD's data sheet: 280 W a socket; SPECpower, EPYC 7xx3: 0.85 of 3.83 W a core when idle.
  @Test
  void a_known_processor_takes_its_tdp_by_sockets_and_its_familys_share_when_idle() {
    var power = of("AMD EPYC 7763 64-Core Processor", "AuthenticAMD-25-1", "1", 2, 128, 256, false);
    assertThat(power.fullWatts()).isEqualTo(560);
    assertThat(power.idleWatts()).isCloseTo(560 * 0.85 / 3.83, within(1e-9));
    assertThat(power.name()).isEqualTo("AMD EPYC 7763");
    assertThat(power.source()).contains("SPEC");
  }

  /// 8 of the processor's 128 threads: 280 W / 16.
  @Test
  void a_virtual_machine_has_its_share_of_the_threads() {
    var power = of("AMD EPYC 7763 64-Core Processor", "AuthenticAMD-25-1", "1", 1, 4, 8, true);
    assertThat(power.fullWatts()).isCloseTo(17.5, within(1e-9));
    assertThat(power.source()).contains("8 of 128 threads");
  }

  /// SPECpower, EPYC 9xx5: 2.36 W a core at full load, 0.44 idle.
  @Test
  void a_name_that_says_little_is_known_by_family_and_model() {
    var power = of("AMD EPYC", "AuthenticAMD-26-2", "1", 1, 2, 2, true);
    assertThat(power.fullWatts()).isCloseTo(4.72, within(1e-9));
    assertThat(power.idleWatts()).isCloseTo(0.88, within(1e-9));
    assertThat(power.name()).isEqualTo("EPYC 9xx5, model unknown");
  }

  /// Both are model 85: SPECpower has 8.24 W a core for the first and 8.08 W for the second.
  @Test
  void steppings_tell_skylake_from_cascade_lake() {
    var name = "Intel Xeon Processor @ 2.60GHz";
    assertThat(of(name, "GenuineIntel-6-85", "4", 1, 10, 20, true).fullWatts())
        .isCloseTo(82.4, within(1e-9));
    assertThat(of(name, "GenuineIntel-6-85", "7", 1, 10, 20, true).fullWatts())
        .isCloseTo(80.8, within(1e-9));
  }

  /// Green Algorithms: 12 W a core.
  @Test
  void an_unknown_processor_has_a_wider_range_and_says_so() {
    var unknown =
        ProcessorPower.of(
                catalog,
                new Reported(Optional.empty(), Optional.empty(), Optional.empty(), 1, 4, 4, false))
            .orElseThrow();
    var known = of("AMD EPYC 7763 64-Core Processor", "AuthenticAMD-25-1", "1", 1, 64, 128, false);
    assertThat(unknown.fullWatts()).isEqualTo(48);
    assertThat(unknown.low()).isLessThan(known.low());
    assertThat(unknown.source()).contains("unknown").contains("Lannelongue");
  }
}
