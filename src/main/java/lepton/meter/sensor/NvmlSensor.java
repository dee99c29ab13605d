package lepton.meter.sensor;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import lepton.meter.Device;
import lepton.meter.Sample;
import lepton.meter.Sensor;
import lepton.meter.Usage;

/// One GPU, or one MIG slice of it, whose power and counter are its GPU's.
final class NvmlSensor implements Sensor {

  private final Device device;
  private final Nvml nvml;
  private final NvmlPower power;
  private final NvmlTenancy tenancy;
  private final long board;
  private final long part;
  private boolean utilized;
  private Optional<String> gone = Optional.empty();
  private Optional<String> failure = Optional.empty();

  /// @param board handle of the GPU
  /// @param part handle of the slice; the GPU's own where it is not a slice
  NvmlSensor(
      Device device, Nvml nvml, NvmlPower power, NvmlTenancy tenancy, long board, long part) {
    this.device = device;
    this.nvml = nvml;
    this.power = power;
    this.tenancy = tenancy;
    this.board = board;
    this.part = part;
    utilized = board == part;
  }

  @Override
  public Device device() {
    return device;
  }

  @Override
  public Sample read(boolean full) {
    failure = Optional.empty();
    var watts = watts();
    var count = full ? count() : OptionalLong.empty();
    var utilization = full ? utilization() : OptionalDouble.empty();
    var memory = full ? memory() : OptionalDouble.empty();
    var usage = full && gone.isEmpty() ? tenancy.read(utilization) : Optional.<Usage>empty();
    if (gone.isPresent()) {
      return Sample.failed(gone.get());
    }
    return new Sample(watts, count, utilization, memory, usage, failure);
  }

  private OptionalDouble watts() {
    return power != NvmlPower.NONE && gone.isEmpty() && worked("power", power.read(nvml, board))
        ? OptionalDouble.of(power.milliwatts(nvml) / 1e3)
        : OptionalDouble.empty();
  }

  private OptionalLong count() {
    if (device.counter().isEmpty() || gone.isPresent() || !worked("energy", nvml.energy(board))) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(nvml.answer().getLong(0));
  }

  private OptionalDouble utilization() {
    if (!utilized || gone.isPresent()) {
      return OptionalDouble.empty();
    }
    int code = nvml.utilization(part);
    utilized = !NvmlResult.neverWorks(code);
    return utilized && worked("utilization", code)
        ? OptionalDouble.of(Math.min(1, Integer.toUnsignedLong(nvml.answer().getInt(0)) / 100.0))
        : OptionalDouble.empty();
  }

  private OptionalDouble memory() {
    if (gone.isPresent()) {
      return OptionalDouble.empty();
    }
    int code = nvml.memory(part);
    if (NvmlResult.neverWorks(code) || !worked("memory", code)) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of((double) nvml.answer().getLong(32));
  }

  /// Notes what failed. A GPU that is gone is not asked again: each call could take seconds.
  private boolean worked(String what, int code) {
    if (code == NvmlResult.SUCCESS) {
      return true;
    }
    var sentence = NvmlResult.sentence(code);
    if (NvmlResult.deviceIsGone(code)) {
      gone = Optional.of(sentence);
    }
    if (failure.isEmpty()) {
      failure = Optional.of(what + ": " + sentence);
    }
    return false;
  }
}
