package lepton.energy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import lepton.derivation.Derivation;
import lepton.estimate.Machine;
import lepton.estimate.Works;
import lepton.quantity.Dimension;
import lepton.workload.Draw;
import lepton.workload.Hardware;
import lepton.workload.Levers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Equations (2) and (3) and the parts of (8), without levers.
class PhaseEnergyTest {

  private static PhaseUse use(Machine machine) {
    return PhaseEnergy.of(
        machine.phase(), machine.computation(), Levers.NONE, false, Draw.MEAN, Derivation.NONE);
  }

  /// E = N / C · cost(D) with C = n · peak · u and cost = w · n · p̄.
  @ParameterizedTest
  @CsvSource(
      useHeadersInDisplayName = true,
      delimiter = '|',
      textBlock =
          """
          FLOP    | count | peak [TFLOP/s] | utilization | power [W] | time [s] | energy [J] | origin
          1e18    | 1     | 100            | 0.5         | 400       | 20000    | 8e6        | 1e18 / 5e13 s · 400 W
          1e18    | 8     | 100            | 0.5         | 400       | 2500     | 8e6        | an eighth of the time, eight devices
          1e18    | 8     | 100            | 0.25        | 400       | 5000     | 1.6e7      | half the utilization, twice the energy
          4.02e22 | 2048  | 312            | 0.434       | 400       | 144961.2 | 1.187522e11 | LLaMA-7B: 40.3 h on 2048 A100
          """)
  void energy_is_the_time_that_work_takes_at_a_power(
      double flop,
      double count,
      double teraflops,
      double utilization,
      double watts,
      double seconds,
      double joules,
      String origin) {
    var use =
        use(
            new Machine()
                .training(Works.compute(flop))
                .count(count)
                .peak(teraflops * 1e12, utilization)
                .power(watts));
    assertThat(use.allotted().orElseThrow().seconds())
        .as(origin)
        .isCloseTo(seconds, within(1e-5 * seconds));
    assertThat(use.accelerators().joules()).as(origin).isCloseTo(joules, within(1e-5 * joules));
    assertThat(use.compute().orElseThrow().flop()).isEqualTo(flop);
    assertThat(use.it()).isEqualTo(use.accelerators());
  }

  @Test
  void a_sustained_capacity_is_that_of_all_devices_together() {
    // 1.1e18 FLOP / 1.1 PFLOP/s = 1000 s; 8 · 300 W · 1000 s
    var use =
        use(new Machine().training(Works.compute(1.1e18)).count(8).sustained(1.1e15).power(300));
    assertThat(use.allotted().orElseThrow().seconds()).isCloseTo(1000, within(1e-9));
    assertThat(use.accelerators().joules()).isCloseTo(2.4e6, within(1e-6));
  }

  @Test
  void accelerator_hours_are_those_of_all_devices_added_up() {
    // 800 h on 8 devices are 100 h; 800 h · 3600 s/h · 250 W
    var use = use(new Machine().training(Works.hours(800)).count(8).power(250));
    assertThat(use.allotted().orElseThrow().hours()).isCloseTo(100, within(1e-9));
    assertThat(use.accelerators().joules()).isCloseTo(7.2e8, within(1e-6));
    assertThat(use.compute()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      useHeadersInDisplayName = true,
      delimiter = '|',
      textBlock =
          """
          busy | idle [W] | allotted [s] | energy [J] | origin
          1    | 50       | 1000         | 800000     | 2 · 400 · 1000
          0.8  | 50       | 1250         | 825000     | and 2 · 50 · 250 idle
          0.5  | 50       | 2000         | 900000     | and 2 · 50 · 1000 idle
          0.5  | 0        | 2000         | 800000     | idle power nothing
          """)
  void what_is_allotted_and_not_busy_idles(
      double busy, double idle, double allotted, double joules, String origin) {
    var use = use(new Machine().training(Works.compute(2e15)).count(2).power(400).idle(idle, busy));
    assertThat(use.allotted().orElseThrow().seconds()).as(origin).isCloseTo(allotted, within(1e-9));
    assertThat(use.accelerators().joules()).as(origin).isCloseTo(joules, within(1e-6));
  }

  @ParameterizedTest
  @CsvSource(
      useHeadersInDisplayName = true,
      textBlock =
          """
          count, accelerators a server, server [W], host energy [J], origin
          8,     8,                     600,        600000,          one server for 1000 s
          4,     8,                     600,        600000,          half a server for 2000 s
          16,    8,                     600,        600000,          two servers for 500 s
          1,     1,                     600,        4800000,         one each for 8000 s
          """)
  void a_server_is_charged_by_the_share_of_its_accelerators(
      double count, double perServer, double watts, double joules, String origin) {
    var use = use(new Machine().training(Works.compute(8e15)).count(count).host(watts, perServer));
    assertThat(use.host().joules()).as(origin).isCloseTo(joules, within(1e-6));
    assertThat(use.it().joules()).isEqualTo(use.accelerators().joules() + use.host().joules());
  }

  @Test
  void a_server_works_as_long_as_it_is_allotted_not_only_while_busy() {
    // 1000 s of work at 50 % busy are 2000 s; 600 W · 2000 s
    var use = use(new Machine().training(Works.compute(1e15)).idle(0, 0.5).host(600, 1));
    assertThat(use.host().joules()).isCloseTo(1.2e6, within(1e-6));
  }

  @Test
  void a_servers_power_follows_from_its_parts() {
    // 2 · 280 W · 0.5 + 1000 GB · 0.375 W/GB = 280 + 375 = 655 W (0.375 W/GB: Teads 2021), for 1000
    // s
    var use = use(new Machine().training(Works.compute(1e15)).host(2, 280, 0.5, 1000, 0.375, 1));
    assertThat(use.host().joules()).isCloseTo(655_000, within(1e-6));
  }

  @Test
  void a_server_may_be_known_by_its_processors_or_its_memory_alone() {
    var processors =
        new Hardware.Processors(
            Works.number("count", 2),
            Works.given("tdp", 280, Dimension.POWER),
            Works.share("load", 0.5));
    var memory =
        new Hardware.Memory(
            Works.given("memory", 1e12, Dimension.DATA), Works.number("W/GB", 0.375));
    // 280 W and 375 W for 1000 s
    assertThat(hostJoules(Optional.of(processors), Optional.empty()))
        .isCloseTo(280_000, within(1e-6));
    assertThat(hostJoules(Optional.empty(), Optional.of(memory))).isCloseTo(375_000, within(1e-6));
    assertThat(hostJoules(Optional.empty(), Optional.empty())).isZero();
  }

  private static double hostJoules(
      Optional<Hardware.Processors> processors, Optional<Hardware.Memory> memory) {
    var parts = new Hardware.FromParts(processors, memory);
    return use(new Machine().training(Works.compute(1e15)).host(parts, 1)).host().joules();
  }

  @Test
  void samples_that_are_served_cross_the_network() {
    // 1e6 requests · 4 MB = 4000 GB · 0.06 kWh/GB = 240 kWh
    var requests = Works.requests(2, 1e6, 500, 250, 1e6);
    var use = use(new Machine().inference(requests).transfer(4e6, 0.06));
    assertThat(use.network().kwh()).isCloseTo(240, within(1e-9));
    var samples = Works.samples(1e6, 1, Works.flop(1e6));
    assertThat(use(new Machine().inference(samples).transfer(4e6, 0.06)).network().kwh())
        .isCloseTo(240, within(1e-9));
  }

  @Test
  void training_moves_no_samples_and_tokens_are_no_samples() {
    var samples = Works.samples(1e6, 1, Works.flop(1e6));
    assertThat(use(new Machine().training(samples).transfer(4e6, 0.06)).network().joules())
        .isZero();
    var tokens = Works.tokens(2, 1e6, 1e6);
    assertThat(use(new Machine().inference(tokens).transfer(4e6, 0.06)).network().joules())
        .isZero();
  }

  @Test
  void the_parts_make_the_whole() {
    var use =
        use(
            new Machine()
                .inference(Works.samples(1e6, 1, Works.flop(1e9)))
                .host(600, 8)
                .idle(30, 0.7)
                .transfer(4e3, 0.06));
    double parts =
        use.accelerators().joules()
            + use.edge().joules()
            + use.host().joules()
            + use.network().joules();
    assertThat(use.it().joules()).isEqualTo(parts);
    assertThat(use.edge().joules()).isZero();
  }
}
