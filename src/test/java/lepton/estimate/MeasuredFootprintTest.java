package lepton.estimate;

import static lepton.estimate.Runs.KWH;
import static lepton.estimate.Runs.energy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import lepton.meter.Device;
import lepton.meter.DeviceKind;
import lepton.meter.Recording.Condition;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeasuredFootprintTest {

  private static final Offset<Double> EXACT = within(1e-9);

  @Test
  void the_parts_on_the_commands_account_add_up() {
    var measured = MeasuredFootprint.of(Runs.hour());

    // by hand: 1 + 0.25 on GPUs, 0.1 on the processor; psys is never added
    assertThat(measured.accelerators().orElseThrow().kwh()).isEqualTo(1.25, EXACT);
    assertThat(measured.host().orElseThrow().kwh()).isEqualTo(0.1, EXACT);
    assertThat(measured.it().orElseThrow().kwh()).isEqualTo(1.35, EXACT);
    assertThat(measured.power().orElseThrow().watts()).isEqualTo(1350, EXACT);
  }

  @Test
  void the_footprint_follows_the_equations_of_an_estimate() {
    var footprint = MeasuredFootprint.of(Runs.hour()).footprint().orElseThrow();

    // by hand: 1.35 kWh · 1.2; 1.62 kWh · 400 g; 1.35 · 1 + 1.62 · 2 L; 1.62 · 0.2 EUR
    assertThat(footprint.total().kwh()).isEqualTo(1.62, EXACT);
    assertThat(footprint.operational().kilograms()).isEqualTo(0.648, EXACT);
    assertThat(footprint.water().orElseThrow().litres()).isEqualTo(4.59, EXACT);
    assertThat(footprint.cost().orElseThrow().amount()).isEqualTo(0.324, EXACT);
    assertThat(footprint.cost().orElseThrow().currency()).isEqualTo("EUR");
    // 150 kg · 3600 s / (4 · 31 536 000 s · 0.8) for the first GPU, half of it for the shared one
    assertThat(footprint.embodied().orElseThrow().kilograms())
        .isEqualTo(1.5 * 150 * 3600 / (126_144_000 * 0.8), EXACT);
    assertThat(footprint.emissions().kilograms())
        .isEqualTo(0.648 + footprint.embodied().orElseThrow().kilograms(), EXACT);
    assertThat(footprint.market()).isEmpty();
    assertThat(footprint.sci()).isEmpty();
  }

  @Test
  void a_slice_carries_its_share_of_making_the_device() {
    var whole = Runs.counted("MIG-a", DeviceKind.GPU, Device.Role.PART, energy(1, 1, 0, 0));
    var device = whole.device();
    var slice =
        new lepton.meter.Recording.DeviceRecord(
            new Device(
                device.id(),
                device.name(),
                device.kind(),
                device.role(),
                device.counter(),
                device.mostWatts(),
                0.25,
                device.model(),
                device.details()),
            whole.totals(),
            whole.method(),
            1,
            whole.series(),
            List.of());
    var conditions = new ArrayList<>(Runs.SITE);
    conditions.add(new Condition("devices.MIG-a.embodied", 150, "kg", "a test"));

    var footprint =
        MeasuredFootprint.of(Runs.recording(List.of(slice), conditions)).footprint().orElseThrow();

    assertThat(footprint.embodied().orElseThrow().kilograms())
        .isEqualTo(0.25 * 150 * 3600 / (126_144_000 * 0.8), EXACT);
  }

  @Test
  void where_the_machine_is_metered_the_host_is_the_rest() {
    var devices =
        List.of(
            Runs.sampled("meter", DeviceKind.MACHINE, Device.Role.WHOLE, energy(2, 2, 0, 0)),
            Runs.counted("GPU-a", DeviceKind.GPU, Device.Role.PART, energy(1.5, 1.5, 0, 0)),
            Runs.modelled("package-0", energy(0.2, 0.1, 0, 0.1)));

    var measured = MeasuredFootprint.of(Runs.recording(devices, Runs.SITE));

    assertThat(measured.it().orElseThrow().kwh()).isEqualTo(2, EXACT);
    assertThat(measured.accelerators().orElseThrow().kwh()).isEqualTo(1.5, EXACT);
    assertThat(measured.host().orElseThrow().kwh()).isEqualTo(0.5, EXACT);
    assertThat(measured.warnings()).isEmpty();
    assertThat(measured.certainty().orElseThrow().modelShare()).isZero();
  }

  @Test
  void gpus_above_the_meter_leave_nothing_for_the_host_and_a_warning() {
    var devices =
        List.of(
            Runs.sampled("meter", DeviceKind.MACHINE, Device.Role.WHOLE, energy(1, 1, 0, 0)),
            Runs.counted("GPU-a", DeviceKind.GPU, Device.Role.PART, energy(1.5, 1.5, 0, 0)));

    var measured = MeasuredFootprint.of(Runs.recording(devices, Runs.SITE));

    assertThat(measured.host().orElseThrow().kwh()).isZero();
    assertThat(measured.it().orElseThrow().kwh()).isEqualTo(1, EXACT);
    assertThat(measured.warnings())
        .singleElement()
        .asString()
        .contains("500 Wh more than the meter");
  }

  @Test
  void what_was_not_measured_is_absent_and_named() {
    var devices =
        List.of(
            Runs.counted("GPU-a", DeviceKind.GPU, Device.Role.PART, energy(1, 1, 0, 0)),
            Runs.unreadable("GPU-b", DeviceKind.GPU));

    var measured = MeasuredFootprint.of(Runs.recording(devices, Runs.SITE));

    assertThat(measured.host()).isEmpty();
    assertThat(measured.devices().get(1).own()).isEmpty();
    assertThat(measured.devices().get(1).mean()).isEmpty();
    assertThat(measured.warnings())
        .containsExactly(
            "device GPU-b (GPU-b) could not be read and is not in the energy",
            "the energy of processors and memory was neither measured nor modelled and is not in"
                + " the figure");
  }

  @Test
  void without_any_energy_there_is_no_footprint() {
    var measured = MeasuredFootprint.of(Runs.recording(List.of(), Runs.SITE));

    assertThat(measured.it()).isEmpty();
    assertThat(measured.power()).isEmpty();
    assertThat(measured.footprint()).isEmpty();
    assertThat(measured.certainty()).isEmpty();
    assertThat(measured.warnings()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # condition, value [base unit], what is said
          site.pue,    0.9,             below 1
          site.pue,    1e300,           states no PUE
          site.grid,   -1,              states no grid
          site.grid,   1e300,           states no grid
          """)
  void a_condition_that_cannot_be_is_as_absent_as_what_rests_on_it(
      String key, double value, String said) {
    var conditions = new ArrayList<>(Runs.SITE);
    conditions.replaceAll(
        its -> its.key().equals(key) ? new Condition(key, value, "1", "a test") : its);

    var measured = MeasuredFootprint.of(Runs.recording(Runs.hour().devices(), conditions));

    assertThat(measured.it()).isPresent();
    assertThat(measured.footprint()).isEmpty();
    assertThat(measured.warnings()).anyMatch(warning -> warning.contains(said));
  }

  @Test
  void models_give_the_energy_a_range() {
    var certainty = MeasuredFootprint.of(Runs.hour()).certainty().orElseThrow();

    // by hand: 1 kWh counted, 0.25 sampled, 0.1 modelled, which is 0.07 to 0.14
    assertThat(certainty.counter().kwh()).isEqualTo(1, EXACT);
    assertThat(certainty.power().kwh()).isEqualTo(0.25, EXACT);
    assertThat(certainty.model().kwh()).isEqualTo(0.1, EXACT);
    assertThat(certainty.modelShare()).isEqualTo(0.1 / 1.35, EXACT);
    assertThat(certainty.low().kwh()).isEqualTo(1.32, EXACT);
    assertThat(certainty.high().kwh()).isEqualTo(1.39, EXACT);
  }

  @Test
  void phases_sum_to_the_run() {
    var measured = MeasuredFootprint.of(Runs.marked(Runs.hour()));

    double joules = 0;
    double kilograms = 0;
    for (var phase : measured.phases()) {
      joules += phase.it().orElseThrow().joules();
      kilograms += phase.footprint().orElseThrow().emissions().kilograms();
    }
    assertThat(joules).isEqualTo(1.35 * KWH, within(1e-3));
    assertThat(kilograms)
        .isEqualTo(measured.footprint().orElseThrow().emissions().kilograms(), EXACT);
  }

  @Test
  void a_step_is_the_mean_of_those_between_the_first_mark_and_the_last() {
    var step = MeasuredFootprint.of(Runs.marked(Runs.hour())).step().orElseThrow();

    // by hand: 100 steps in 1800 s with 0.6 + 0.15 + 0.05 kWh
    assertThat(step.duration().seconds()).isEqualTo(18, EXACT);
    assertThat(step.it().orElseThrow().kwh()).isEqualTo(0.008, EXACT);
    assertThat(step.footprint().orElseThrow().operational().kilograms())
        .isEqualTo(0.008 * 1.2 * 0.4, EXACT);
  }
}
