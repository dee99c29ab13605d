package lepton.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import lepton.meter.Device;
import lepton.meter.DeviceKind;
import lepton.meter.Recording;
import lepton.meter.Series;
import org.junit.jupiter.api.Test;

class PowerCourseTest {

  private static Recording halves(double first, double second) {
    var device = Runs.counted("GPU-a", DeviceKind.GPU, Device.Role.PART, Runs.energy(1, 1, 0, 0));
    var points =
        List.of(
            new Series.Point(first, first, first, 1800),
            new Series.Point(second, second, second, 1800));
    var record =
        new Recording.DeviceRecord(
            device.device(),
            device.totals(),
            device.method(),
            1,
            new Series(1800, points),
            List.of());
    return Runs.recording(List.of(record), Runs.SITE);
  }

  @Test
  void it_is_the_recorded_power_with_the_facility() {
    // 1 kWh in an hour, a quarter of it in the first half; PUE 1.2
    var course = PowerCourse.of(halves(500, 1500));
    assertThat(course.steps()).hasSize(2);
    assertThat(course.steps().get(0).watts()).isCloseTo(600, within(1e-9));
    assertThat(course.steps().get(1).watts()).isCloseTo(1800, within(1e-9));
  }

  @Test
  void it_lasts_as_long_and_uses_as_much_as_the_run() {
    double joules = 0;
    double seconds = 0;
    for (var step : PowerCourse.of(Runs.hour()).steps()) {
      joules += step.seconds() * step.watts();
      seconds += step.seconds();
    }
    assertThat(seconds).isCloseTo(3600, within(1e-9));
    // 1 + 0.25 + 0.1 kWh, PUE 1.2
    assertThat(joules / Runs.KWH).isCloseTo(1.62, within(1e-9));
  }

  @Test
  void of_nothing_measured_there_is_no_course() {
    assertThat(PowerCourse.of(Runs.recording(List.of(), Runs.SITE)).steps()).isEmpty();
  }
}
