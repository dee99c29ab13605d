package lepton.meter.sensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import lepton.meter.Absent;
import lepton.meter.Device.Role;
import org.junit.jupiter.api.Test;

class PowerSupplySourceTest {

  @Test
  void a_battery_that_feeds_the_machine_tells_its_power_beside_the_parts() {
    try (var source = new PowerSupplySource(Tree.recorded("battery-discharging"))) {
      var sensors = source.find().sensors();
      assertThat(sensors).extracting(each -> each.device().id()).containsExactly("BAT0", "BAT1");
      assertThat(sensors.getFirst().device().role()).isEqualTo(Role.BESIDE);
      assertThat(sensors.getFirst().device().name()).isEqualTo("battery SMP 02DL007");
      assertThat(sensors.getFirst().read(false).watts().orElseThrow())
          .isCloseTo(12.345, within(1e-9));
    }
  }

  /// 1.5 A · 12 V, with the minus sign that some drivers give to what flows out.
  @Test
  void current_times_voltage_stands_in_for_power() {
    try (var source = new PowerSupplySource(Tree.recorded("battery-discharging"))) {
      assertThat(source.find().sensors().get(1).read(false).watts().orElseThrow())
          .isCloseTo(18, within(1e-9));
    }
  }

  @Test
  void a_battery_on_mains_tells_nothing_and_why() {
    try (var source = new PowerSupplySource(Tree.recorded("battery-charging"))) {
      var sample = source.find().sensors().getFirst().read(true);
      assertThat(sample.watts()).isEmpty();
      assertThat(sample.failure().orElseThrow()).startsWith("on mains (Charging)");
    }
  }

  @Test
  void a_machine_without_a_battery_says_so() {
    try (var source = new PowerSupplySource(Tree.recorded("virtual-machine"))) {
      assertThat(source.find().absent())
          .extracting(Absent::why)
          .containsExactly("this machine has no battery");
    }
  }
}
