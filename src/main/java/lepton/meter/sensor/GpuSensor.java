package lepton.meter.sensor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import lepton.meter.Device;
import lepton.meter.Device.CounterTraits;
import lepton.meter.Device.Detail;
import lepton.meter.Device.Role;
import lepton.meter.DeviceKind;
import lepton.meter.Sample;
import lepton.meter.Sensor;
import lepton.quantity.PlainNumber;

/// Power and energy of one GPU by its hardware monitor.
///
/// ```text
/// power1_average, power1_input   µW
/// energyN_input                  µJ; of xe's, the one labelled card or else pkg
/// gpu_busy_percent               % of the time at work
/// mem_info_vram_used             B
/// ```
final class GpuSensor implements Sensor, AutoCloseable {

  private static final double PER_MICRO = 1e-6;

  /// The most a reading may be where the driver publishes no limit, in W: assumed, thrice the
  /// largest accelerator of 2025.
  private static final double BOUND = 4000;

  /// Peaks go beyond the limit, which is a mean: assumed, a generous bound.
  private static final double ABOVE_LIMIT = 2;

  private static final int CHANNELS = 4;

  private final Device device;
  private final Optional<PseudoFile> power;
  private final Optional<PseudoFile> energy;
  private final Optional<PseudoFile> busy;
  private final Optional<PseudoFile> memory;
  private final DrmTenancy tenancy;

  private GpuSensor(
      Device device,
      Optional<PseudoFile> power,
      Optional<PseudoFile> energy,
      Path folder,
      DrmTenancy tenancy) {
    this.device = device;
    this.tenancy = tenancy;
    this.power = power;
    this.energy = energy;
    this.busy = existing(folder.resolve("gpu_busy_percent"));
    this.memory = existing(folder.resolve("mem_info_vram_used"));
  }

  /// The sensor of a card; none where its driver shows neither power nor energy.
  static Optional<GpuSensor> of(GpuCard card, DrmClients clients) {
    var monitor = card.monitor();
    if (monitor.isEmpty()) {
      return Optional.empty();
    }
    var average = existing(monitor.get().resolve("power1_average"));
    var power = average.isPresent() ? average : existing(monitor.get().resolve("power1_input"));
    var energy = energy(monitor.get());
    return power.isEmpty() && energy.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new GpuSensor(
                device(card, monitor.get(), energy.isPresent()),
                power,
                energy,
                card.path(),
                new DrmTenancy(clients, card.address())));
  }

  private static Optional<PseudoFile> existing(Path path) {
    return Files.exists(path) ? Optional.of(new PseudoFile(path)) : Optional.empty();
  }

  /// The counter of the whole card, or else of the chip, or else the first.
  private static Optional<PseudoFile> energy(Path monitor) {
    for (var wanted : List.of("card", "pkg")) {
      for (int channel = 1; channel <= CHANNELS; channel++) {
        var label = PseudoFile.text(monitor.resolve("energy" + channel + "_label"));
        var file = existing(monitor.resolve("energy" + channel + "_input"));
        if (file.isPresent() && label.isPresent() && label.get().equals(wanted)) {
          return file;
        }
      }
    }
    return existing(monitor.resolve("energy1_input"));
  }

  private static Device device(GpuCard card, Path monitor, boolean counts) {
    double limit = 0;
    for (var name : List.of("power1_cap_max", "power1_cap", "power1_max", "power1_rated_max")) {
      limit = Math.max(limit, PseudoFile.number(monitor.resolve(name)).orElse(0) * PER_MICRO);
    }
    boolean integrated = card.integrated();
    var details = new ArrayList<Detail>();
    details.add(new Detail("pci", card.address()));
    details.add(new Detail("driver", card.driver()));
    details.add(new Detail("divided_by", DrmTenancy.METHOD));
    if (limit > 0) {
      details.add(new Detail("power_limit_w", PlainNumber.of(limit)));
    }
    if (integrated) {
      details.add(new Detail("integrated", "its power is that of the processor's package"));
    }
    return new Device(
        card.id(),
        card.name(),
        DeviceKind.GPU,
        integrated ? Role.BESIDE : Role.PART,
        counts
            ? Optional.of(new CounterTraits(PER_MICRO, OptionalDouble.empty()))
            : Optional.empty(),
        OptionalDouble.of(limit > 0 ? ABOVE_LIMIT * limit : BOUND),
        1,
        Optional.empty(),
        details);
  }

  /// Reads once what the sensor is for.
  ///
  /// @throws IOException where that can't be read; a GPU that sleeps may refuse and is no failure
  void check() throws IOException {
    try {
      if (energy.isPresent()) {
        energy.get().readNumber();
      } else if (power.isPresent()) {
        power.get().readNumber();
      }
    } catch (IOException e) {
      for (var file : List.of(energy, power)) {
        if (file.isPresent() && !Files.isReadable(file.get().path())) {
          throw e;
        }
      }
    }
  }

  /// The files that have to be readable, as a command takes them.
  String files() {
    var files = new ArrayList<String>();
    energy.ifPresent(file -> files.add(file.path().toString()));
    power.ifPresent(file -> files.add(file.path().toString()));
    return String.join(" ", files);
  }

  @Override
  public Device device() {
    return device;
  }

  @Override
  public Sample read(boolean full) {
    var reading = new Reading();
    OptionalLong count = reading.number(energy);
    OptionalLong microwatts = reading.number(power);
    OptionalLong percent = full ? reading.number(busy) : OptionalLong.empty();
    OptionalLong bytes = full ? reading.number(memory) : OptionalLong.empty();
    var busyShare = scaled(percent, 0.01);
    return new Sample(
        scaled(microwatts, PER_MICRO),
        count,
        busyShare,
        scaled(bytes, 1),
        full ? tenancy.read(busyShare) : Optional.empty(),
        reading.failure);
  }

  private static OptionalDouble scaled(OptionalLong number, double unit) {
    return number.isPresent()
        ? OptionalDouble.of(number.getAsLong() * unit)
        : OptionalDouble.empty();
  }

  @Override
  public void close() {
    for (var file : List.of(power, energy, busy, memory)) {
      file.ifPresent(PseudoFile::close);
    }
  }

  /// Collects the first reason why something that the device has could not be read.
  private static final class Reading {
    private Optional<String> failure = Optional.empty();

    OptionalLong number(Optional<PseudoFile> file) {
      if (file.isEmpty()) {
        return OptionalLong.empty();
      }
      try {
        return OptionalLong.of(file.get().readNumber());
      } catch (IOException e) {
        failure = failure.isPresent() ? failure : Optional.of(PseudoFile.why(e));
        return OptionalLong.empty();
      }
    }
  }
}
