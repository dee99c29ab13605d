package lepton.meter.sensor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lepton.foreign.NativeFunction;
import lepton.foreign.NativeMemory;

/// NVML's lists of processes, read into memory that all devices share.
final class NvmlProcesses {

  private static final int FIRST_ROOM = 128;
  private static final int MOST_ROOM = 1 << 14;

  // struct nvmlProcessUtilizationSample_t {
  //   unsigned int pid;               //  0
  //   unsigned long long timeStamp;   //  8: microseconds
  //   unsigned int smUtil;            // 16: per cent
  //   unsigned int memUtil, encUtil, decUtil;
  // };                                // 32
  private static final int SAMPLE = 32;

  // struct nvmlProcessInfo_v1_t { unsigned int pid; unsigned long long usedGpuMemory; };  // 16
  // struct nvmlProcessInfo_v2_t adds { unsigned int gpuInstanceId, computeInstanceId; };  // 24
  // Some drivers of the 535 and 550 branches add { unsigned long long usedGpuCcProtectedMemory; }
  // under the same name (NVIDIA/go-nvml issue 75, nvitop pull requests 79 and 226).      // 32
  private static final int PLAIN = 16;
  private static final int WITH_INSTANCES = 24;
  private static final int WITH_PROTECTED_MEMORY = 32;

  /// What nobody would write: tells what the driver has written from what it left alone.
  private static final long UNTOUCHED = 0xA5A5_5A5A_C3C3_3C3CL;

  private final Optional<NativeFunction> utilization;
  private final List<Listing> listings = new ArrayList<>();
  private final NativeMemory count = NativeMemory.of(Integer.BYTES);
  private NativeMemory entries = room(FIRST_ROOM);
  private int stride = WITH_INSTANCES;

  private record Listing(NativeFunction function, boolean instances) {}

  NvmlProcesses(Nvml nvml) {
    utilization = nvml.first("nvmlDeviceGetProcessUtilization");
    add(nvml, "nvmlDeviceGetComputeRunningProcesses");
    add(nvml, "nvmlDeviceGetGraphicsRunningProcesses");
  }

  private void add(Nvml nvml, String symbol) {
    var newer = nvml.maybe(symbol + "_v3").or(() -> nvml.maybe(symbol + "_v2"));
    if (newer.isPresent()) {
      listings.add(new Listing(newer.get(), true));
      return;
    }
    var older = nvml.first(symbol);
    if (older.isPresent()) {
      listings.add(new Listing(older.get(), false));
    }
  }

  /// How many lists of running processes there are: compute and graphics.
  int listings() {
    return listings.size();
  }

  /// `nvmlReturn_t nvmlDeviceGetProcessUtilization(nvmlDevice_t device,
  /// nvmlProcessUtilizationSample_t *utilization, unsigned int *processSamplesCount, unsigned long
  /// long lastSeenTimeStamp)`: what processes did since a time, those that have ended included.
  int samples(long device, long since) {
    if (utilization.isEmpty()) {
      return NvmlResult.FUNCTION_NOT_FOUND;
    }
    int code = NvmlResult.INSUFFICIENT_SIZE;
    for (int attempt = 0; attempt < 2 && code == NvmlResult.INSUFFICIENT_SIZE; attempt++) {
      makeRoom(attempt);
      code = (int) utilization.get().call(device, entries.address(), count.address(), since);
    }
    return code;
  }

  /// `nvmlReturn_t nvmlDeviceGetComputeRunningProcesses_v3(nvmlDevice_t device, unsigned int
  /// *infoCount, nvmlProcessInfo_t *infos)`, and the same for graphics: who has the device open.
  int running(int listing, long device) {
    var list = listings.get(listing);
    int code = NvmlResult.INSUFFICIENT_SIZE;
    for (int attempt = 0; attempt < 2 && code == NvmlResult.INSUFFICIENT_SIZE; attempt++) {
      makeRoom(attempt);
      for (int at = 0; at < entries.size(); at += Long.BYTES) {
        entries.putLong(at, UNTOUCHED);
      }
      code = (int) list.function().call(device, count.address(), entries.address());
    }
    if (code == NvmlResult.SUCCESS) {
      stride = list.instances() ? stride() : PLAIN;
    }
    return code;
  }

  /// How many entries the last call returned.
  int count() {
    return Math.clamp(Integer.toUnsignedLong(count.getInt(0)), 0, capacity());
  }

  long samplePid(int index) {
    return Integer.toUnsignedLong(entries.getInt(index * SAMPLE));
  }

  long sampleTime(int index) {
    return entries.getLong(index * SAMPLE + 8);
  }

  /// Per cent of the streaming multiprocessors' time.
  long sampleActivity(int index) {
    return Integer.toUnsignedLong(entries.getInt(index * SAMPLE + 16));
  }

  long runningPid(int index) {
    return Integer.toUnsignedLong(entries.getInt(index * stride));
  }

  /// The size of an entry by what the driver wrote: with the longer entries the last word of the
  /// last one is written, and the word after it is not.
  private int stride() {
    int end = count() * WITH_PROTECTED_MEMORY;
    boolean longer =
        end > 0
            && entries.getLong(end - Long.BYTES) != UNTOUCHED
            && entries.getLong(end) == UNTOUCHED;
    return longer ? WITH_PROTECTED_MEMORY : WITH_INSTANCES;
  }

  private void makeRoom(int attempt) {
    int needed = count.getInt(0);
    if (attempt > 0 && needed > capacity()) {
      // Some more: processes may start in between.
      entries = room(Math.min(MOST_ROOM, needed + needed / 2));
    }
    count.putInt(0, capacity());
  }

  private int capacity() {
    return entries.size() / WITH_PROTECTED_MEMORY - 1;
  }

  /// Room for so many entries of the longest kind, and one word to see where they end.
  private static NativeMemory room(int entries) {
    return NativeMemory.of((entries + 1) * WITH_PROTECTED_MEMORY);
  }
}
