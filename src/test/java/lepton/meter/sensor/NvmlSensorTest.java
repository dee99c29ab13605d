package lepton.meter.sensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Set;
import lepton.meter.Sample;
import lepton.meter.Sensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Reading one GPU through the real calls, in a library that replays scripts.
class NvmlSensorTest {

  private static Sensor only(FakeNvml fake) {
    var source = new NvmlSource(fake.path(), GpuRequest.ALL, new TreeOf(Set.of()));
    var found = source.find();
    assertThat(found.sensors()).hasSize(1);
    return found.sensors().getFirst();
  }

  private static final String STEP =
      """
      gpu NVIDIA H100 80GB HBM3
      uuid GPU-1
      limit 700
      memory 80 3
      power 0 100
      power 10 400
      utilization 0 0
      utilization 10 97
      """;

  /// At 10.5 s the last second held half of each: 250 W on average.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # script                  | W at 10.5 s | reading
          ''                        | 400         | instant
          'instant off'             | 250         | average over 1 s
          'instant off;average off' | 250         | nvmlDeviceGetPowerUsage
          """)
  void power_is_that_of_the_instant_where_the_gpu_tells_it(
      String more, double watts, String reading) {
    var fake = FakeNvml.play(STEP + more.replace(';', '\n') + "\n");
    var sensor = only(fake);
    fake.at(10.5);
    assertThat(sensor.read(false).watts().getAsDouble()).isEqualTo(watts, within(0.001));
    assertThat(sensor.device().details())
        .anyMatch(it -> it.key().equals("power_reading") && it.value().startsWith(reading));
  }

  @Test
  void a_fast_reading_is_power_alone_and_one_call() {
    var fake = FakeNvml.play(STEP);
    var sensor = only(fake);
    long before = fake.calls();
    assertThat(sensor.read(false)).isEqualTo(Sample.ofWatts(100));
    assertThat(fake.calls() - before).isEqualTo(1);
  }

  @Test
  void a_full_reading_has_the_counter_utilization_and_memory() {
    var fake = FakeNvml.play(STEP);
    var sensor = only(fake);
    fake.at(12);
    var sample = sensor.read(true);
    assertThat(sample.watts()).hasValue(400);
    assertThat(sample.count()).hasValue(1_800_000); // 10 s × 100 W + 2 s × 400 W, in mJ
    assertThat(sample.utilization()).hasValue(0.97);
    assertThat(sample.memoryBytes()).hasValue(3.0 * (1L << 30));
    assertThat(sample.failure()).isEmpty();
  }

  /// 100 W throughout: 1 s is 100 000 mJ.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # counter    | at 4 s | at 6 s, mJ
          start 5000   | 5400000 | 5600000
          stuck 5      | 400000  | 500000
          back 5 450   | 400000  | 150000
          reset 5      | 400000  | 100000
          wrap 500     | 400000  | 100000
          """)
  void the_counter_is_passed_on_as_it_is(String counter, long atFour, long atSix) {
    var fake = FakeNvml.play(FakeNvml.gpus(1, 100) + "counter " + counter + "\n");
    var sensor = only(fake);
    fake.at(4);
    assertThat(sensor.read(true).count()).hasValue(atFour);
    fake.at(6);
    assertThat(sensor.read(true).count()).hasValue(atSix);
  }

  @Test
  void without_a_counter_there_is_no_count_and_no_failure() {
    var sensor = only(FakeNvml.play(FakeNvml.gpus(1, 100) + "counter off\n"));
    assertThat(sensor.device().counter()).isEmpty();
    assertThat(sensor.read(true).count()).isEmpty();
    assertThat(sensor.read(true).failure()).isEmpty();
  }

  @Test
  void a_counter_alone_is_enough() {
    var fake = FakeNvml.play(FakeNvml.gpus(1, 100) + "instant off\naverage off\nusage off\n");
    var sensor = only(fake);
    fake.at(2);
    assertThat(sensor.read(true).watts()).isEmpty();
    assertThat(sensor.read(true).count()).hasValue(200_000);
    assertThat(sensor.read(true).failure()).isEmpty();
  }

  @Test
  void a_lost_gpu_fails_alone_and_is_not_asked_again() {
    var fake = FakeNvml.play(FakeNvml.gpus(2, 100) + "lost 5\n");
    var sensors =
        new NvmlSource(fake.path(), GpuRequest.ALL, new TreeOf(Set.of())).find().sensors();
    assertThat(sensors.get(1).read(true).watts()).hasValue(100);
    fake.at(5);
    var lost = Sample.failed("the GPU is lost: it has fallen off the bus");
    assertThat(sensors.get(1).read(true)).isEqualTo(lost);
    long calls = fake.calls();
    for (int i = 0; i < 10; i++) {
      assertThat(sensors.get(1).read(i % 2 == 0)).isEqualTo(lost);
    }
    assertThat(fake.calls()).isEqualTo(calls);
    assertThat(sensors.get(0).read(true).watts()).hasValue(100);
    assertThat(sensors.get(0).read(true).failure()).isEmpty();
  }

  @Test
  void utilization_without_permission_is_absent_and_asked_for_once() {
    var fake = FakeNvml.play(FakeNvml.gpus(1, 100) + "rates 4\nsamples 4\nlists 4\n");
    var sensor = only(fake);
    sensor.read(true);
    long before = fake.calls();
    var sample = sensor.read(true);
    assertThat(sample.utilization()).isEmpty();
    assertThat(sample.usage()).isEmpty();
    assertThat(sample.watts()).hasValue(100);
    // Power, the counter and memory.
    assertThat(fake.calls() - before).isEqualTo(3);
  }

  @Test
  void a_slow_call_is_waited_for_and_answers() {
    var fake = FakeNvml.play(FakeNvml.gpus(1, 100) + "slow 5 0.3\n");
    var sensor = only(fake);
    fake.at(5);
    long before = System.nanoTime();
    assertThat(sensor.read(false).watts()).hasValue(100);
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofMillis(290));
  }
}
