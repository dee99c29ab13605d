package lepton.meter.sensor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lepton.text.Problem;
import lepton.text.Quote;
import lepton.text.Severity;

/// Which GPUs a command is to use, as an option or the environment says it: read without asking
/// any driver.
///
/// The first of these that says something decides, since each narrows what the next one sees:
///
/// | from | ids count |
/// |---|---|
/// | `--gpus` | as `nvidia-smi` counts |
/// | `CUDA_VISIBLE_DEVICES` | as CUDA counts what is visible here |
/// | `NVIDIA_VISIBLE_DEVICES` | as the host counts; a container lists only these |
/// | `SLURM_STEP_GPUS`, `SLURM_JOB_GPUS` | as the node counts; a job's cgroup lists only these |
///
/// @param filters each narrows what the one before it left; none means all
/// @param problem why it can't be meant, whatever GPUs there are
public record GpuRequest(List<GpuFilter> filters, Optional<Problem> problem) {

  public GpuRequest {
    filters = List.copyOf(filters);
  }

  /// Everything that is listed.
  public static final GpuRequest ALL = new GpuRequest(List.of(), Optional.empty());

  /// For NVIDIA's GPUs.
  ///
  /// @param option the value of `--gpus`, where it was given
  public static GpuRequest nvidia(Optional<String> option, Map<String, String> environment) {
    if (option.isPresent()) {
      return ofOption(option.get());
    }
    var cuda = environment.get("CUDA_VISIBLE_DEVICES");
    if (cuda != null) {
      boolean byBus = "PCI_BUS_ID".equals(environment.get("CUDA_DEVICE_ORDER"));
      return of(
          GpuIds.cuda("CUDA_VISIBLE_DEVICES", cuda, byBus ? GpuFilter.By.BUS : GpuFilter.By.CUDA));
    }
    var nvidia = environment.getOrDefault("NVIDIA_VISIBLE_DEVICES", "");
    // `void` and a folder stand where something else than this variable handed in the GPUs: the
    // NVIDIA container toolkit's CDI mode, or a list of mounted volumes.
    if (!nvidia.isBlank() && !nvidia.equals("void") && !nvidia.startsWith("/")) {
      return nvidia.equals("all") ? ALL : of(GpuIds.host("NVIDIA_VISIBLE_DEVICES", nvidia));
    }
    for (var variable : List.of("SLURM_STEP_GPUS", "SLURM_JOB_GPUS")) {
      var ids = environment.getOrDefault(variable, "");
      if (!ids.isBlank()) {
        return of(GpuIds.host(variable, ids));
      }
    }
    return ALL;
  }

  /// For AMD's GPUs: `ROCR_VISIBLE_DEVICES` narrows what the runtime sees, and
  /// `HIP_VISIBLE_DEVICES`, or `CUDA_VISIBLE_DEVICES` where it is not set, picks among these
  /// (ROCm documentation, "GPU isolation techniques").
  public static GpuRequest amd(Optional<String> option, Map<String, String> environment) {
    if (option.isPresent()) {
      return ofOption(option.get());
    }
    var filters = new ArrayList<GpuFilter>();
    var runtime = environment.get("ROCR_VISIBLE_DEVICES");
    if (runtime != null) {
      filters.add(GpuIds.cuda("ROCR_VISIBLE_DEVICES", runtime, GpuFilter.By.BUS));
    }
    var hip = environment.get("HIP_VISIBLE_DEVICES");
    var cuda = environment.get("CUDA_VISIBLE_DEVICES");
    if (hip != null) {
      filters.add(GpuIds.cuda("HIP_VISIBLE_DEVICES", hip, GpuFilter.By.BUS));
    } else if (cuda != null) {
      filters.add(GpuIds.cuda("CUDA_VISIBLE_DEVICES", cuda, GpuFilter.By.GUEST));
    }
    return new GpuRequest(filters, Optional.empty());
  }

  /// Whether it names particular GPUs, so that only a list of what there is shows whether they
  /// exist.
  public boolean namesSome() {
    for (var filter : filters) {
      if (!filter.ids().isEmpty()) {
        return true;
      }
    }
    return false;
  }

  /// Whether it says that the command is to see no GPU.
  public boolean none() {
    for (var filter : filters) {
      if (filter.ids().isEmpty()) {
        return true;
      }
    }
    return false;
  }

  /// Whether a person asked for it by option, so that it is an error where nothing can be read.
  public boolean byOption() {
    return filters.stream().anyMatch(filter -> filter.by() == GpuFilter.By.INDEX);
  }

  /// Which of these it means.
  public GpuChoice among(List<ListedGpu> listed) {
    if (problem.isPresent()) {
      return new GpuChoice.Refused(problem.get());
    }
    var left = new GpuSelection(listed);
    for (var filter : filters) {
      var wrong = left.narrow(filter);
      if (wrong.isPresent()) {
        return new GpuChoice.Refused(wrong.get());
      }
    }
    return left.chosen();
  }

  private static GpuRequest of(GpuFilter filter) {
    return new GpuRequest(List.of(filter), Optional.empty());
  }

  private static GpuRequest ofOption(String value) {
    var text = value.strip();
    if (text.equals("all")) {
      return ALL;
    }
    var ids = new ArrayList<String>();
    for (var id : text.equals("none") ? new String[0] : text.split(",", -1)) {
      ids.add(id.strip());
      if (!GpuIds.isId(id.strip())) {
        return new GpuRequest(List.of(), Optional.of(unreadable(id.strip())));
      }
    }
    return of(new GpuFilter("--gpus", GpuFilter.By.INDEX, ids, List.of()));
  }

  private static Problem unreadable(String id) {
    return new Problem(
        Severity.ERROR,
        Optional.empty(),
        "--gpus: " + (id.isEmpty() ? "an id is empty" : "no GPU is called " + Quote.of(id)),
        Optional.of(
            "give 'all', 'none', or ids apart by commas: numbers as nvidia-smi shows them, '0:1'"
                + " for a MIG slice, GPU-… or MIG-… UUIDs or the beginning of one"));
  }
}
