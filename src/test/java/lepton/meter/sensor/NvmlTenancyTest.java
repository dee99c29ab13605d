package lepton.meter.sensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import lepton.meter.Family;
import lepton.meter.Sensor;
import lepton.meter.Usage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Who used a GPU. The command's processes are 100 and 101; the driver samples every 0.2 s, so
/// that one second holds five samples.
class NvmlTenancyTest {

  private static final Family OURS = new TreeOf(Set.of(100L, 101L));

  private static final String GPU =
      """
      epoch 1700000000
      gpu NVIDIA H100
      uuid GPU-1
      power 0 300
      utilization 0 80
      """;

  private static Sensor sensor(FakeNvml fake, Family family) {
    return new NvmlSource(fake.path(), GpuRequest.ALL, family).find().sensors().getFirst();
  }

  private static Optional<Usage> usage(FakeNvml fake, Sensor sensor, double at) {
    fake.at(at);
    return sensor.read(true).usage();
  }

  private static Optional<Usage> tenancy(
      double own, double others, boolean ownHolds, boolean othersHold) {
    return Optional.of(new Usage.Tenancy(own, others, ownHolds, othersHold));
  }

  @Test
  void a_shared_gpu_is_divided_by_activity() {
    var fake = FakeNvml.play(GPU + "process 100 0 9 30\nprocess 101 0 9 10\nprocess 555 0 9 20\n");
    var sensor = sensor(fake, OURS);
    // Five samples of 30 and 10 against five of 20.
    assertThat(usage(fake, sensor, 1)).isEqualTo(tenancy(200, 100, true, true));
    assertThat(usage(fake, sensor, 2)).isEqualTo(tenancy(200, 100, true, true));
  }

  @Test
  void a_process_that_starts_and_dies_between_two_readings_counts() {
    var fake = FakeNvml.play(GPU + "process 101 0.3 0.7 90\nprocess 555 0 9 10\n");
    var sensor = sensor(fake, OURS);
    // Samples at 0.4 and 0.6 s are of 101; nobody of the command's holds the GPU at 1 s.
    assertThat(usage(fake, sensor, 1)).isEqualTo(tenancy(180, 50, true, true));
    assertThat(usage(fake, sensor, 2)).isEqualTo(tenancy(0, 50, false, true));
  }

  @Test
  void what_was_before_the_start_is_nobodys_business() {
    var fake = FakeNvml.play(GPU + "process 555 0 5 90\nprocess 100 5 9 40\n");
    fake.at(5);
    var sensor = sensor(fake, OURS);
    // From 5 s on: samples at 5.2, 5.4, 5.6, 5.8 and 6 s.
    assertThat(usage(fake, sensor, 6)).isEqualTo(tenancy(200, 0, true, false));
  }

  @Test
  void a_process_that_only_holds_the_gpu_is_seen_to() {
    var fake = FakeNvml.play(GPU + "process 100 0 9 50\nprocess 600 0 9 0 graphics\n");
    var sensor = sensor(fake, OURS);
    assertThat(usage(fake, sensor, 1)).isEqualTo(tenancy(250, 0, true, true));
  }

  @Test
  void an_idle_gpu_that_nobody_holds_is_nobodys() {
    var fake = FakeNvml.play(GPU + "utilization 0.5 0\n");
    assertThat(usage(fake, sensor(fake, OURS), 1)).isEqualTo(tenancy(0, 0, false, false));
  }

  @Test
  void a_busy_gpu_without_any_process_in_sight_is_unknown() {
    var fake = FakeNvml.play(GPU);
    assertThat(usage(fake, sensor(fake, OURS), 1)).isEmpty();
  }

  @Test
  void without_samples_the_only_holder_did_it() {
    var fake = FakeNvml.play(GPU + "samples 3\nprocess 100 0 9 50\n");
    assertThat(usage(fake, sensor(fake, OURS), 1)).isEqualTo(tenancy(80, 0, true, false));
  }

  @Test
  void without_samples_two_sides_on_a_busy_gpu_are_unknown() {
    var fake = FakeNvml.play(GPU + "samples 3\nprocess 100 0 9 50\nprocess 555 0 9 50\n");
    assertThat(usage(fake, sensor(fake, OURS), 1)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 4, 13})
  void without_samples_and_lists_usage_is_unknown(int code) {
    var fake =
        FakeNvml.play(GPU + "samples " + code + "\nlists " + code + "\nprocess 100 0 9 50\n");
    assertThat(usage(fake, sensor(fake, OURS), 1)).isEmpty();
  }

  @Test
  void without_lists_samples_still_tell() {
    var fake = FakeNvml.play(GPU + "lists 4\nprocess 100 0 9 50\n");
    assertThat(usage(fake, sensor(fake, OURS), 1)).isEqualTo(tenancy(250, 0, true, false));
  }

  @Test
  void where_process_numbers_can_not_be_compared_usage_is_unknown() {
    var fake = FakeNvml.play(GPU + "process 100 0 9 50\n");
    var elsewhere =
        new Family() {
          @Override
          public boolean has(long pid) {
            return true;
          }

          @Override
          public boolean comparable() {
            return false;
          }
        };
    assertThat(usage(fake, sensor(fake, elsewhere), 1)).isEmpty();
  }

  @Test
  void numbers_that_are_no_process_are_left_out() {
    var fake = FakeNvml.play(GPU + "process 4294967295 0 9 70\nprocess 100 0 9 50\n");
    assertThat(usage(fake, sensor(fake, OURS), 1)).isEqualTo(tenancy(250, 0, true, false));
  }

  /// The entry of a running process has 16, 24 or 32 bytes by version and driver: the second one
  /// is read right only with the right size.
  @Test
  void every_size_of_an_entry_is_read_right() {
    var script = "samples 3\nprocess 100 0 9 0\nprocess 101 0 9 0\nprocess 100 0 9 0\n";
    var noThird =
        List.of(
            "nvmlDeviceGetComputeRunningProcesses_v3", "nvmlDeviceGetGraphicsRunningProcesses_v3");
    var noSecond =
        List.of(
            "nvmlDeviceGetComputeRunningProcesses_v2", "nvmlDeviceGetGraphicsRunningProcesses_v2");
    var plain = FakeNvml.play(GPU + script);
    assertThat(usage(plain, sensor(plain, OURS), 1)).isEqualTo(tenancy(80, 0, true, false));
    var longer = FakeNvml.play("stride 32\n" + GPU + script);
    assertThat(usage(longer, sensor(longer, OURS), 1)).isEqualTo(tenancy(80, 0, true, false));
    var second = FakeNvml.play(GPU + script, noThird.toArray(String[]::new));
    assertThat(usage(second, sensor(second, OURS), 1)).isEqualTo(tenancy(80, 0, true, false));
    var first =
        FakeNvml.play(
            GPU + script, noThird.get(0), noThird.get(1), noSecond.get(0), noSecond.get(1));
    assertThat(usage(first, sensor(first, OURS), 1)).isEqualTo(tenancy(80, 0, true, false));
  }

  @Test
  void more_samples_than_there_is_room_for_are_read_in_a_second_go() {
    var script = new StringBuilder("sample 0.02\n" + GPU);
    for (int i = 0; i < 50; i++) {
      script.append("process ").append(1000 + i).append(" 0 9 2\n");
    }
    var fake = FakeNvml.play(script + "process 100 0 9 50\n");
    // In one second 50 samples of each of 51 processes.
    assertThat(usage(fake, sensor(fake, OURS), 1)).isEqualTo(tenancy(2500, 5000, true, true));
  }

  @Test
  void a_slice_that_nobody_holds_is_nobodys() {
    var fake = FakeNvml.play(GPU + "mig 7\nslice MIG-a1 1 0 3 3\n");
    var sensors = new NvmlSource(fake.path(), GpuRequest.ALL, OURS).find().sensors();
    assertThat(usage(fake, sensors.getFirst(), 1)).isEqualTo(tenancy(0, 0, false, false));
  }

  @Test
  void a_slice_that_the_command_holds_alone_is_its_own() {
    var fake =
        FakeNvml.play(
            GPU
                + """
                mig 7
                slice MIG-a1 1 0 3 3
                process 100 0 9 0
                slice MIG-a2 2 0 4 4
                process 555 0 9 0
                """);
    var sensors = new NvmlSource(fake.path(), GpuRequest.ALL, OURS).find().sensors();
    assertThat(usage(fake, sensors.get(0), 1)).isEqualTo(tenancy(1, 0, true, false));
    assertThat(usage(fake, sensors.get(1), 1)).isEqualTo(tenancy(0, 1, false, true));
  }
}
