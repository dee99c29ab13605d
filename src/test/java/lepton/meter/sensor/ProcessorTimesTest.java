package lepton.meter.sensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import lepton.meter.Usage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessorTimesTest {

  private static final ClockTicks TICKS = new ClockTicks(100, 4096);

  /// user nice system idle iowait irq softirq steal guest guest_nice, in hundredths of a second.
  private static Tree stat(Path root, String parts) {
    return new Tree(root).write("proc/stat", "cpu  " + parts + "\ncpu0 " + parts + "\n");
  }

  @Test
  void guests_are_part_of_user_and_neither_waiting_nor_stolen_time_is_work(@TempDir Path root)
      throws IOException {
    stat(root, "1000 10 200 5000 30 4 6 50 300 0");
    try (var times = new ProcessorTimes(root, TICKS)) {
      times.refresh();
      assertThat(times.capacitySeconds()).isZero();
      stat(root, "1100 20 230 5400 80 9 11 150 380 0");
      times.refresh();
      assertThat(times.busySeconds())
          .as("1 + 0.1 + 0.3 + 0.05 + 0.05")
          .isCloseTo(1.5, within(1e-9));
      assertThat(times.capacitySeconds()).as("1.5 + 4 + 0.5 + 1").isCloseTo(7, within(1e-9));
    }
  }

  @Test
  void a_processor_that_is_unplugged_takes_no_time_away(@TempDir Path root) throws IOException {
    stat(root, "1000 0 200 5000 30 0 0 0 0 0");
    try (var times = new ProcessorTimes(root, TICKS)) {
      times.refresh();
      stat(root, "1010 0 200 2600 20 0 0 0 0 0");
      times.refresh();
      assertThat(times.busySeconds()).isCloseTo(0.1, within(1e-9));
      assertThat(times.capacitySeconds()).isCloseTo(0.1, within(1e-9));
      stat(root, "1010 0 200 2700 20 0 0 0 0 0");
      times.refresh();
      assertThat(times.capacitySeconds())
          .as("idle goes on from where it is")
          .isCloseTo(1.1, within(1e-9));
    }
  }

  @Test
  void all_devices_of_a_source_see_the_same_use(@TempDir Path root) {
    var files = stat(root, "0 0 0 0 0 0 0 0 0 0").process(100, "sh", 7, 5, 0, 0).last(100);
    try (var tree = new ProcessTree(root, () -> 0);
        var use = new ProcessorUse(new ProcessorTimes(root, TICKS), tree)) {
      tree.command(100);
      var first = use.view();
      var second = use.view();
      files.process(100, "sh", 7, 5, 150, 0);
      stat(root, "200 0 0 200 0 0 0 0 0 0");
      assertThat(first.since()).contains(new Usage.ProcessorTime(1.5, 2, 4));
      stat(root, "300 0 0 300 0 0 0 0 0 0");
      assertThat(second.since()).as("as the first").contains(new Usage.ProcessorTime(1.5, 2, 4));
      assertThat(second.since()).as("later").contains(new Usage.ProcessorTime(0, 1, 2));
      assertThat(first.since()).as("as the second").contains(new Usage.ProcessorTime(0, 1, 2));
    }
  }

  @Test
  void without_the_machines_times_use_is_unknown(@TempDir Path root) {
    try (var tree = new ProcessTree(root, () -> 0);
        var use = new ProcessorUse(new ProcessorTimes(root, TICKS), tree)) {
      assertThat(use.view().since()).isEmpty();
    }
  }
}
