package lepton.meter.sensor;

import java.util.Optional;

/// What NVML's functions return, in words. Source: NVIDIA, nvml.h (R550), `nvmlReturn_t`.
final class NvmlResult {

  static final int SUCCESS = 0;
  static final int NOT_SUPPORTED = 3;
  static final int NO_PERMISSION = 4;
  static final int NOT_FOUND = 6;
  static final int INSUFFICIENT_SIZE = 7;
  static final int FUNCTION_NOT_FOUND = 13;
  static final int GPU_IS_LOST = 15;
  static final int RESET_REQUIRED = 16;

  private NvmlResult() {}

  /// Whether asking again is pointless: this device, driver or user has no such thing.
  static boolean neverWorks(int code) {
    return code == NOT_SUPPORTED || code == NO_PERMISSION || code == FUNCTION_NOT_FOUND;
  }

  /// Whether the device answers nothing any more until somebody resets it.
  static boolean deviceIsGone(int code) {
    return code == GPU_IS_LOST || code == RESET_REQUIRED;
  }

  /// One sentence without a full stop.
  static String sentence(int code) {
    return switch (code) {
      case 0 -> "NVML answered with success";
      case 1 -> "NVML is not initialized";
      case 2 -> "NVML rejects an argument";
      case 3 -> "this device or driver does not support it";
      case 4 -> "permission denied by the NVIDIA driver";
      case 6 -> "NVML finds no such thing";
      case 7 -> "NVML needs more room for its answer";
      case 8 -> "the GPU's power cables are not attached properly";
      case 9 -> "the NVIDIA driver is not loaded";
      case 10 -> "the NVIDIA driver did not answer in time";
      case 11 -> "the NVIDIA driver has trouble with the GPU's interrupts";
      case 12 -> "a library of the NVIDIA driver is missing";
      case 13 -> "this version of NVML has no such function";
      case 14 -> "the GPU's infoROM is corrupted";
      case 15 -> "the GPU is lost: it has fallen off the bus";
      case 16 -> "the GPU needs a reset";
      case 17 -> "the operating system or a cgroup blocks the GPU's control device";
      case 18 -> "the NVIDIA library and the loaded kernel driver are of different versions";
      case 19 -> "the GPU is in use";
      case 20 -> "NVML is out of memory";
      case 21 -> "NVML has no data";
      case 23 -> "the NVIDIA driver is out of resources";
      case 27 -> "the NVIDIA driver is not ready";
      case 28 -> "NVML finds no GPU";
      case 29 -> "the NVIDIA driver is in a state that forbids it";
      case 999 -> "the NVIDIA driver reports an unknown error";
      default -> "NVML answered with code " + code;
    };
  }

  /// The one step that mends it, where there is one.
  static Optional<String> remedy(int code) {
    return switch (code) {
      case 4 -> Optional.of("ask for read and write permission on /dev/nvidiactl and /dev/nvidia*");
      case 9 -> Optional.of("sudo modprobe nvidia");
      case 12 -> Optional.of("install the NVIDIA driver's libraries again");
      case 15, 16 -> Optional.of("sudo nvidia-smi --gpu-reset, or reboot");
      case 17 -> Optional.of("start the container with --gpus all");
      case 18 -> Optional.of("reboot: the driver was updated while it was loaded");
      default -> Optional.empty();
    };
  }
}
