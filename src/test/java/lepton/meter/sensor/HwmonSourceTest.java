package lepton.meter.sensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lepton.meter.Absent;
import lepton.meter.Device.Role;
import lepton.meter.Sensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HwmonSourceTest {

  private static Sensor sensor(HwmonSource source, String id) {
    return source.find().sensors().stream()
        .filter(each -> each.device().id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static HwmonSource source(Path root, GpuRequest amd) {
    return new HwmonSource(root, amd, new ProcessTree(root, () -> 0), () -> 0);
  }

  private static HwmonSource all(Path root) {
    return source(root, GpuRequest.ALL);
  }

  @Test
  void gpus_with_power_or_energy_are_found_in_the_order_of_their_addresses() {
    try (var source = all(Tree.recorded("gpus"))) {
      var found = source.find();
      assertThat(found.sensors())
          .extracting(each -> each.device().name())
          .containsExactly("AMD GPU 0x744c", "AMD INSTINCT MI210", "Intel GPU 0xe20b");
      assertThat(found.absent())
          .extracting(Absent::why)
          .containsExactly(
              "Intel GPU 0x9a49: its driver shows neither power nor energy, as of one inside a"
                  + " processor's package");
    }
  }

  @Test
  void a_full_reading_has_power_energy_utilization_and_memory() {
    try (var source = all(Tree.recorded("gpus"))) {
      var sample = sensor(source, "GPU-18f68e602b8a790f").read(true);
      assertThat(sample.watts()).hasValue(226);
      assertThat(sample.count()).hasValue(7_000_000_000L);
      assertThat(sample.utilization().orElseThrow()).isCloseTo(0.87, within(1e-12));
      assertThat(sample.memoryBytes()).hasValue(16.0 * (1 << 30));
      assertThat(sample.failure()).isEmpty();
    }
  }

  @Test
  void between_full_readings_only_power_and_energy_are_read() {
    try (var source = all(Tree.recorded("gpus"))) {
      var sample = sensor(source, "0000:03:00.0").read(false);
      assertThat(sample.watts()).hasValue(21);
      assertThat(sample.count()).isEmpty();
      assertThat(sample.utilization()).isEmpty();
      assertThat(sample.memoryBytes()).isEmpty();
    }
  }

  @Test
  void the_energy_of_the_card_is_preferred_to_that_of_its_chip() {
    try (var source = all(Tree.recorded("gpus"))) {
      assertThat(sensor(source, "0000:9a:00.0").read(false).count()).hasValue(650_000_000L);
    }
  }

  @Test
  void only_chosen_gpus_of_amd_are_read_and_the_others_are_not_missing() {
    var second = GpuRequest.amd(Optional.empty(), Map.of("ROCR_VISIBLE_DEVICES", "1"));
    try (var source = source(Tree.recorded("gpus"), second)) {
      var found = source.find();
      assertThat(found.sensors())
          .extracting(each -> each.device().name())
          .containsExactly("AMD INSTINCT MI210", "Intel GPU 0xe20b");
      assertThat(found.absent()).hasSize(1);
    }
  }

  @Test
  void a_gpu_of_amd_that_is_not_there_is_a_problem() {
    var ninth = GpuRequest.amd(Optional.empty(), Map.of("ROCR_VISIBLE_DEVICES", "9"));
    try (var source = source(Tree.recorded("gpus"), ninth)) {
      assertThat(source.check().orElseThrow().message()).contains("no GPU '9'");
    }
  }

  /// `gpu_metrics` begins with its size (2 bytes), format revision and content revision: 2.1 is
  /// that of APUs, 1.3 that of boards.
  @Test
  void the_power_of_an_integrated_gpu_is_its_processors_and_stands_beside(@TempDir Path root)
      throws Exception {
    amd(root, new byte[] {(byte) 0x80, 0, 2, 1});
    try (var source = all(root)) {
      assertThat(source.find().sensors().getFirst().device().role()).isEqualTo(Role.BESIDE);
    }
    amd(root, new byte[] {(byte) 0x80, 0, 1, 3});
    try (var source = all(root)) {
      assertThat(source.find().sensors().getFirst().device().role()).isEqualTo(Role.PART);
    }
  }

  private static void amd(Path root, byte[] metrics) throws Exception {
    var device = "sys/class/drm/card0/device/";
    new Tree(root)
        .write(device + "vendor", "0x1002\n")
        .write(device + "uevent", "DRIVER=amdgpu\nPCI_SLOT_NAME=0000:05:00.0\n")
        .write(device + "hwmon/hwmon2/power1_input", "15000000\n");
    Files.write(root.resolve(device + "gpu_metrics"), metrics);
  }

  @Test
  void a_gpu_that_stops_answering_fails_with_a_reason(@TempDir Path root) throws Exception {
    amd(root, new byte[] {0, 0, 1, 3});
    try (var source = all(root)) {
      var sensor = source.find().sensors().getFirst();
      new Tree(root).write("sys/class/drm/card0/device/hwmon/hwmon2/power1_input", "");
      assertThat(sensor.read(false).watts()).isEmpty();
      assertThat(sensor.read(false).failure()).isPresent();
    }
  }

  @Test
  void a_machine_without_such_gpus_says_so() {
    try (var source = all(Tree.recorded("virtual-machine"))) {
      assertThat(source.find().absent())
          .extracting(Absent::why)
          .isEqualTo(List.of("no GPU of AMD or Intel is known to the kernel"));
    }
  }

  @Test
  void sockets_of_amd_energy_count_and_its_cores_do_not(@TempDir Path root) {
    var tree = new Tree(root);
    tree.write("sys/class/hwmon/hwmon3/name", "amd_energy\n");
    tree.write("sys/class/hwmon/hwmon3/energy1_label", "Ecore000\n");
    tree.write("sys/class/hwmon/hwmon3/energy1_input", "11\n");
    tree.write("sys/class/hwmon/hwmon3/energy2_label", "Esocket0\n");
    tree.write("sys/class/hwmon/hwmon3/energy2_input", "22\n");
    try (var source = new AmdEnergySource(root, new ProcessTree(root, () -> 0))) {
      var sensors = source.find().sensors();
      assertThat(sensors).extracting(each -> each.device().id()).containsExactly("package-0");
      assertThat(sensors.getFirst().read(false).count()).hasValue(22);
    }
  }
}
