package lepton.plan.advise;

import static lepton.plan.advise.Advised.lever;
import static lepton.plan.advise.Advised.rejected;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lepton.text.Problems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What levers save, worked out by hand.
///
/// The workload: W = 6 · 1e9 · 20e9 = 1.2e20 FLOP at C = 4 · 312e12 · 0.4 = 4.992e14 FLOP/s takes
/// T = 240,384.6 s; at 4 · 300 W that is E_it = 80.1282 kWh, at a PUE of 1.5 E = 120.1923 kWh.
class AdviserTest {

  private static final String SMALL =
      """
      name: small
      model: {parameters: 1B}
      training: {tokens: 20B, precision: bf16, utilization: 0.4}
      hardware: {accelerator: a100-sxm4-80gb, count: 4, power: 300 W, host: none}
      site: {grid: 400 gCO2e/kWh, pue: 1.5, wue: 1 L/kWh, price: 0.2 EUR/kWh}
      """;

  private static final double KWH = 3.6e6;
  private static final double IT_KWH = 1.2e20 / 4.992e14 * 1200 / KWH;

  private static double saved(Advice.Lever lever, Goal goal) {
    return lever.alone().of(goal).orElseThrow();
  }

  @Test
  void pruning_saves_what_its_hardware_realises_less_what_it_costs() {
    var advice =
        Advised.on(
            SMALL + "levers: {pruning: {keep: 50%, realised: 0.8, cost: 1 kWh}}\n", Goal.ENERGY);
    var pruning = lever(advice, "your-pruning");
    // (5): η (1 − ρ) = 0.8 · 0.5 of the IT energy, less 1 kWh, times PUE
    double kwh = 1.5 * (0.4 * IT_KWH - 1);
    assertThat(saved(pruning, Goal.ENERGY) / KWH).isCloseTo(kwh, within(1e-9));
    assertThat(saved(pruning, Goal.COST)).isCloseTo(kwh * 0.2, within(1e-9));
    assertThat(saved(pruning, Goal.TIME)).isCloseTo(0.4 * 1.2e20 / 4.992e14, within(1e-6));
    assertThat(pruning.cost().pruning().orElseThrow()).isEqualTo(KWH);
    assertThat(advice.now().of(Goal.ENERGY).orElseThrow() / KWH)
        .isCloseTo(1.5 * IT_KWH, within(1e-9));
  }

  @Test
  void pruning_without_a_cost_says_up_to_what_cost_it_saves() {
    // 2:4 in training: η = 0.12 of 1 − ρ = 0.5
    var pruning = lever(Advised.on(SMALL, Goal.ENERGY), "2:4-pruning");
    assertThat(saved(pruning, Goal.ENERGY) / KWH).isCloseTo(0.06 * 1.5 * IT_KWH, within(1e-9));
    assertThat(pruning.cost().pruningLimit().orElseThrow() / KWH)
        .isCloseTo(0.06 * IT_KWH, within(1e-9));
    assertThat(pruning.evidence()).anyMatch(evidence -> evidence.contains("ViT-L"));
  }

  @Test
  void a_better_utilization_saves_time_and_so_energy() {
    // P90 of published runs on this accelerator: 0.518 (priors.csv)
    var utilization = lever(Advised.on(SMALL, Goal.ENERGY), "utilization");
    assertThat(saved(utilization, Goal.ENERGY) / KWH)
        .isCloseTo(1.5 * IT_KWH * (1 - 0.4 / 0.518), within(1e-9));
    assertThat(utilization.sureness().orElseThrow().probability()).isEqualTo(1);
  }

  @Test
  void what_saves_alone_saves_less_on_top_of_another() {
    var advice = Advised.on(SMALL + "levers: {pruning: {keep: 50%, realised: 1}}\n", Goal.ENERGY);
    var utilization = lever(advice, "utilization");
    var pruning = lever(advice, "your-pruning");
    double pue =
        advice.advised().of(Goal.ENERGY).orElseThrow() / (0.5 * IT_KWH * 0.4 / 0.518 * KWH);
    assertThat(pue).as("the PUE of the place that is advised").isBetween(1.0, 1.5);
    assertThat(utilization.onTop().of(Goal.ENERGY).orElseThrow() / KWH)
        .isCloseTo(0.5 * pue * IT_KWH * (1 - 0.4 / 0.518), within(1e-6));
    assertThat(pruning.onTop().of(Goal.ENERGY).orElseThrow() / KWH)
        .isCloseTo(0.5 * pue * IT_KWH * 0.4 / 0.518, within(1e-6));
  }

  @Test
  void unstructured_pruning_saves_nothing_on_dense_kernels() {
    var pruning = rejected(Advised.on(SMALL, Goal.ENERGY), "unstructured-pruning");
    assertThat(saved(pruning, Goal.ENERGY)).isZero();
    assertThat(pruning.remark()).isEqualTo("saves nothing");
    assertThat(pruning.evidence()).anyMatch(evidence -> evidence.contains("SViTE"));
  }

  @Test
  void fp8_at_a_batch_of_eight_would_not_pay() {
    var fp8 =
        rejected(
            Advised.on(
                """
                model: {parameters: 8B, kind: dense}
                inference: {samples: 10M, batch: 8, precision: bf16}
                hardware: {accelerator: h100-sxm, count: 8, host: none}
                site: {grid: DE, pue: 1.2}
                """,
                Goal.ENERGY),
            "fp8");
    // measured: 1.56 × the energy at batch 8
    assertThat(fp8.remark()).isEqualTo("56 % more energy");
    assertThat(fp8.evidence()).anyMatch(evidence -> evidence.contains("235 B model on 8 × H100"));
  }

  @Test
  void a_faster_device_that_draws_more_is_named_with_the_reason() {
    var advice =
        Advised.on(
            """
            model: {parameters: 1B}
            training: {tokens: 20B, precision: bf16}
            hardware: {accelerator: a100-pcie-80gb, count: 1, host: none}
            site: {grid: DE, pue: 1.2}
            """,
            Goal.ENERGY);
    // 312 TFLOP/s in 300 W against 312 in 400 W: the SXM form is no faster; V100 and T4 lack memory
    var devices =
        advice.rejected().stream()
            .filter(lever -> lever.candidate().part() == Part.ACCELERATOR)
            .toList();
    assertThat(devices).isNotEmpty().allMatch(lever -> lever.remark().contains("more energy"));
  }

  @Test
  void new_devices_alone_break_even_when_operation_has_made_up_for_making_them() {
    var yaml =
        """
        model: {parameters: 1B}
        training: {tokens: 20B, precision: bf16, utilization: 0.4}
        hardware: {accelerator: a100-sxm4-80gb, count: 4, host: none}
        site: {grid: 400 gCO2e/kWh, pue: 1.5, lifetime: 4 y, use: 50%}
        """;
    var device =
        Advised.on(yaml, Goal.ENERGY).levers().stream()
            .filter(lever -> lever.candidate().part() == Part.ACCELERATOR && !lever.advised())
            .findFirst()
            .orElseThrow();
    var before = Advised.variants(yaml).with(List.of(), new Problems()).orElseThrow();
    var after =
        Advised.variants(yaml).with(device.candidate().changes(), new Problems()).orElseThrow();
    double saved =
        before.footprint().operational().kilograms() - after.footprint().operational().kilograms();
    double seconds = 1.2e20 / 4.992e14;
    var hardware = device.cost().hardware().orElseThrow();
    // four devices of 150 kg each (factors.csv, accelerator.embodied)
    assertThat(hardware.kilograms()).isEqualTo(600);
    assertThat(hardware.breakEven().orElseThrow())
        .isCloseTo(600 / (saved / seconds * 0.5), within(1.0));
  }

  @Test
  void a_power_of_the_present_device_keeps_others_from_being_tried() {
    var advice = Advised.on(SMALL, Goal.ENERGY);
    assertThat(advice.levers()).noneMatch(its -> its.candidate().part() == Part.ACCELERATOR);
    assertThat(advice.open()).anyMatch(open -> open.why().contains("leave hardware.power out"));
  }

  @Test
  void structured_pruning_needs_a_figure_and_says_what_a_step_would_save() {
    var open =
        Advised.on(SMALL, Goal.ENERGY).open().stream()
            .filter(its -> its.key().equals("levers.pruning.keep"))
            .findFirst()
            .orElseThrow();
    // η of 0.9 to 1, its middle 0.95, of 1 − ρ = 0.1
    assertThat(open.potential().orElseThrow().of(Goal.ENERGY).orElseThrow() / KWH)
        .isCloseTo(0.095 * 1.5 * IT_KWH, within(1e-9));
  }

  @ParameterizedTest
  @EnumSource(Goal.class)
  void what_is_advised_leaves_no_more_of_the_goal(Goal goal) {
    var advice = Advised.on(SMALL + "levers: {pruning: {keep: 50%, realised: 0.8}}\n", goal);
    assertThat(advice.advised().of(goal).orElseThrow())
        .isLessThanOrEqualTo(advice.now().of(goal).orElseThrow());
    assertThat(advice.levers())
        .isSortedAccordingTo((one, other) -> Double.compare(saved(other, goal), saved(one, goal)));
  }

  @Test
  void a_goal_that_is_not_known_is_told() {
    var problems = new Problems();
    var advice =
        Adviser.advise(
            Advised.variants(SMALL.replace(", price: 0.2 EUR/kWh", "")),
            Goal.COST,
            Advised.CATALOG,
            Optional.empty(),
            problems);
    assertThat(advice).isEmpty();
    assertThat(problems.all())
        .singleElement()
        .extracting(its -> its.sentence())
        .asString()
        .contains("cost of this workload is not known", "site.price");
  }

  @Test
  void what_runs_on_one_accelerator_got_is_not_advised_with_another() {
    var advice =
        Advised.on(
            """
            model: {parameters: 1B}
            training: {tokens: 20B, precision: bf16}
            hardware: {accelerator: a100-sxm4-40gb, count: 4}
            site: {grid: DE, pue: 1.3}
            """,
            Goal.ENERGY);
    var paths = advice.changes().stream().map(Change::path).toList();
    assertThat(paths).contains("hardware.accelerator").doesNotContain("training.utilization");
    var utilization = lever(advice, "utilization");
    assertThat(utilization.advised()).isFalse();
    assertThat(utilization.remark()).contains("known of the present accelerator");
  }

  private static final String IN_GERMANY =
      """
      model: {parameters: 7B}
      training: {tokens: 1T, precision: bf16, utilization: 0.4}
      hardware: {accelerator: a100-sxm4-80gb, count: 8, host: none}
      site: {grid: DE, pue: 1.2, lifetime: 4 y}
      """;

  @Test
  void new_devices_that_a_clean_grid_leaves_nothing_to_save_are_refused_with_the_reason() {
    // 7.3 MWh at 1.9 g/kWh is 14 kg a job of 4673 h; 1200 kg would take decades
    var advice = Advised.on(IN_GERMANY, Goal.CARBON);
    assertThat(advice.changes()).extracting(Change::path).contains("levers.site");
    assertThat(advice.changes())
        .extracting(Change::path)
        .doesNotContain("hardware.accelerator")
        .contains("training.utilization");
    var device =
        advice.levers().stream()
            .filter(lever -> lever.candidate().part() == Part.ACCELERATOR)
            .findFirst()
            .orElseThrow();
    assertThat(device.advised()).isFalse();
    assertThat(device.remark())
        .isEqualTo(
            "not advised: on top of the others, making the devices emits more than they save"
                + " within their life of 4 years");
    double years = device.cost().hardware().orElseThrow().breakEven().orElseThrow() / 31_536_000;
    assertThat(years).isGreaterThan(20);
  }

  @Test
  void the_break_even_of_devices_that_are_advised_is_that_beside_the_others() {
    var advice = Advised.on(IN_GERMANY + "levers: {site: {grid: 1.9 gCO2e/kWh}}\n", Goal.ENERGY);
    var device =
        advice.levers().stream()
            .filter(lever -> lever.candidate().part() == Part.ACCELERATOR && lever.advised())
            .findFirst()
            .orElseThrow();
    var others = new ArrayList<>(advice.changes());
    others.removeIf(change -> change.path().equals("hardware.accelerator"));
    var before = Advised.variants(IN_GERMANY).with(others, new Problems()).orElseThrow();
    var after = Advised.variants(IN_GERMANY).with(advice.changes(), new Problems()).orElseThrow();
    double saved =
        before.footprint().operational().kilograms() - after.footprint().operational().kilograms();
    double use = before.workload().site().use().mean();
    double seconds = Goal.TIME.of(before.footprint()).orElseThrow();
    assertThat(device.cost().hardware().orElseThrow().breakEven().orElseThrow())
        .isCloseTo(1200 / (saved / seconds * use), within(1.0));
  }

  @Test
  void what_a_lever_saves_is_held_against_what_the_others_leave() {
    // 2:4 pruning takes 6 % of whatever is left, on the cleanest grid too
    var pruning = lever(Advised.on(IN_GERMANY, Goal.CARBON), "2:4-pruning");
    assertThat(pruning.advised()).isTrue();
  }

  @Test
  void a_lever_of_the_reader_stays_as_long_as_it_saves_anything() {
    // half a thousandth of what is pruned: 0.5 · 0.001 = 0.05 %
    var advice =
        Advised.on(SMALL + "levers: {pruning: {keep: 50%, realised: 0.001}}\n", Goal.CARBON);
    assertThat(lever(advice, "your-pruning").advised()).isTrue();
    assertThat(advice.dropped()).isEmpty();
  }
}
