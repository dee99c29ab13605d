package lepton.meter.sensor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import lepton.foreign.NativeFunction;
import lepton.meter.Absent;

/// The GPUs that NVML lists, with their MIG slices.
///
/// @param gpus in NVML's order, which is the bus's
/// @param boards their handles
/// @param parts the handles of their slices
/// @param weights the share of its GPU that each slice is
/// @param absent those that could not be opened
record NvmlListing(
    List<ListedGpu> gpus,
    List<Long> boards,
    List<List<Long>> parts,
    List<List<Double>> weights,
    List<Absent> absent) {

  /// Asks a library that is initialized.
  static NvmlListing of(Nvml nvml, int count) {
    var listing =
        new NvmlListing(
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>());
    var mig = new Mig(nvml);
    for (int index = 0; index < count; index++) {
      int code = nvml.handle(index);
      if (code != NvmlResult.SUCCESS) {
        listing.absent.add(
            new Absent(
                NvmlSource.NAME,
                "GPU " + index + ": " + NvmlResult.sentence(code),
                NvmlResult.remedy(code)));
        continue;
      }
      listing.add(nvml, mig, index, nvml.answer().getLong(0));
    }
    return listing.models() > 1 ? listing.withSpeeds(nvml) : listing;
  }

  private void add(Nvml nvml, Mig mig, int index, long board) {
    var slices = new ArrayList<ListedGpu.Slice>();
    var handles = new ArrayList<Long>();
    var shares = new ArrayList<Double>();
    mig.list(board, slices, handles, shares);
    var pci = nvml.pci(board).orElse("");
    var uuid = nvml.uuid(board).orElse("gpu-" + (pci.isEmpty() ? "" + index : pci));
    var name = nvml.name(board).orElse("NVIDIA GPU");
    gpus.add(new ListedGpu(index, uuid, pci, name, OptionalDouble.empty(), slices));
    boards.add(board);
    parts.add(handles);
    weights.add(shares);
  }

  private int models() {
    var names = new ArrayList<String>();
    for (var gpu : gpus) {
      if (!names.contains(gpu.name())) {
        names.add(gpu.name());
      }
    }
    return names.size();
  }

  /// Cores × highest clock: only asked for where models differ, since CUDA counts the fastest
  /// first.
  private NvmlListing withSpeeds(Nvml nvml) {
    var cores = nvml.first("nvmlDeviceGetNumGpuCores");
    var clock = nvml.first("nvmlDeviceGetMaxClockInfo");
    for (int i = 0; i < gpus.size(); i++) {
      var gpu = gpus.get(i);
      long board = boards.get(i);
      if (nvml.call(cores, board) != NvmlResult.SUCCESS) {
        continue;
      }
      double count = Integer.toUnsignedLong(nvml.answer().getInt(0));
      int code = nvml.call(clock, board, Nvml.CLOCK_SM);
      if (code == NvmlResult.SUCCESS) {
        double speed = count * Integer.toUnsignedLong(nvml.answer().getInt(0));
        gpus.set(
            i,
            new ListedGpu(
                gpu.index(),
                gpu.uuid(),
                gpu.pci(),
                gpu.name(),
                OptionalDouble.of(speed),
                gpu.slices()));
      }
    }
    return this;
  }

  /// NVML's functions for Multi-Instance GPU, which divides a GPU into slices.
  private static final class Mig {

    private final Nvml nvml;
    private final Optional<NativeFunction> mode;
    private final Optional<NativeFunction> most;
    private final Optional<NativeFunction> handle;
    private final Optional<NativeFunction> gpuInstance;
    private final Optional<NativeFunction> computeInstance;
    private final Optional<NativeFunction> attributes;

    Mig(Nvml nvml) {
      this.nvml = nvml;
      mode = nvml.first("nvmlDeviceGetMigMode");
      most = nvml.first("nvmlDeviceGetMaxMigDeviceCount");
      handle = nvml.first("nvmlDeviceGetMigDeviceHandleByIndex");
      gpuInstance = nvml.first("nvmlDeviceGetGpuInstanceId");
      computeInstance = nvml.first("nvmlDeviceGetComputeInstanceId");
      attributes = nvml.first("nvmlDeviceGetAttributes_v2");
    }

    void list(long board, List<ListedGpu.Slice> slices, List<Long> handles, List<Double> shares) {
      int most = isDivided(board) ? number(this.most, board) : 0;
      for (int index = 0; index < most; index++) {
        int code = nvml.call(handle, board, index);
        if (code != NvmlResult.SUCCESS) {
          continue; // Slots are numbered through, and need not be taken.
        }
        long part = nvml.answer().getLong(0);
        int gi = number(gpuInstance, part);
        int ci = number(computeInstance, part);
        slices.add(
            new ListedGpu.Slice(
                index, nvml.uuid(part).orElse("MIG-slice-" + board + "/" + index), gi, ci));
        handles.add(part);
        shares.add(share(part, most));
      }
    }

    /// `nvmlReturn_t nvmlDeviceGetMigMode(nvmlDevice_t device, unsigned int *currentMode, unsigned
    /// int *pendingMode)`
    private boolean isDivided(long board) {
      if (mode.isEmpty() || handle.isEmpty()) {
        return false;
      }
      long answer = nvml.answer().address();
      int code = (int) mode.get().call(board, answer, answer + Integer.BYTES);
      return code == NvmlResult.SUCCESS && nvml.answer().getInt(0) == 1;
    }

    /// The share of its GPU that a slice is: its compute slices over the most slices that the GPU
    /// can have (7 on A100 and H100, 4 on A30).
    ///
    /// Slices, not multiprocessors: those that MIG leaves unused (108 − 7 × 14 on an A100) work for
    /// nobody, and by slices the shares of a GPU that is given out completely add up to 1.
    ///
    /// `struct nvmlDeviceAttributes_t { unsigned int multiprocessorCount, sharedCopyEngineCount,
    /// sharedDecoderCount, sharedEncoderCount, sharedJpegCount, sharedOfaCount,
    /// gpuInstanceSliceCount, computeInstanceSliceCount; unsigned long long memorySizeMB; }`
    private double share(long part, int most) {
      if (nvml.call(attributes, part) != NvmlResult.SUCCESS) {
        return 1.0 / most;
      }
      int ofGpu = nvml.answer().getInt(24);
      int ofCompute = nvml.answer().getInt(28);
      int slices = ofCompute > 0 ? ofCompute : ofGpu;
      return Math.clamp((double) slices / most, 1.0 / most, 1.0);
    }

    private int number(Optional<NativeFunction> function, long device) {
      return nvml.call(function, device) == NvmlResult.SUCCESS ? nvml.answer().getInt(0) : 0;
    }
  }
}
