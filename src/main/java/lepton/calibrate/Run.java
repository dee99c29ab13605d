package lepton.calibrate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import lepton.meter.Device;
import lepton.meter.DeviceKind;
import lepton.meter.Method;
import lepton.meter.Recording;
import lepton.meter.Recording.DeviceRecord;
import lepton.meter.Recording.PhaseRecord;
import lepton.meter.Recording.Steps;

/// A recording, and what is known of the work that it was made of.
///
/// @param name the file's
/// @param planned one a stage; none where the work is not known
public record Run(String name, Recording recording, List<PlannedWork> planned) {

  public Run {
    planned = List.copyOf(planned);
  }

  /// The accelerators that the command used.
  List<DeviceRecord> accelerators() {
    var used = new ArrayList<DeviceRecord>();
    for (var device : recording.devices()) {
      boolean part = device.device().role() == Device.Role.PART;
      if (device.device().kind() == DeviceKind.GPU && part && device.totals().own() > 0) {
        used.add(device);
      }
    }
    return used;
  }

  /// Mean power of the accelerators together on the command's account, in W; absent where it is not
  /// known.
  OptionalDouble acceleratorWatts() {
    double watts = 0;
    for (var device : accelerators()) {
      watts += watts(device);
    }
    return watts > 0 ? OptionalDouble.of(watts) : OptionalDouble.empty();
  }

  /// Mean power of a device on the command's account, in W.
  static double watts(DeviceRecord device) {
    var totals = device.totals();
    return totals.covered() > 0 ? totals.own() / totals.covered() : 0;
  }

  /// Mean power of the accelerators together during a stage, in W.
  OptionalDouble acceleratorWatts(String stage) {
    double joules = 0;
    var used = accelerators();
    for (var phase : phases(stage)) {
      for (int i = 0; i < recording.devices().size(); i++) {
        joules += used.contains(recording.devices().get(i)) ? phase.joules().get(i).orElse(0) : 0;
      }
    }
    double seconds = seconds(stage);
    return joules > 0 && seconds > 0 ? OptionalDouble.of(joules / seconds) : OptionalDouble.empty();
  }

  /// Time in the phases that a command marked for a stage; 0 where there are none.
  double seconds(String stage) {
    double seconds = 0;
    for (var phase : phases(stage)) {
      seconds += phase.seconds();
    }
    return seconds;
  }

  /// Whether a device was read and not modelled.
  static boolean measured(DeviceRecord device) {
    return device.known() && device.method().filter(its -> its != Method.MODEL).isPresent();
  }

  double seconds() {
    return recording.ending().durationSeconds();
  }

  /// The share of its work that the command did: as many of its steps as it marked, else all where
  /// it ended well; absent where nobody knows.
  OptionalDouble done() {
    var all = allSteps();
    if (all.isPresent()) {
      double share = stepsHere(recording.steps().orElseThrow()) / all.getAsDouble();
      return share > 0 ? OptionalDouble.of(Math.min(1, share)) : OptionalDouble.empty();
    }
    return endedWell() ? OptionalDouble.of(1) : OptionalDouble.empty();
  }

  /// How many steps the work has; absent where that was not marked. Where more were done than there
  /// were to be, numbering began again, and all were done if the run ended well.
  OptionalDouble allSteps() {
    var steps = recording.steps();
    if (steps.isEmpty() || steps.get().of() <= 0) {
      return OptionalDouble.empty();
    }
    if (steps.get().done() <= steps.get().of()) {
      return OptionalDouble.of((double) steps.get().of());
    }
    return endedWell() ? OptionalDouble.of(stepsHere(steps.get())) : OptionalDouble.empty();
  }

  /// Steps that this run did. Those before its first mark are of an earlier run, which this one
  /// goes on from, where there was no time for half of them.
  private static double stepsHere(Steps steps) {
    double marked = steps.done() - steps.firstDone();
    double each = marked > 0 ? (steps.last() - steps.first()) / marked : 0;
    boolean here = steps.first() >= each * steps.firstDone() / 2;
    return marked + (here ? steps.firstDone() : Math.min(1, steps.firstDone()));
  }

  boolean endedWell() {
    var exit = recording.ending().exitStatus();
    return recording.complete() && exit.isPresent() && exit.getAsInt() == 0;
  }

  /// The phases that a command marked for a stage: those whose names begin like it.
  private List<PhaseRecord> phases(String stage) {
    var word = stage.equals("training") ? "train" : "infer";
    var found = new ArrayList<PhaseRecord>();
    for (var phase : recording.phases()) {
      if (phase.name().toLowerCase(Locale.ROOT).startsWith(word)) {
        found.add(phase);
      }
    }
    return found;
  }

  /// The day on which it was made, as it stands in the recording.
  String day() {
    var started = recording.header().started();
    return started.length() >= 10 ? started.substring(0, 10) : started;
  }
}
