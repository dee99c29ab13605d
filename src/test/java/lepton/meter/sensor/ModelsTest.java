package lepton.meter.sensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import lepton.meter.DeviceKind;
import lepton.meter.Usage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelsTest {

  private static final ModelledProcessor.Figures FIGURES =
      new ModelledProcessor.Figures("two sockets", 100, 500, 0.6, 1.5, "a data sheet");
  private static final ModelledMemory.Figures MEMORY =
      new ModelledMemory.Figures(0.375, 0.99, 1.05, "a calculator");

  private static Sources sources(Path root, ProcessTree tree) {
    return new Sources(
        root,
        tree,
        new NvmlSource("libno-such-library.so", GpuRequest.ALL, tree),
        GpuRequest.ALL,
        List.of(),
        Optional.of(processor -> Optional.of(FIGURES)),
        Optional.of(MEMORY),
        () -> 0);
  }

  /// 100 W + 400 W · 1 s / 4 s.
  @Test
  void power_is_between_idle_and_full_by_the_machines_utilization(@TempDir Path root) {
    var files = new Tree(root).write("proc/stat", "cpu  0 0 0 0 0 0 0 0\n");
    try (var tree = new ProcessTree(root, () -> 0);
        var source = new ModelledProcessor(root, tree, any -> Optional.of(FIGURES))) {
      var sensor = source.find().sensors().getFirst();
      assertThat(sensor.read(true).failure()).isPresent();
      files.write("proc/stat", "cpu  100 0 0 300 0 0 0 0\n");
      var sample = sensor.read(true);
      assertThat(sample.watts().orElseThrow()).isCloseTo(200, within(1e-9));
      assertThat(sample.utilization()).hasValue(0.25);
      assertThat(sample.usage()).contains(new Usage.ProcessorTime(0, 1, 4));
      assertThat(sensor.device().model().orElseThrow().high()).isEqualTo(1.5);
      assertThat(sensor.read(false).watts()).as("within one tick").hasValue(200);
    }
  }

  /// 2 GiB · 0.375 W/GB = 0.805 W: the tree has 3 GiB, of which some is swapped or counted twice.
  @Test
  void memory_in_use_counts_up_to_the_groups_limit(@TempDir Path root) {
    var files = new Tree(root).process(100, "sh", 50, 90, 0, 0);
    files.write("proc/100/statm", "0 786432 0 0 0 0 0\n");
    files.write("proc/meminfo", "MemTotal:       2097152 kB\n");
    try (var tree = new ProcessTree(root, () -> 0);
        var source = new ModelledMemory(root, tree, MEMORY)) {
      tree.command(100);
      var sample = source.find().sensors().getFirst().read(true);
      assertThat(sample.watts().orElseThrow()).isCloseTo(0.80530636, within(1e-6));
      assertThat(sample.memoryBytes()).hasValue(2147483648.0);
      assertThat(sample.usage()).contains(new Usage.Tenancy(1, 0, true, false));
    }
  }

  @Test
  void memory_of_a_command_that_was_never_seen_is_unknown(@TempDir Path root) {
    try (var tree = new ProcessTree(root, () -> 0);
        var source = new ModelledMemory(root, tree, MEMORY)) {
      assertThat(source.find().sensors().getFirst().read(true).watts()).isEmpty();
    }
  }

  @Test
  void a_model_never_stands_beside_a_measurement_of_the_same_part() {
    var root = Tree.recorded("rapl-two-packages");
    var asked = new AtomicBoolean();
    try (var tree = new ProcessTree(root, () -> 0);
        var processors =
            new Sources(
                    root,
                    tree,
                    new NvmlSource("libno-such-library.so", GpuRequest.ALL, tree),
                    GpuRequest.ALL,
                    List.of(),
                    Optional.of(
                        processor -> {
                          asked.set(true);
                          return Optional.of(FIGURES);
                        }),
                    Optional.of(MEMORY),
                    () -> 0)
                .all()
                .getFirst()) {
      assertThat(processors.find().sensors())
          .hasSize(5)
          .allMatch(each -> each.device().model().isEmpty());
      assertThat(asked).as("the catalogue is not asked in vain").isFalse();
    }
  }

  @Test
  void memory_is_modelled_where_only_packages_are_measured() {
    var root = Tree.recorded("rapl-amd");
    try (var tree = new ProcessTree(root, () -> 0);
        var processors = sources(root, tree).all().getFirst()) {
      assertThat(processors.find().sensors())
          .extracting(each -> each.device().id())
          .containsExactly("package-0", "memory");
    }
  }

  @Test
  void a_machine_without_counters_is_modelled_and_says_why() {
    var root = Tree.recorded("virtual-machine");
    try (var tree = new ProcessTree(root, () -> 0);
        var processors = sources(root, tree).all().getFirst()) {
      var found = processors.find();
      assertThat(found.sensors())
          .extracting(each -> each.device().kind())
          .containsExactly(DeviceKind.CPU, DeviceKind.MEMORY);
      assertThat(found.absent()).hasSize(1);
    }
  }

  @Test
  void the_processor_is_known_by_name_family_sockets_cores_and_threads() {
    var two = Processor.read(Tree.recorded("rapl-two-packages"));
    assertThat(two)
        .isEqualTo(
            new Processor(
                Optional.of("Intel(R) Xeon(R) Platinum 8480+"),
                Optional.of("GenuineIntel-6-143"),
                Optional.of("8"),
                2,
                4,
                4,
                false));
    var virtual = Processor.read(Tree.recorded("virtual-machine"));
    assertThat(virtual.virtual()).isTrue();
    assertThat(virtual.cores()).isEqualTo(2);
    assertThat(virtual.threads()).isEqualTo(4);
    var arm = Processor.read(Tree.recorded("arm"));
    assertThat(arm.name()).isEmpty();
    assertThat(arm.cores()).isEqualTo(2);
  }
}
