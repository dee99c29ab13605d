package lepton.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lepton.estimate.Measured;
import lepton.meter.Absent;
import lepton.meter.Device;
import lepton.quantity.Energy;
import lepton.quantity.Shown;

/// How a recording was measured, how much of it is certain, and what is not in it, in sentences.
final class MeasuringNotes {

  /// Less than this part of a device is not worth a sentence. Assumed.
  private static final double WORTH_TELLING = 0.01;

  private MeasuringNotes() {}

  static List<String> of(Measured measured) {
    var notes = new ArrayList<String>();
    certainty(measured).ifPresent(sentence -> notes.add(sentence + "."));
    models(measured, notes);
    for (var use : measured.devices()) {
      sharing(measured, use, notes);
      for (var note : use.record().notes()) {
        notes.add(MeasuredSheet.label(measured, use) + ": " + note);
      }
    }
    return notes;
  }

  /// `93 % measured by counters, 7 % modelled: between 12.1 Wh and 13.5 Wh`.
  static Optional<String> certainty(Measured measured) {
    if (measured.certainty().isEmpty() || measured.it().isEmpty()) {
      return Optional.empty();
    }
    var certainty = measured.certainty().get();
    var it = measured.it().get();
    var said = new ArrayList<String>();
    part(certainty.counter(), it, "by energy counters", said);
    part(certainty.power(), it, "by sampled power", said);
    part(certainty.model(), it, "modelled", said);
    if (said.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(String.join(", ", said) + range(certainty, it));
  }

  /// `, so between 12.1 Wh and 13.5 Wh`, or where both read alike, `, so within 0.1 %`.
  static String range(Measured.Certainty certainty, Energy it) {
    double low = certainty.low().joules();
    double high = certainty.high().joules();
    if (!(low < high)) {
      return "";
    }
    var least = Shown.energy(certainty.low());
    var most = Shown.energy(certainty.high());
    if (!least.equals(most)) {
      return ", so between " + least + " and " + most;
    }
    double joules = it.joules();
    double share = Math.max(high - joules, joules - low) / joules;
    return ", so within " + Sheet.within(share);
  }

  private static void part(Energy part, Energy it, String how, List<String> said) {
    if (part.joules() > 0 && it.joules() > 0) {
      said.add(Sheet.share(Optional.of(part.joules()), Optional.of(it.joules())) + " " + how);
    }
  }

  private static void models(Measured measured, List<String> notes) {
    for (var use : measured.devices()) {
      var model = use.record().device().model();
      if (model.isPresent() && use.own().isPresent()) {
        notes.add(
            MeasuredSheet.label(measured, use)
                + " has no sensor: × "
                + Shown.number(model.get().low())
                + " to × "
                + Shown.number(model.get().high())
                + " of what is modelled ("
                + model.get().source()
                + ").");
      }
    }
  }

  private static void sharing(Measured measured, Measured.DeviceUse use, List<String> notes) {
    if (use.record().device().role() == Device.Role.BESIDE || use.own().isEmpty()) {
      return;
    }
    var said = new ArrayList<String>();
    tell(use, use.others(), "for other users", said);
    tell(use, use.idle(), "idle, on nobody's account", said);
    tell(use, use.heldIdle(), "idle while the command held it, on its account", said);
    if (!said.isEmpty()) {
      notes.add(MeasuredSheet.label(measured, use) + ": " + String.join("; ", said) + ".");
    }
    double slice = use.record().device().share();
    if (slice < 1) {
      notes.add(
          MeasuredSheet.label(measured, use)
              + " is "
              + Sheet.percent(slice)
              + " of a device, by partition.");
    }
  }

  private static void tell(
      Measured.DeviceUse use, Optional<Energy> energy, String what, List<String> said) {
    double whole = use.record().totals().whole();
    if (energy.isPresent() && whole > 0 && energy.get().joules() >= WORTH_TELLING * whole) {
      said.add(Shown.energy(energy.get()) + " " + what);
    }
  }

  /// What could not be had, why, and what mends it.
  static String absent(Absent absent) {
    return absent.sensor()
        + ": "
        + absent.why()
        + absent.remedy().map(remedy -> "; " + remedy).orElse("");
  }

  /// What the measuring and the working out warn of.
  static List<String> warnings(Measured measured) {
    var warnings = new ArrayList<String>(measured.recording().warnings());
    warnings.addAll(measured.warnings());
    return warnings;
  }
}
