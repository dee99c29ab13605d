package lepton.meter.sensor;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lepton.foreign.NativeFunction;
import lepton.foreign.NativeLibrary;
import lepton.foreign.NativeMemory;

/// NVIDIA's management library, each function of it optional on its own.
///
/// Every method returns NVML's code, [NvmlResult#FUNCTION_NOT_FOUND] where this version of the
/// library lacks the function, and leaves the answer in [#answer]. One thread at a time.
///
/// Declarations and layouts: NVIDIA, nvml.h (R550). A handle is `nvmlDevice_t`, a pointer.
final class Nvml {

  /// `nvmlClockType_t NVML_CLOCK_SM`.
  static final int CLOCK_SM = 1;

  /// Where answers are left, reused by every call.
  private final NativeMemory answer = NativeMemory.of(256);

  private final NativeLibrary library;
  private final List<String> missing = new ArrayList<>();

  private final Optional<NativeFunction> init;
  private final Optional<NativeFunction> shutdown;
  private final Optional<NativeFunction> driverVersion;
  private final Optional<NativeFunction> count;
  private final Optional<NativeFunction> handleByIndex;
  private final Optional<NativeFunction> name;
  private final Optional<NativeFunction> uuid;
  private final Optional<NativeFunction> pciInfo;
  private final Optional<NativeFunction> energy;
  private final Optional<NativeFunction> fieldValues;
  private final Optional<NativeFunction> powerUsage;
  private final Optional<NativeFunction> powerLimit;
  private final Optional<NativeFunction> utilization;
  private final Optional<NativeFunction> memoryWithReserved;
  private final Optional<NativeFunction> memory;
  private final Optional<NativeFunction> temperature;
  private final Optional<NativeFunction> clock;

  private Nvml(NativeLibrary library) {
    this.library = library;
    init = first("nvmlInit_v2", "nvmlInit");
    shutdown = first("nvmlShutdown");
    driverVersion = first("nvmlSystemGetDriverVersion");
    count = first("nvmlDeviceGetCount_v2", "nvmlDeviceGetCount");
    handleByIndex = first("nvmlDeviceGetHandleByIndex_v2", "nvmlDeviceGetHandleByIndex");
    name = first("nvmlDeviceGetName");
    uuid = first("nvmlDeviceGetUUID");
    pciInfo = first("nvmlDeviceGetPciInfo_v3", "nvmlDeviceGetPciInfo_v2", "nvmlDeviceGetPciInfo");
    energy = first("nvmlDeviceGetTotalEnergyConsumption");
    fieldValues = first("nvmlDeviceGetFieldValues");
    powerUsage = first("nvmlDeviceGetPowerUsage");
    powerLimit = first("nvmlDeviceGetEnforcedPowerLimit", "nvmlDeviceGetPowerManagementLimit");
    utilization = first("nvmlDeviceGetUtilizationRates");
    memoryWithReserved = library.find("nvmlDeviceGetMemoryInfo_v2");
    memory = first("nvmlDeviceGetMemoryInfo");
    temperature = first("nvmlDeviceGetTemperature");
    clock = first("nvmlDeviceGetClockInfo");
  }

  /// Finds the library as the dynamic loader does; absent where there is none.
  static Optional<Nvml> open(String name) {
    return NativeLibrary.open(name).map(Nvml::new);
  }

  /// The newest of a function's versions that there is; its plain name is noted where there is
  /// none.
  Optional<NativeFunction> first(String... newestFirst) {
    for (var symbol : newestFirst) {
      var found = library.find(symbol);
      if (found.isPresent()) {
        return found;
      }
    }
    missing.add(newestFirst[newestFirst.length - 1]);
    return Optional.empty();
  }

  Optional<NativeFunction> maybe(String symbol) {
    return library.find(symbol);
  }

  /// Functions that no version of was found, of those looked for so far.
  List<String> missing() {
    return List.copyOf(missing);
  }

  NativeMemory answer() {
    return answer;
  }

  /// `nvmlReturn_t nvmlInit_v2(void)`
  int init() {
    return init.isEmpty() ? NvmlResult.FUNCTION_NOT_FOUND : (int) init.get().call();
  }

  /// `nvmlReturn_t nvmlShutdown(void)`
  int shutdown() {
    return shutdown.isEmpty() ? NvmlResult.FUNCTION_NOT_FOUND : (int) shutdown.get().call();
  }

  /// `nvmlReturn_t nvmlSystemGetDriverVersion(char *version, unsigned int length)`
  Optional<String> driverVersion() {
    if (driverVersion.isEmpty()) {
      return Optional.empty();
    }
    int code = (int) driverVersion.get().call(answer.address(), answer.size());
    return text(code);
  }

  /// `nvmlReturn_t nvmlDeviceGetCount_v2(unsigned int *count)`: an int.
  int count() {
    return count.isEmpty()
        ? NvmlResult.FUNCTION_NOT_FOUND
        : (int) count.get().call(answer.address());
  }

  /// `nvmlReturn_t nvmlDeviceGetHandleByIndex_v2(unsigned int index, nvmlDevice_t *device)`: a
  /// long.
  int handle(int index) {
    return handleByIndex.isEmpty()
        ? NvmlResult.FUNCTION_NOT_FOUND
        : (int) handleByIndex.get().call(index, answer.address());
  }

  /// `nvmlReturn_t nvmlDeviceGetName(nvmlDevice_t device, char *name, unsigned int length)`
  Optional<String> name(long device) {
    return text(name, device);
  }

  /// `nvmlReturn_t nvmlDeviceGetUUID(nvmlDevice_t device, char *uuid, unsigned int length)`
  Optional<String> uuid(long device) {
    return text(uuid, device);
  }

  /// `nvmlReturn_t nvmlDeviceGetPciInfo_v3(nvmlDevice_t device, nvmlPciInfo_t *pci)`: in every
  /// version of the structure 16 characters come first, then unsigned ints domain (16), bus (20)
  /// and device (24). Written as the kernel writes it: `0000:17:00.0`.
  Optional<String> pci(long device) {
    if (call(pciInfo, device) != NvmlResult.SUCCESS) {
      return Optional.empty();
    }
    return Optional.of(
        hex(answer.getInt(16), 4)
            + ':'
            + hex(answer.getInt(20), 2)
            + ':'
            + hex(answer.getInt(24), 2)
            + ".0");
  }

  /// `nvmlReturn_t nvmlDeviceGetTotalEnergyConsumption(nvmlDevice_t device, unsigned long long
  /// *energy)`: a long, mJ since the driver was loaded.
  int energy(long device) {
    return call(energy, device);
  }

  /// `nvmlReturn_t nvmlDeviceGetFieldValues(nvmlDevice_t device, int valuesCount,
  /// nvmlFieldValue_t *values)` for one field: the field's own code, and its value, an unsigned
  /// int, at [NvmlPower#FIELD_VALUE].
  int field(long device, int field) {
    if (fieldValues.isEmpty()) {
      return NvmlResult.FUNCTION_NOT_FOUND;
    }
    answer.putInt(0, field);
    answer.putInt(4, 0);
    answer.putInt(NvmlPower.FIELD_RESULT, 0);
    int code = (int) fieldValues.get().call(device, 1, answer.address());
    return code == NvmlResult.SUCCESS ? answer.getInt(NvmlPower.FIELD_RESULT) : code;
  }

  /// `nvmlReturn_t nvmlDeviceGetPowerUsage(nvmlDevice_t device, unsigned int *power)`: an int, mW.
  int powerUsage(long device) {
    return call(powerUsage, device);
  }

  /// `nvmlReturn_t nvmlDeviceGetEnforcedPowerLimit(nvmlDevice_t device, unsigned int *limit)`: an
  /// int, mW.
  int powerLimit(long device) {
    return call(powerLimit, device);
  }

  /// `nvmlReturn_t nvmlDeviceGetUtilizationRates(nvmlDevice_t device, nvmlUtilization_t
  /// *utilization)`: an int, per cent of the last sampling period in which a kernel ran.
  int utilization(long device) {
    return call(utilization, device);
  }

  /// Memory in use: a long at 32, bytes.
  ///
  /// `nvmlReturn_t nvmlDeviceGetMemoryInfo_v2(nvmlDevice_t device, nvmlMemory_v2_t *memory)` with
  /// `struct { unsigned version; unsigned long long total, reserved, free, used; }`, whose version
  /// is its size, 40, and 2 in the highest byte. The first version, `struct { unsigned long long
  /// total, free, used; }`, counts as used what the driver reserves.
  int memory(long device) {
    if (memoryWithReserved.isPresent()) {
      answer.putInt(0, 40 | 2 << 24);
      int code = (int) memoryWithReserved.get().call(device, answer.address());
      if (code == NvmlResult.SUCCESS || NvmlResult.deviceIsGone(code)) {
        return code;
      }
    }
    int code = call(memory, device);
    answer.putLong(32, answer.getLong(16));
    return code;
  }

  /// `nvmlReturn_t nvmlDeviceGetTemperature(nvmlDevice_t device, nvmlTemperatureSensors_t
  /// sensorType, unsigned int *temp)` for `NVML_TEMPERATURE_GPU`: an int, °C.
  int temperature(long device) {
    return call(temperature, device, 0);
  }

  /// `nvmlReturn_t nvmlDeviceGetClockInfo(nvmlDevice_t device, nvmlClockType_t type, unsigned int
  /// *clock)` for `NVML_CLOCK_SM`: an int, MHz.
  int clock(long device) {
    return call(clock, device, CLOCK_SM);
  }

  /// A function that takes a device and leaves an answer.
  int call(Optional<NativeFunction> function, long device) {
    return function.isEmpty()
        ? NvmlResult.FUNCTION_NOT_FOUND
        : (int) function.get().call(device, answer.address());
  }

  /// A function that takes a device and which of its parts is meant, and leaves an answer.
  int call(Optional<NativeFunction> function, long device, int which) {
    return function.isEmpty()
        ? NvmlResult.FUNCTION_NOT_FOUND
        : (int) function.get().call(device, which, answer.address());
  }

  private Optional<String> text(Optional<NativeFunction> function, long device) {
    if (function.isEmpty()) {
      return Optional.empty();
    }
    return text((int) function.get().call(device, answer.address(), answer.size()));
  }

  private Optional<String> text(int code) {
    if (code != NvmlResult.SUCCESS) {
      return Optional.empty();
    }
    var text = new String(answer.string(0), StandardCharsets.UTF_8);
    return text.isBlank() ? Optional.empty() : Optional.of(text);
  }

  private static String hex(int number, int digits) {
    var hex = new StringBuilder(Integer.toHexString(number));
    while (hex.length() < digits) {
      hex.insert(0, '0');
    }
    return hex.toString();
  }
}
