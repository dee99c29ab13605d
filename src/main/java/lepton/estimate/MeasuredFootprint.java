package lepton.estimate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import lepton.carbon.Embodied;
import lepton.derivation.Derivation;
import lepton.meter.Device;
import lepton.meter.DeviceKind;
import lepton.meter.Method;
import lepton.meter.Recording;
import lepton.meter.Recording.DeviceRecord;
import lepton.quantity.Carbon;
import lepton.quantity.Energy;
import lepton.quantity.Power;
import lepton.quantity.Span;

/// From a recording to its footprint, by the equations of an estimate: (8) to (12) from measured
/// joules.
public final class MeasuredFootprint {

  private final Recording recording;
  private final SiteFigures site;
  private final List<DeviceRecord> counted;

  private MeasuredFootprint(Recording recording) {
    this.recording = recording;
    this.site = new SiteFigures(recording.conditions());
    this.counted = EnergyParts.counted(recording);
  }

  /// Everything there is to say of a recording. Never throws: a figure that makes no sense is as
  /// absent as what rests on it.
  public static Measured of(Recording recording) {
    return new MeasuredFootprint(recording).measured();
  }

  /// The same with P5, P50 and P95 of its figures.
  public static Measured of(Recording recording, Sampling sampling) {
    return of(recording).with(MeasuredRanges.of(recording, sampling));
  }

  /// The figures of the whole run, had its parts been these: without devices, phases and steps.
  static Measured of(Recording recording, EnergyParts parts) {
    var made = new MeasuredFootprint(recording);
    var duration = made.duration();
    return new Measured(
        recording,
        parts.it(),
        parts.accelerators(),
        parts.host(),
        power(parts.it(), duration.seconds()),
        made.footprint(parts, duration),
        Optional.empty(),
        List.of(),
        List.of(),
        Optional.empty(),
        List.of(),
        Optional.empty());
  }

  private Span duration() {
    return new Span(recording.ending().durationSeconds());
  }

  private Measured measured() {
    var parts = EnergyParts.ofRun(recording);
    var duration = duration();
    var footprint = footprint(parts, duration);
    var devices = new ArrayList<Measured.DeviceUse>();
    for (var device : recording.devices()) {
      devices.add(use(device));
    }
    return new Measured(
        recording,
        parts.it(),
        parts.accelerators(),
        parts.host(),
        power(parts.it(), duration.seconds()),
        footprint,
        certainty(),
        devices,
        phases(),
        step(),
        new MeasuredDoubts(recording, parts, site).all(),
        Optional.empty());
  }

  private Optional<Footprint> footprint(EnergyParts parts, Span duration) {
    var it = parts.it();
    var total = it.flatMap(site::facility);
    var operational = total.flatMap(site::operational);
    if (it.isEmpty() || total.isEmpty() || operational.isEmpty()) {
      return Optional.empty();
    }
    var embodied = embodied(duration);
    return Optional.of(
        new Footprint(
            Optional.empty(),
            Optional.empty(),
            it.get(),
            parts.accelerators().orElse(Energy.ZERO),
            Energy.ZERO,
            Energy.ZERO,
            parts.host().orElse(Energy.ZERO),
            Energy.ZERO,
            total.get(),
            operational.get(),
            site.market(total.get()),
            embodied,
            embodied.map(operational.get()::plus).orElse(operational.get()),
            site.water(it.get(), total.get()),
            site.cost(total.get()),
            Optional.empty()));
  }

  /// (12) The share of making the accelerators, and the machine around them, that falls to the time
  /// for which the command had them.
  private Optional<Carbon> embodied(Span used) {
    Optional<Carbon> sum = Optional.empty();
    for (var device : recording.devices()) {
      var each = site.value(Conditions.embodiedKey(device.device()));
      if (each.isPresent() && device.device().role() == Device.Role.PART) {
        double part = device.device().share() * EnergyParts.share(device);
        sum = plus(sum, embodied(Embodied.Device.ACCELERATOR, part, each, used));
      }
    }
    var host = site.value(Conditions.HOST_EMBODIED);
    return host.isEmpty()
        ? sum
        : plus(sum, embodied(Embodied.Device.HOST, hostShare(), host, used));
  }

  private Optional<Carbon> embodied(
      Embodied.Device device, double devices, OptionalDouble each, Span used) {
    var lifetime = site.value(Conditions.LIFETIME);
    var use = site.value(Conditions.USE);
    boolean sound =
        lifetime.orElse(0) > 0 && use.orElse(0) > 0 && use.orElse(0) <= 1 && used.seconds() >= 0;
    return sound
        ? Optional.of(
            Embodied.of(
                device,
                devices,
                new Carbon(each.getAsDouble()),
                used,
                new Span(lifetime.getAsDouble()),
                use.getAsDouble(),
                Derivation.NONE))
        : Optional.empty();
  }

  private static Optional<Carbon> plus(Optional<Carbon> a, Optional<Carbon> b) {
    return a.isPresent() && b.isPresent() ? Optional.of(a.get().plus(b.get())) : a.or(() -> b);
  }

  /// The part of the machine that is the command's, by the energy of its processors and memory; all
  /// of it where nothing is known of them.
  private double hostShare() {
    double own = 0;
    double whole = 0;
    for (var device : counted) {
      if (device.device().kind() == DeviceKind.CPU || device.device().kind() == DeviceKind.MEMORY) {
        own += device.totals().own();
        whole += device.totals().whole();
      }
    }
    return whole > 0 ? Math.clamp(own / whole, 0, 1) : 1;
  }

  private Optional<Measured.Certainty> certainty() {
    double byCounter = 0;
    double byPower = 0;
    double byModel = 0;
    double low = 0;
    double high = 0;
    boolean machine = EnergyParts.metered(recording);
    for (var device : counted) {
      double all = machine ? device.totals().whole() : device.totals().own();
      var model = device.device().model();
      if (device.method().equals(Optional.of(Method.MODEL))) {
        byModel += all;
        low += all * model.map(Device.Model::low).orElse(1.0);
        high += all * model.map(Device.Model::high).orElse(1.0);
      } else {
        double whole = device.totals().whole();
        double counter = whole > 0 ? all * device.totals().byCounter() / whole : 0;
        byCounter += counter;
        byPower += all - counter;
        low += all;
        high += all;
      }
    }
    double sum = byCounter + byPower + byModel;
    return counted.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Measured.Certainty(
                new Energy(byCounter),
                new Energy(byPower),
                new Energy(byModel),
                sum > 0 ? byModel / sum : 0,
                new Energy(low),
                new Energy(high)));
  }

  private static Measured.DeviceUse use(DeviceRecord device) {
    var totals = device.totals();
    boolean known = device.known();
    double busy = totals.utilizationCovered();
    return new Measured.DeviceUse(
        device,
        energy(known, totals.own()),
        energy(known, totals.heldIdle()),
        energy(known, totals.others()),
        energy(known, totals.idle()),
        known ? OptionalDouble.of(EnergyParts.share(device)) : OptionalDouble.empty(),
        power(energy(known, totals.whole()), totals.covered()),
        totals.mostWatts().isPresent()
            ? Optional.of(new Power(totals.mostWatts().getAsDouble()))
            : Optional.empty(),
        busy > 0 ? OptionalDouble.of(totals.utilizationSeconds() / busy) : OptionalDouble.empty());
  }

  private static Optional<Energy> energy(boolean known, double joules) {
    return known ? Optional.of(new Energy(joules)) : Optional.empty();
  }

  private static Optional<Power> power(Optional<Energy> energy, double seconds) {
    return energy.isPresent() && seconds > 0
        ? Optional.of(new Power(energy.get().joules() / seconds))
        : Optional.empty();
  }

  private List<Measured.Part> phases() {
    var phases = new ArrayList<Measured.Part>();
    for (var phase : recording.phases()) {
      phases.add(part(phase.name(), phase.seconds(), 1, phase.joules()));
    }
    return phases;
  }

  /// One step, in the mean of those between the first mark and the last.
  private Optional<Measured.Part> step() {
    if (recording.steps().isEmpty()) {
      return Optional.empty();
    }
    var steps = recording.steps().get();
    long count = steps.done() - steps.firstDone();
    double seconds = steps.last() - steps.first();
    return count > 0 && seconds >= 0
        ? Optional.of(part("step", seconds, count, steps.joules()))
        : Optional.empty();
  }

  private Measured.Part part(String name, double seconds, long count, List<OptionalDouble> joules) {
    var each = new ArrayList<OptionalDouble>();
    for (var all : recording.addable(seconds, joules)) {
      each.add(all.isPresent() ? OptionalDouble.of(all.getAsDouble() / count) : all);
    }
    var parts = EnergyParts.of(recording, each);
    var duration = new Span(seconds / count);
    return new Measured.Part(
        name,
        duration,
        parts.it(),
        power(parts.it(), duration.seconds()),
        footprint(parts, duration));
  }
}
