package lepton.meter.sensor;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import lepton.meter.Device;
import lepton.meter.Sample;
import lepton.meter.Sensor;
import lepton.meter.Usage;

/// An energy counter in a file, on a device that is shared by processor time.
record CounterSensor(Device device, PseudoFile counter, ProcessorUse.View use) implements Sensor {

  @Override
  public boolean momentary() {
    return false;
  }

  @Override
  public Sample read(boolean full) {
    Optional<Usage> usage = full ? use.since() : Optional.empty();
    OptionalLong count = OptionalLong.empty();
    Optional<String> failure = Optional.empty();
    try {
      count = OptionalLong.of(counter.readNumber());
    } catch (IOException e) {
      failure = Optional.of(PseudoFile.why(e));
    }
    return new Sample(
        OptionalDouble.empty(),
        count,
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        usage,
        failure);
  }
}
