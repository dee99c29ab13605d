package lepton.meter.sensor;

/// Which of NVML's readings of power a device has, the best first.
///
/// The trapezoidal rule wants power at an instant. `nvmlDeviceGetPowerUsage` is that on GPUs before
/// Ampere and an average over one second from Ampere on (NVIDIA, NVML reference, R550), so the
/// fields that say what they are come first.
enum NvmlPower {
  /// `NVML_FI_DEV_POWER_INSTANT`
  INSTANT("instant"),
  /// `NVML_FI_DEV_POWER_AVERAGE`: over one second.
  AVERAGE("average over 1 s"),
  /// `nvmlDeviceGetPowerUsage`
  USAGE("nvmlDeviceGetPowerUsage (an average over 1 s from Ampere on)"),
  NONE("none");

  // struct nvmlFieldValue_t {
  //   unsigned int fieldId;        //  0
  //   unsigned int scopeId;        //  4: 0 is the whole GPU
  //   long long timestamp;         //  8
  //   long long latencyUsec;       // 16
  //   nvmlValueType_t valueType;   // 24
  //   nvmlReturn_t nvmlReturn;     // 28
  //   nvmlValue_t value;           // 32: a union of 8 bytes
  // };
  static final int FIELD_RESULT = 28;
  static final int FIELD_VALUE = 32;

  private static final int FIELD_AVERAGE = 185;
  private static final int FIELD_INSTANT = 186;

  private final String words;

  NvmlPower(String words) {
    this.words = words;
  }

  /// As it stands among a device's details.
  String words() {
    return words;
  }

  /// Tries them in turn. A reading of 0 is none: an idle GPU draws watts.
  static NvmlPower of(Nvml nvml, long device) {
    if (INSTANT.read(nvml, device) == NvmlResult.SUCCESS && INSTANT.milliwatts(nvml) > 0) {
      return INSTANT;
    }
    if (AVERAGE.read(nvml, device) == NvmlResult.SUCCESS && AVERAGE.milliwatts(nvml) > 0) {
      return AVERAGE;
    }
    return USAGE.read(nvml, device) == NvmlResult.SUCCESS ? USAGE : NONE;
  }

  /// Reads power now, and returns NVML's code.
  int read(Nvml nvml, long device) {
    return switch (this) {
      case INSTANT -> nvml.field(device, FIELD_INSTANT);
      case AVERAGE -> nvml.field(device, FIELD_AVERAGE);
      case USAGE -> nvml.powerUsage(device);
      case NONE -> NvmlResult.NOT_SUPPORTED;
    };
  }

  /// What the last reading was.
  long milliwatts(Nvml nvml) {
    int at = this == USAGE ? 0 : FIELD_VALUE;
    return Integer.toUnsignedLong(nvml.answer().getInt(at));
  }
}
