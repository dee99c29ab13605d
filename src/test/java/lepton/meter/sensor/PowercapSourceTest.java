package lepton.meter.sensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import lepton.meter.Absent;
import lepton.meter.Device;
import lepton.meter.Device.Role;
import lepton.meter.DeviceKind;
import lepton.meter.SensorSource.Found;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PowercapSourceTest {

  private static final String REMEDY = "sudo chmod a+r /sys/class/powercap/intel-rapl*:*/energy_uj";

  private static Found find(Path root) {
    try (var source = new PowercapSource(root, new ProcessTree(root, () -> 0))) {
      return source.find();
    }
  }

  @Test
  void each_package_and_its_memory_count_once_and_psys_stands_apart() {
    var found = find(Tree.recorded("rapl-two-packages"));
    assertThat(found.absent()).isEmpty();
    assertThat(found.sensors())
        .extracting(sensor -> sensor.device())
        .extracting(Device::id, Device::kind, Device::role)
        .containsExactlyInAnyOrder(
            tuple("package-0", DeviceKind.CPU, Role.PART),
            tuple("package-0-dram", DeviceKind.MEMORY, Role.PART),
            tuple("package-1", DeviceKind.CPU, Role.PART),
            tuple("package-1-dram", DeviceKind.MEMORY, Role.PART),
            tuple("psys", DeviceKind.MACHINE, Role.BESIDE));
  }

  @Test
  void a_package_that_is_listed_twice_is_read_from_its_own_register() {
    var root = Tree.recorded("rapl-two-packages");
    try (var source = new PowercapSource(root, new ProcessTree(root, () -> 0))) {
      var first = source.find().sensors().getFirst();
      assertThat(first.device().id()).isEqualTo("package-0");
      assertThat(first.read(false).count()).hasValue(230_123_456_789L);
      assertThat(first.read(false).usage()).isEmpty();
    }
  }

  @Test
  void a_counter_counts_microjoules_up_to_its_published_range() {
    var device = find(Tree.recorded("rapl-two-packages")).sensors().getFirst().device();
    var counter = device.counter().orElseThrow();
    assertThat(counter.joulesPerCount()).isEqualTo(1e-6);
    assertThat(counter.range()).hasValue(262_143_328_850.0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # tree            | device         | bound, W: 3 × the highest limit, within 500 to 2000
          rapl-two-packages | package-0      | 1260
          rapl-two-packages | package-0-dram | 2000
          rapl-dies         | package-0-die-1| 1200
          rapl-amd          | package-0      | 2000
          """)
  void what_is_implausible_follows_from_the_power_limits(String tree, String id, double bound) {
    var device =
        find(Tree.recorded(tree)).sensors().stream()
            .map(sensor -> sensor.device())
            .filter(each -> each.id().equals(id))
            .findFirst()
            .orElseThrow();
    assertThat(device.mostWatts()).hasValue(bound);
  }

  @Test
  void each_die_of_a_package_counts_with_its_memory() {
    assertThat(find(Tree.recorded("rapl-dies")).sensors())
        .extracting(sensor -> sensor.device().id())
        .containsExactlyInAnyOrder(
            "package-0-die-0", "package-0-die-0-dram", "package-0-die-1", "package-0-die-1-dram");
  }

  @Test
  void cores_are_inside_their_package() {
    assertThat(find(Tree.recorded("rapl-amd")).sensors())
        .extracting(sensor -> sensor.device().id())
        .containsExactly("package-0");
  }

  @Test
  void a_counter_that_cannot_be_read_is_absent_with_the_command_that_mends_it(@TempDir Path root)
      throws Exception {
    new Tree(root).write("sys/class/powercap/intel-rapl:0/name", "package-0\n");
    Files.createDirectory(root.resolve("sys/class/powercap/intel-rapl:0/energy_uj"));
    var found = find(root);
    assertThat(found.sensors()).isEmpty();
    assertThat(found.absent())
        .containsExactly(
            new Absent("rapl", "CPU package-0: is a directory (energy_uj)", Optional.of(REMEDY)));
  }

  @Test
  void a_counter_that_is_taken_away_fails_and_comes_back(@TempDir Path root) {
    var tree = new Tree(root);
    tree.write("sys/class/powercap/intel-rapl:0/name", "package-0\n");
    tree.write("sys/class/powercap/intel-rapl:0/energy_uj", "17\n");
    try (var source = new PowercapSource(root, new ProcessTree(root, () -> 0))) {
      var sensor = source.find().sensors().getFirst();
      tree.write("sys/class/powercap/intel-rapl:0/energy_uj", "no number\n");
      assertThat(sensor.read(false).count()).isEmpty();
      assertThat(sensor.read(false).failure()).contains("no number but 'no number'");
      tree.write("sys/class/powercap/intel-rapl:0/energy_uj", "18\n");
      assertThat(sensor.read(false).count()).hasValue(18);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          no-sys          | no /sys is mounted here, as in some containers
          virtual-machine | a virtual machine, whose host keeps the energy counters
          arm             | no x86 processor, so that there is no RAPL
          """)
  void a_machine_without_counters_says_which_kind_of_machine_it_is(String tree, String why) {
    assertThat(find(Tree.recorded(tree)).absent()).extracting(Absent::why).containsExactly(why);
  }

  @Test
  void a_kernel_without_the_driver_is_told_to_load_it() {
    assertThat(find(Tree.recorded("no-powercap")).absent())
        .extracting(Absent::remedy)
        .containsExactly(Optional.of("sudo modprobe intel_rapl_msr"));
  }

  @Test
  void a_container_that_covers_the_counters_is_named(@TempDir Path root) throws Exception {
    Files.createDirectories(root.resolve("sys/class/powercap"));
    Files.createSymbolicLink(
        root.resolve("sys/class/powercap/intel-rapl:0"),
        Path.of("../../devices/virtual/powercap/intel-rapl/intel-rapl:0"));
    assertThat(find(root).absent().getFirst().why())
        .isEqualTo("this container hides /sys/devices/virtual/powercap");
  }
}
