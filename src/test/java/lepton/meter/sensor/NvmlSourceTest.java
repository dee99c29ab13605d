package lepton.meter.sensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import lepton.meter.Absent;
import lepton.meter.Device;
import lepton.meter.Sensor;
import lepton.meter.SensorSource.Found;
import lepton.meter.Usage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Finding GPUs through the real calls, in a library that replays scripts.
class NvmlSourceTest {

  private static final TreeOf NOBODY = new TreeOf(Set.of());

  private static NvmlSource all(FakeNvml fake) {
    return new NvmlSource(fake.path(), GpuRequest.ALL, NOBODY);
  }

  private static Found find(String script, String... hidden) {
    return all(FakeNvml.play(script, hidden)).find();
  }

  private static String detail(Sensor sensor, String key) {
    return sensor.device().details().stream()
        .filter(it -> it.key().equals(key))
        .map(Device.Detail::value)
        .collect(Collectors.joining());
  }

  @Test
  void without_the_library_there_is_a_reason_and_a_remedy() {
    var source = new NvmlSource("libnvidia-ml.so.0.no", GpuRequest.ALL, NOBODY);
    assertThat(source.find().sensors()).isEmpty();
    assertThat(source.find().absent())
        .containsExactly(
            new Absent(
                "nvml",
                "no libnvidia-ml.so.0.no can be loaded",
                Optional.of("install the NVIDIA driver; start a container with --gpus all")));
    source.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # nvmlReturn_t | what is said
          18             | the NVIDIA library and the loaded kernel driver are of different versions
          9              | the NVIDIA driver is not loaded
          4              | permission denied by the NVIDIA driver
          17             | the operating system or a cgroup blocks the GPU's control device
          999            | the NVIDIA driver reports an unknown error
          777            | NVML answered with code 777
          """)
  void a_driver_that_does_not_start_is_absent_with_its_reason(int code, String why) {
    for (var line : List.of("init ", "count ")) {
      var found = find(line + code + "\n" + FakeNvml.gpus(1, 100));
      assertThat(found.sensors()).isEmpty();
      assertThat(found.absent()).extracting(Absent::why).containsExactly(why);
    }
  }

  @Test
  void a_version_mismatch_comes_with_its_remedy() {
    assertThat(find("init 18").absent().getFirst().remedy())
        .contains("reboot: the driver was updated while it was loaded");
  }

  @Test
  void no_gpu_is_said_to_be_none() {
    assertThat(find("driver 550.54.15").absent())
        .extracting(Absent::why)
        .containsExactly("NVML lists no GPU");
  }

  @Test
  void a_gpu_is_found_with_what_is_known_of_it() {
    var found = find(FakeNvml.gpus(1, 100) + "celsius 41\nclock 1755\n");
    assertThat(found.absent()).isEmpty();
    var sensor = found.sensors().getFirst();
    var device = sensor.device();
    assertThat(device.id()).isEqualTo("GPU-000000a0-1111-2222-3333-444444444444");
    assertThat(device.name()).isEqualTo("NVIDIA H100 80GB HBM3");
    assertThat(device.counter().orElseThrow().joulesPerCount()).isEqualTo(0.001);
    assertThat(device.mostWatts().getAsDouble()).isGreaterThan(700);
    assertThat(device.share()).isEqualTo(1);
    assertThat(detail(sensor, "pci")).isEqualTo("0000:10:00.0");
    assertThat(detail(sensor, "driver")).isEqualTo("550.54.15");
    assertThat(detail(sensor, "power_limit_w")).isEqualTo("700.0");
    assertThat(detail(sensor, "power_reading")).isEqualTo("instant");
    assertThat(detail(sensor, "temperature_c")).isEqualTo("41");
    assertThat(detail(sensor, "sm_clock_mhz")).isEqualTo("1755");
    assertThat(detail(sensor, "missing_functions")).isEmpty();
  }

  @Test
  void sixteen_gpus_are_sixteen_sensors_in_the_order_of_the_bus() {
    var sensors = find(FakeNvml.gpus(16, 250)).sensors();
    assertThat(sensors).hasSize(16);
    for (int i = 0; i < 16; i++) {
      assertThat(detail(sensors.get(i), "index")).isEqualTo(Integer.toString(i));
      assertThat(sensors.get(i).read(true).watts()).hasValue(250);
    }
  }

  @Test
  void a_gpu_that_can_not_be_opened_fails_alone() {
    var found = find(FakeNvml.gpus(2, 100) + "open 15\n");
    assertThat(found.sensors()).hasSize(1);
    assertThat(found.absent())
        .extracting(Absent::why)
        .containsExactly("GPU 1: the GPU is lost: it has fallen off the bus");
  }

  @Test
  void a_gpu_that_tells_neither_power_nor_energy_is_absent() {
    var found = find(FakeNvml.gpus(1, 100) + "instant off\naverage off\nusage off\ncounter off\n");
    assertThat(found.sensors()).isEmpty();
    assertThat(found.absent().getFirst().why())
        .isEqualTo(
            "GPU 0 (NVIDIA H100 80GB HBM3) tells neither power nor energy: "
                + "this device or driver does not support it");
  }

  @Test
  void an_old_library_is_asked_by_its_old_names() {
    var found =
        find(
            FakeNvml.gpus(2, 100),
            "nvmlInit_v2",
            "nvmlDeviceGetCount_v2",
            "nvmlDeviceGetHandleByIndex_v2",
            "nvmlDeviceGetMemoryInfo_v2",
            "nvmlDeviceGetFieldValues");
    assertThat(found.sensors()).hasSize(2);
    var sensor = found.sensors().getFirst();
    assertThat(sensor.read(true).watts()).hasValue(100);
    assertThat(detail(sensor, "power_reading")).startsWith("nvmlDeviceGetPowerUsage");
    assertThat(detail(sensor, "missing_functions")).isEqualTo("nvmlDeviceGetFieldValues");
    // 2 GiB, and what the driver reserves, which the old function does not tell apart.
    assertThat(sensor.read(true).memoryBytes()).hasValue(2.5 * (1 << 30));
  }

  @Test
  void without_most_functions_power_alone_is_left() {
    var found =
        find(
            FakeNvml.gpus(1, 100),
            "nvmlDeviceGetName",
            "nvmlDeviceGetUUID",
            "nvmlDeviceGetPciInfo_v3",
            "nvmlDeviceGetTotalEnergyConsumption",
            "nvmlDeviceGetFieldValues",
            "nvmlDeviceGetEnforcedPowerLimit",
            "nvmlDeviceGetUtilizationRates",
            "nvmlDeviceGetMemoryInfo",
            "nvmlDeviceGetMemoryInfo_v2",
            "nvmlDeviceGetMigMode",
            "nvmlDeviceGetProcessUtilization",
            "nvmlSystemGetDriverVersion");
    var sensor = found.sensors().getFirst();
    assertThat(sensor.device().id()).isEqualTo("gpu-0");
    assertThat(sensor.device().counter()).isEmpty();
    assertThat(sensor.device().mostWatts()).isEmpty();
    var sample = sensor.read(true);
    assertThat(sample.watts()).hasValue(100);
    assertThat(sample.count()).isEmpty();
    assertThat(sample.utilization()).isEmpty();
    assertThat(sample.memoryBytes()).isEmpty();
    assertThat(sample.usage())
        .as("nobody holds it")
        .hasValue(new Usage.Tenancy(0, 0, false, false));
    assertThat(sample.failure()).isEmpty();
  }

  @Test
  void without_its_most_basic_functions_the_library_is_of_no_use() {
    var found = find(FakeNvml.gpus(1, 100), "nvmlInit", "nvmlInit_v2");
    assertThat(found.absent())
        .extracting(Absent::why)
        .containsExactly("this version of NVML has no such function");
  }

  @Test
  void a_slice_is_a_device_with_its_share_and_its_gpus_power() {
    var found =
        find(
            FakeNvml.gpus(1, 210)
                + """
                mig 7
                slice MIG-a1 1 0 3 3
                slice MIG-a2 2 0 2 2
                slice MIG-a3 5 0 2 1
                slice MIG-a4 5 1 2 1
                """);
    assertThat(found.sensors())
        .extracting(sensor -> sensor.device().id())
        .containsExactly("MIG-a1", "MIG-a2", "MIG-a3", "MIG-a4");
    // Slices of seven: 3, 2, and two halves of an instance of 2. Together they are the GPU.
    assertThat(found.sensors())
        .extracting(sensor -> sensor.device().share())
        .containsExactly(3 / 7.0, 2 / 7.0, 1 / 7.0, 1 / 7.0);
    var sample = found.sensors().getFirst().read(true);
    assertThat(sample.watts()).hasValue(210);
    assertThat(sample.count()).hasValue(0);
    assertThat(sample.utilization()).isEmpty();
    assertThat(sample.failure()).isEmpty();
    assertThat(detail(found.sensors().get(3), "gpu_instance")).isEqualTo("5");
    assertThat(detail(found.sensors().get(3), "compute_instance")).isEqualTo("1");
  }

  @Test
  void only_the_gpus_asked_for_are_sensors() {
    var fake = FakeNvml.play(FakeNvml.gpus(4, 100));
    var request = GpuRequest.nvidia(Optional.empty(), Map.of("CUDA_VISIBLE_DEVICES", "3,1"));
    var source = new NvmlSource(fake.path(), request, NOBODY);
    assertThat(source.check()).isInstanceOf(NvmlSource.Check.Fits.class);
    assertThat(source.find().sensors())
        .extracting(sensor -> detail(sensor, "index"))
        .containsExactly("3", "1");
    source.close();
  }

  @Test
  void fastest_first_is_told_by_cores_and_clock() {
    var fake =
        FakeNvml.play(
            """
            gpu NVIDIA T4
            uuid GPU-t4
            cores 2560
            clock 1590
            power 0 20
            gpu NVIDIA H100
            uuid GPU-h100
            cores 16896
            clock 1980
            power 0 90
            """);
    var request = GpuRequest.nvidia(Optional.empty(), Map.of("CUDA_VISIBLE_DEVICES", "0"));
    var found = new NvmlSource(fake.path(), request, NOBODY).find();
    assertThat(found.sensors())
        .extracting(sensor -> sensor.device().id())
        .containsExactly("GPU-h100");
  }

  @Test
  void what_was_inferred_is_passed_on() {
    var fake = FakeNvml.play(FakeNvml.gpus(2, 100));
    var request = GpuRequest.nvidia(Optional.empty(), Map.of("CUDA_VISIBLE_DEVICES", "1,-1,0"));
    var source = new NvmlSource(fake.path(), request, NOBODY);
    assertThat(source.find().sensors()).hasSize(1);
    assertThat(source.notes())
        .containsExactly(
            "CUDA_VISIBLE_DEVICES ends at its first entry that is no GPU: the command sees 1");
    var twice = GpuRequest.nvidia(Optional.empty(), Map.of("CUDA_VISIBLE_DEVICES", "1,1"));
    assertThat(new NvmlSource(fake.path(), twice, NOBODY).find().absent())
        .extracting(Absent::why)
        .containsExactly(
            "CUDA_VISIBLE_DEVICES names 1 twice, and CUDA then shows no GPU at all to the command");
  }

  @Test
  void a_gpu_that_is_not_there_is_refused_before_the_start() {
    var fake = FakeNvml.play(FakeNvml.gpus(2, 100));
    var request = GpuRequest.nvidia(Optional.empty(), Map.of("CUDA_VISIBLE_DEVICES", "2"));
    var source = new NvmlSource(fake.path(), request, NOBODY);
    var refused = (NvmlSource.Check.Refused) source.check();
    assertThat(refused.problem().message()).contains("there is no GPU '2'");
  }

  @Test
  void a_command_that_sees_no_gpu_does_not_wake_the_driver() {
    var fake = FakeNvml.play("init 9");
    var request = GpuRequest.nvidia(Optional.empty(), Map.of("CUDA_VISIBLE_DEVICES", ""));
    assertThat(new NvmlSource(fake.path(), request, NOBODY).find().absent())
        .extracting(Absent::why)
        .containsExactly("CUDA_VISIBLE_DEVICES says that the command uses no GPU");
  }
}
