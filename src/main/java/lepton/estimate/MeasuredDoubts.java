package lepton.estimate;

import java.util.ArrayList;
import java.util.List;
import lepton.meter.Device;
import lepton.meter.DeviceKind;
import lepton.meter.Recording;
import lepton.quantity.Shown;

/// What is not in a measured footprint, and what is doubtful about it, in sentences.
final class MeasuredDoubts {

  /// Sensors are found beside the command, some tenths of a second after its start: worth no word
  /// in a run that is longer than this. Assumed.
  private static final double LEAST_SECONDS = 5;

  private static final double LEAST_COVERAGE = 0.9;

  private final Recording recording;
  private final EnergyParts parts;
  private final SiteFigures site;
  private final List<String> doubts = new ArrayList<>();

  MeasuredDoubts(Recording recording, EnergyParts parts, SiteFigures site) {
    this.recording = recording;
    this.parts = parts;
    this.site = site;
  }

  List<String> all() {
    if (parts.it().isEmpty()) {
      doubts.add("no energy could be measured, so there is no footprint");
      return doubts;
    }
    unreadable();
    uncovered();
    meter();
    if (!EnergyParts.metered(recording)) {
      unmeasured();
    }
    if (parts.excess().isPresent()) {
      doubts.add(
          "the GPUs alone used "
              + Shown.energy(parts.excess().get())
              + " more than the meter of the whole machine shows, so nothing is left for the host;"
              + " does the meter see all power supplies?");
    }
    embodied();
    conditions();
    return doubts;
  }

  private void unreadable() {
    for (var device : recording.devices()) {
      if (device.device().role() != Device.Role.BESIDE && !device.known()) {
        doubts.add(
            device.device().name()
                + " ("
                + device.device().id()
                + ") could not be read and is not in the energy");
      }
    }
  }

  /// What a device used while it could not be read is not in the figure.
  private void uncovered() {
    if (recording.ending().durationSeconds() < LEAST_SECONDS) {
      return;
    }
    for (var device : EnergyParts.counted(recording)) {
      if (device.coverage() < LEAST_COVERAGE) {
        doubts.add(
            device.device().name()
                + " ("
                + device.device().id()
                + ") was read for "
                + Shown.share(device.coverage())
                + " of the time: what it used besides is not in the figure");
      }
    }
  }

  /// A meter that a person named and that does not answer.
  private void meter() {
    for (var absent : recording.header().absent()) {
      if (absent.sensor().equals("meter")) {
        doubts.add("the meter of the whole machine could not be read: " + absent.why());
      }
    }
  }

  private void unmeasured() {
    boolean processors = measured(DeviceKind.CPU);
    boolean memory = measured(DeviceKind.MEMORY);
    if (!processors || !memory) {
      var what = processors ? "memory" : memory ? "processors" : "processors and memory";
      doubts.add(
          "the energy of " + what + " was neither measured nor modelled and is not in the figure");
    }
  }

  /// Whether there is a device of a kind; one that could not be read has had its sentence.
  private boolean measured(DeviceKind kind) {
    for (var device : recording.devices()) {
      if (device.device().kind() == kind && device.device().role() == Device.Role.PART) {
        return true;
      }
    }
    return false;
  }

  /// Where nobody's embodied CO2e is known, there is no figure that could be incomplete.
  private void embodied() {
    var unknown = new ArrayList<String>();
    boolean any = site.value(Conditions.HOST_EMBODIED).isPresent();
    for (var device : recording.devices()) {
      if (device.device().kind() == DeviceKind.GPU && device.device().role() == Device.Role.PART) {
        boolean known = site.value(Conditions.embodiedKey(device.device())).isPresent();
        any |= known;
        if (!known) {
          unknown.add(device.device().name());
        }
      }
    }
    if (any && !unknown.isEmpty()) {
      doubts.add("the CO2e of making " + String.join(", ", unknown) + " is not known");
    }
  }

  private void conditions() {
    var pue = site.value(Conditions.PUE);
    if (pue.isEmpty()) {
      doubts.add("the recording states no PUE, so there is no energy of the facility and no CO2e");
    } else if (pue.getAsDouble() < 1) {
      doubts.add(
          "a PUE of "
              + Shown.number(pue.getAsDouble())
              + " is below 1 and can't be, so there is no energy of the facility and no CO2e");
    } else if (site.value(Conditions.GRID).isEmpty()) {
      doubts.add("the recording states no grid, so there is no CO2e");
    }
  }
}
