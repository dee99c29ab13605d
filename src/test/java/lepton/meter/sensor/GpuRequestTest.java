package lepton.meter.sensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which GPUs an option or the environment means.
///
/// What CUDA does is from the CUDA C++ Programming Guide, "CUDA Environment Variables", and, for
/// duplicates and digits followed by letters, from PyTorch's `_parse_visible_devices`,
/// which repeats it.
class GpuRequestTest {

  private static final List<ListedGpu> THREE =
      List.of(
          gpu(0, "GPU-8f0c11aa-0000-0000-0000-000000000000", "NVIDIA A100", 1),
          gpu(1, "GPU-8f1d22bb-0000-0000-0000-000000000000", "NVIDIA A100", 1),
          gpu(2, "GPU-c03e33cc-0000-0000-0000-000000000000", "NVIDIA A100", 1));

  /// The second is the fastest, the third the next.
  private static final List<ListedGpu> MIXED =
      List.of(
          gpu(0, "GPU-aa", "NVIDIA T4", 2560 * 1590.0),
          gpu(1, "GPU-bb", "NVIDIA H100", 16896 * 1980.0),
          gpu(2, "GPU-cc", "NVIDIA A100", 6912 * 1410.0));

  /// A whole GPU, and one that is divided in three.
  private static final List<ListedGpu> DIVIDED =
      List.of(
          gpu(0, "GPU-aa01", "NVIDIA A100", 1),
          new ListedGpu(
              1,
              "GPU-bb02",
              "0000:02:00.0",
              "NVIDIA A100",
              OptionalDouble.empty(),
              List.of(
                  new ListedGpu.Slice(0, "MIG-1c11", 1, 0),
                  new ListedGpu.Slice(1, "MIG-1c22", 2, 0),
                  new ListedGpu.Slice(2, "MIG-3d33", 9, 0))));

  private static ListedGpu gpu(int index, String uuid, String name, double speed) {
    return new ListedGpu(
        index, uuid, "0000:0" + index + ":00.0", name, OptionalDouble.of(speed), List.of());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = true,
      nullValues = "unset",
      textBlock =
          """
          # CUDA_VISIBLE_DEVICES                          | chosen of 0, 1, 2 (UUIDs 8f0c, 8f1d, c03e)
          unset                                           | 0 1 2
          '0'                                             | 0
          '2,0'                                           | 2 0
          '0,1,2'                                         | 0 1 2
          ' 1 , 2 '                                       | 1 2
          '01'                                            | 1
          '+1'                                            | 1
          '1gpu,2gpu'                                     | 1 2
          ''                                              |
          ' '                                             |
          '-1'                                            |
          '0,-1,1'                                        | 0
          '-2'                                            |
          'NoDevFiles'                                    |
          'none'                                          |
          '0,'                                            | 0
          '0,,1'                                          | 0
          '0,0'                                           |
          '0,1,0'                                         |
          '1,1gpu'                                        |
          'GPU-8f0c11aa-0000-0000-0000-000000000000'      | 0
          'GPU-8f1d'                                      | 1
          'GPU-c'                                         | 2
          'gpu-C03E'                                      | 2
          'GPU-c03e,GPU-8f0c'                             | 2 0
          'GPU-c03e,0'                                    | 2 0
          'GPU-c03e,2'                                    | 2
          '3'                                             | error: there is no GPU '3'
          '0,7'                                           | error: there is no GPU '7'
          '99999'                                         | error: there is no GPU '99999'
          'GPU-8f'                                        | error: 'GPU-8f' is the beginning of 2 UUIDs
          'GPU-'                                          | error: 'GPU-' is the beginning of 3 UUIDs
          'GPU-8f2'                                       | error: there is no GPU 'GPU-8f2'
          'MIG-8f0c'                                      | error: there is no GPU 'MIG-8f0c'
          'all'                                           | error: there is no GPU 'all'
          'cuda:0'                                        | error: there is no GPU 'cuda:0'
          """)
  void cuda_visible_devices_is_read_as_cuda_reads_it(String value, String expected) {
    assertThat(chosen(THREE, environment("CUDA_VISIBLE_DEVICES", value)))
        .isEqualTo(expected == null ? "" : expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # CUDA_VISIBLE_DEVICES | CUDA_DEVICE_ORDER | chosen of T4, H100, A100 on the bus
          '0'                    | FASTEST_FIRST     | 1
          '0,1'                  | FASTEST_FIRST     | 1 2
          '2'                    | ''                | 0
          '0'                    | PCI_BUS_ID        | 0
          '1,2'                  | PCI_BUS_ID        | 1 2
          'GPU-aa'               | FASTEST_FIRST     | 0
          """)
  void numbers_count_the_fastest_first_unless_the_order_is_the_bus(
      String value, String order, String expected) {
    var environment =
        environment("CUDA_VISIBLE_DEVICES", value, "CUDA_DEVICE_ORDER", order.strip());
    assertThat(chosen(MIXED, environment)).isEqualTo(expected);
  }

  @Test
  void an_order_that_was_inferred_is_said_to_be() {
    var byNumber = GpuRequest.nvidia(Optional.empty(), environment("CUDA_VISIBLE_DEVICES", "0"));
    assertThat(notes(byNumber.among(MIXED))).anyMatch(note -> note.contains("inference"));
    assertThat(notes(byNumber.among(THREE))).isEmpty();
    var byUuid = GpuRequest.nvidia(Optional.empty(), environment("CUDA_VISIBLE_DEVICES", "GPU-aa"));
    assertThat(notes(byUuid.among(MIXED))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # CUDA_VISIBLE_DEVICES | chosen of GPU 0 and the slices of GPU 1
          'MIG-1c11'             | 1:0
          'MIG-3'                | 1:2
          'MIG-3d33,MIG-1c22'    | 1:2 1:1
          'MIG-GPU-bb02/9/0'     | 1:2
          'MIG-GPU-bb02/1/0'     | 1:0
          'GPU-bb02'             | 1:0 1:1 1:2
          '1'                    | 1:0 1:1 1:2
          '0'                    | 0
          'MIG-1c'               | error: 'MIG-1c' is the beginning of 2 UUIDs
          'MIG-GPU-bb02/3/0'     | error: there is no GPU 'MIG-GPU-bb02/3/0'
          'MIG-GPU-aa01/1/0'     | error: there is no GPU 'MIG-GPU-aa01/1/0'
          """)
  void a_slice_is_named_by_its_uuid_or_by_its_instances(String value, String expected) {
    assertThat(chosen(DIVIDED, environment("CUDA_VISIBLE_DEVICES", value))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # variables                                             | chosen of 0, 1, 2
          NVIDIA_VISIBLE_DEVICES=all                              | 0 1 2
          NVIDIA_VISIBLE_DEVICES=                                 | 0 1 2
          NVIDIA_VISIBLE_DEVICES=void                             | 0 1 2
          NVIDIA_VISIBLE_DEVICES=/var/run/nvidia-container-devices | 0 1 2
          NVIDIA_VISIBLE_DEVICES=none                             | ''
          NVIDIA_VISIBLE_DEVICES=1                                | 1
          NVIDIA_VISIBLE_DEVICES=2,1                              | 2 1
          NVIDIA_VISIBLE_DEVICES=5,6,7                            | 0 1 2
          NVIDIA_VISIBLE_DEVICES=4,5,6,7                          | 0 1 2
          NVIDIA_VISIBLE_DEVICES=GPU-c03e                         | 2
          NVIDIA_VISIBLE_DEVICES=7                                | error: there is no GPU '7'
          NVIDIA_VISIBLE_DEVICES=GPU-77                           | error: there is no GPU 'GPU-77'
          SLURM_JOB_GPUS=1                                        | 1
          SLURM_JOB_GPUS=0-1                                      | 0 1
          SLURM_JOB_GPUS=3,5,7                                    | 0 1 2
          SLURM_JOB_GPUS=0,1,2 SLURM_STEP_GPUS=2                  | 2
          CUDA_VISIBLE_DEVICES=0 SLURM_JOB_GPUS=2                 | 0
          CUDA_VISIBLE_DEVICES=1 NVIDIA_VISIBLE_DEVICES=0         | 1
          CUDA_VISIBLE_DEVICES= NVIDIA_VISIBLE_DEVICES=all        | ''
          NVIDIA_VISIBLE_DEVICES=1 SLURM_JOB_GPUS=2               | 1
          NVIDIA_VISIBLE_DEVICES=void SLURM_JOB_GPUS=2            | 2
          """)
  void other_variables_count_as_the_host_does(String variables, String expected) {
    assertThat(chosen(THREE, parsed(variables))).isEqualTo(expected);
  }

  @Test
  void a_container_with_one_slice_has_that_slice() {
    var listed =
        List.of(
            new ListedGpu(
                0,
                "GPU-bb02",
                "",
                "NVIDIA A100",
                OptionalDouble.empty(),
                List.of(new ListedGpu.Slice(0, "MIG-1c22", 2, 0))));
    assertThat(chosen(listed, environment("NVIDIA_VISIBLE_DEVICES", "3:1"))).isEqualTo("0:0");
    assertThat(chosen(listed, environment("NVIDIA_VISIBLE_DEVICES", "0:0"))).isEqualTo("0:0");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # --gpus   | chosen of GPU 0 and the slices of GPU 1
          'all'      | 0 1:0 1:1 1:2
          'none'     | ''
          '0'        | 0
          '1:2,0'    | 1:2 0
          '0,0'      | 0
          'GPU-aa'   | 0
          'MIG-3d33' | 1:2
          '2'        | error: there is no GPU '2'
          '1:7'      | error: there is no GPU '1:7'
          '-1'       | error: no GPU is called '-1'
          ''         | error: an id is empty
          '0,'       | error: an id is empty
          'h100'     | error: no GPU is called 'h100'
          """)
  void the_option_counts_as_the_driver_does_and_goes_before_variables(
      String option, String expected) {
    var environment = environment("CUDA_VISIBLE_DEVICES", "MIG-1c11");
    assertThat(shown(GpuRequest.nvidia(Optional.of(option), environment).among(DIVIDED)))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # variables                                       | chosen of 0, 1, 2
          ROCR_VISIBLE_DEVICES=2,1                          | 2 1
          ROCR_VISIBLE_DEVICES=GPU-c03e                     | 2
          HIP_VISIBLE_DEVICES=1                             | 1
          ROCR_VISIBLE_DEVICES=1,2 HIP_VISIBLE_DEVICES=1    | 2
          CUDA_VISIBLE_DEVICES=1                            | 1
          CUDA_VISIBLE_DEVICES=1 HIP_VISIBLE_DEVICES=0      | 0
          CUDA_VISIBLE_DEVICES=5                            | ''
          HIP_VISIBLE_DEVICES=-1                            | ''
          HIP_VISIBLE_DEVICES=5                             | error: there is no GPU '5'
          OTHER=1                                           | 0 1 2
          """)
  void amd_filters_narrow_one_after_the_other(String variables, String expected) {
    assertThat(shown(GpuRequest.amd(Optional.empty(), parsed(variables)).among(THREE)))
        .isEqualTo(expected);
  }

  @Test
  void an_error_lists_what_there_is() {
    var request =
        GpuRequest.nvidia(Optional.empty(), environment("CUDA_VISIBLE_DEVICES", "GPU-8f1e22bb"));
    var refused = (GpuChoice.Refused) request.among(THREE);
    assertThat(refused.problem().message())
        .isEqualTo("CUDA_VISIBLE_DEVICES: there is no GPU 'GPU-8f1e22bb'");
    assertThat(refused.problem().help().orElseThrow())
        .contains("there is 0 GPU-8f0c11aa-0000-0000-0000-000000000000 (NVIDIA A100), 1 GPU-8f1d");
  }

  @Test
  void a_misspelt_uuid_is_met_with_the_nearest() {
    var request =
        GpuRequest.nvidia(Optional.of("GPU-c03e33cd-0000-0000-0000-000000000000"), Map.of());
    var refused = (GpuChoice.Refused) request.among(THREE);
    assertThat(refused.problem().help().orElseThrow())
        .startsWith("did you mean GPU-c03e33cc-0000-0000-0000-000000000000? ");
  }

  @Test
  void a_variable_on_a_machine_without_gpus_stops_nothing_and_an_option_does() {
    var variable = GpuRequest.nvidia(Optional.empty(), environment("CUDA_VISIBLE_DEVICES", "0"));
    assertThat(shown(variable.among(List.of()))).isEmpty();
    assertThat(notes(variable.among(List.of())))
        .containsExactly("CUDA_VISIBLE_DEVICES names GPUs, and none is listed here");
    var option = GpuRequest.nvidia(Optional.of("0"), Map.of());
    assertThat(shown(option.among(List.of()))).isEqualTo("error: there is no GPU '0'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # variables                  | names some | none
          OTHER=1                      | false      | false
          CUDA_VISIBLE_DEVICES=        | false      | true
          CUDA_VISIBLE_DEVICES=-1      | false      | true
          CUDA_VISIBLE_DEVICES=0       | true       | false
          NVIDIA_VISIBLE_DEVICES=all   | false      | false
          SLURM_JOB_GPUS=0             | true       | false
          """)
  void only_a_request_that_names_some_needs_a_list(
      String variables, boolean namesSome, boolean none) {
    var request = GpuRequest.nvidia(Optional.empty(), parsed(variables));
    assertThat(request.namesSome()).isEqualTo(namesSome);
    assertThat(request.none()).isEqualTo(none);
  }

  private static String chosen(List<ListedGpu> listed, Map<String, String> environment) {
    return shown(GpuRequest.nvidia(Optional.empty(), environment).among(listed));
  }

  private static String shown(GpuChoice choice) {
    return switch (choice) {
      case GpuChoice.Chosen chosen -> {
        var picks = new ArrayList<String>();
        for (var pick : chosen.picks()) {
          picks.add(pick.gpu() + (pick.slice().isPresent() ? ":" + pick.slice().getAsInt() : ""));
        }
        yield String.join(" ", picks);
      }
      case GpuChoice.Refused refused -> {
        var message = refused.problem().message();
        yield "error: " + message.substring(message.indexOf(": ") + 2);
      }
    };
  }

  private static List<String> notes(GpuChoice choice) {
    return ((GpuChoice.Chosen) choice).notes();
  }

  private static Map<String, String> environment(String... pairs) {
    var environment = new HashMap<String, String>();
    for (int i = 0; i < pairs.length; i += 2) {
      if (pairs[i + 1] != null) {
        environment.put(pairs[i], pairs[i + 1]);
      }
    }
    return environment;
  }

  private static Map<String, String> parsed(String variables) {
    var environment = new HashMap<String, String>();
    for (var variable : variables.split(" ", -1)) {
      int equals = variable.indexOf('=');
      environment.put(variable.substring(0, equals), variable.substring(equals + 1));
    }
    return environment;
  }
}
