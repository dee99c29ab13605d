package lepton.meter.sensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import lepton.meter.Device.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Real commands, which answer within a moment.
class CommandMeterTest {

  private static CommandMeter meter(String command) {
    return new CommandMeter(0, command, System::nanoTime);
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (!condition.getAsBoolean() && System.nanoTime() < end) {
      TimeUnit.MILLISECONDS.sleep(10);
    }
    assertThat(condition.getAsBoolean()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          123.4                                        | 123.4
          123.4 W                                      | 123.4
          123.4W                                       | 123.4
          1e2 watts                                    | 100
          0                                            | 0
          Instantaneous power reading:       220 Watts | 220
          12 V 3 A 36 W                                | 36
          """)
  void a_line_of_watts_is_a_number_or_the_last_one_with_its_unit(String line, double watts) {
    assertThat(MeterLine.watts(line)).isEqualTo(OptionalDouble.of(watts));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "-3", "n/a", "NaN", "Infinity W", "1,5 W", "12 V", "1 2", "W", "0x10", "1d"})
  void anything_else_is_no_reading(String line) {
    assertThat(MeterLine.watts(line)).isEmpty();
  }

  @Test
  void a_command_that_ends_is_run_again(@TempDir Path folder) throws Exception {
    var count = folder.resolve("count");
    try (var meter = meter("echo x >> " + count + "; wc -l < " + count)) {
      var found = meter.find();
      assertThat(found.absent()).isEmpty();
      assertThat(found.sensors()).containsExactly(meter);
      assertThat(meter.device().role()).isEqualTo(Role.WHOLE);
      await(() -> meter.read(false).watts().orElse(0) >= 2);
    }
  }

  @Test
  void a_command_that_keeps_running_is_read_line_by_line_and_ended(@TempDir Path folder)
      throws Exception {
    var pid = folder.resolve("pid");
    try (var meter =
        meter("echo $$ > " + pid + "; echo 'watts now'; echo 40; echo 41 W; sleep 60; true")) {
      meter.find();
      await(() -> meter.read(false).watts().orElse(0) == 41);
    }
    var shell = ProcessHandle.of(Long.parseLong(Files.readString(pid).strip()));
    if (shell.isPresent()) {
      await(() -> !shell.get().isAlive());
    }
  }

  /// At once, so that no reader sees a part of it.
  private static void replace(Path file, String text) throws IOException {
    var written = Files.writeString(file.resolveSibling("written"), text);
    Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
  }

  @Test
  void nonsense_fails_with_what_was_read(@TempDir Path folder) throws Exception {
    var file = Files.writeString(folder.resolve("watts"), "55\n");
    try (var meter = meter("cat " + file)) {
      meter.find();
      assertThat(meter.read(false).watts()).hasValue(55);
      replace(file, "out of order\n");
      await(() -> meter.read(false).failure().isPresent());
      assertThat(meter.read(false).failure()).contains("it printed 'out of order' and no watts");
      replace(file, "56\n");
      await(() -> meter.read(false).watts().orElse(0) == 56);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          exit 3           | 'exit 3': it ended with status 3 and printed nothing
          echo hello       | 'echo hello': it printed 'hello' and no watts
          """)
  void a_command_without_watts_is_absent(String command, String why) {
    try (var meter = meter(command)) {
      var found = meter.find();
      assertThat(found.sensors()).isEmpty();
      assertThat(found.absent().getFirst().why()).isEqualTo(why);
      assertThat(found.absent().getFirst().remedy()).isPresent();
    }
  }

  @Test
  void closing_interrupts_the_search_for_a_slow_meter() throws Exception {
    var meter = meter("sleep 60; echo 1");
    var search = Thread.ofPlatform().start(meter::find);
    await(() -> search.getState() == Thread.State.TIMED_WAITING);
    meter.close();
    assertThat(search.join(java.time.Duration.ofSeconds(5))).isTrue();
  }
}
