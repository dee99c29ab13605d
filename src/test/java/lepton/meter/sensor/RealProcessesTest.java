package lepton.meter.sensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// The process tree on the real `/proc`.
class RealProcessesTest {

  private static final Path ROOT = Path.of("/");

  /// The shell's child does the work: 0.3 s of processor time by its own clock.
  private static final String BURN =
      "python3 -c 'import time\nwhile time.process_time() < 0.3: pass' ; sleep 30";

  @Test
  void a_grandchild_that_burns_a_third_of_a_second_is_seen() throws Exception {
    assumeTrue(Files.exists(Path.of("/proc/self/stat")), "no /proc here");
    assumeTrue(Files.exists(Path.of("/usr/bin/python3")), "no python3 here");
    try (var tree = new ProcessTree(ROOT, System::nanoTime)) {
      var process = new ProcessBuilder("sh", "-c", BURN).start();
      try {
        tree.command(process.pid());
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (tree.cpuSeconds() < 0.29 && System.nanoTime() < end) {
          tree.scan();
          TimeUnit.MILLISECONDS.sleep(20);
        }
        assertThat(tree.cpuSeconds()).isBetween(0.29, 2.0);
        assertThat(tree.residentBytes().orElseThrow()).isBetween(1e5, 1e9);
        assertThat(tree.has(process.pid())).isTrue();
        assertThat(tree.has(ProcessHandle.current().pid())).isFalse();
      } finally {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
      }
    }
  }

  @Test
  void the_kernel_tells_its_units() {
    assumeTrue(Files.exists(Path.of("/proc/self/auxv")), "no /proc here");
    var ticks = ClockTicks.of(ROOT);
    assertThat(ticks.perSecond()).isEqualTo(100);
    assertThat(ticks.pageBytes()).isIn(4096L, 16384L, 65536L);
  }
}
