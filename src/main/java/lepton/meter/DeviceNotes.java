package lepton.meter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lepton.quantity.PlainNumber;

/// What is to be known about one device's figures: counted while it is read, told in sentences.
final class DeviceNotes {

  private int failures;
  private Optional<String> firstFailure = Optional.empty();
  private double firstFailureAt;
  private int implausible;
  private double firstImplausible;
  private boolean neverDivided;
  private int notDivided;

  void failed(double at, String why) {
    if (failures++ == 0) {
      firstFailure = Optional.of(why);
      firstFailureAt = at;
    }
  }

  void implausiblePower(double watts) {
    if (implausible++ == 0) {
      firstImplausible = watts;
    }
  }

  /// A full reading did not say who used the device.
  ///
  /// @param knownBefore whether an earlier one did
  void undivided(boolean knownBefore) {
    if (knownBefore) {
      notDivided++;
    } else {
      neverDivided = true;
    }
  }

  List<String> sentences(EnergyAccount account) {
    var notes = new ArrayList<String>();
    counter(notes, account);
    if (implausible > 0) {
      notes.add(
          times(implausible, "reading")
              + " of power left out as implausible, the first of "
              + rounded(firstImplausible)
              + " W");
    }
    if (firstFailure.isPresent()) {
      notes.add(
          times(failures, "reading")
              + " failed, the first "
              + rounded(firstFailureAt)
              + " s after the start: "
              + firstFailure.get());
    }
    if (neverDivided) {
      notes.add("who used it can't be seen: it is not divided, all is on the command's account");
    }
    if (notDivided > 0) {
      notes.add(
          "who used it could not be seen in "
              + times(notDivided, "interval")
              + ", divided as the one before");
    }
    return List.copyOf(notes);
  }

  private static void counter(List<String> notes, EnergyAccount account) {
    var instead =
        account.hasPower() ? "integrated power counts there" : "the energy of that time is unknown";
    for (var trouble : account.troubledSeconds().entrySet()) {
      notes.add(
          "the energy counter "
              + trouble.getKey().words()
              + " ("
              + rounded(trouble.getValue())
              + " s in all); "
              + instead);
    }
    if (account.check().worst().isPresent()) {
      var gap = account.check().worst().get();
      notes.add(
          "the energy counter and integrated power differ by up to "
              + Math.round(gap.share() * 100)
              + " % over "
              + Math.round(gap.seconds())
              + " s ("
              + rounded(gap.counter())
              + " J by the counter, "
              + rounded(gap.power())
              + " J by power); the counter is the figure");
    }
  }

  private static String times(int number, String what) {
    return number == 1 ? "1 " + what : number + " " + what + "s";
  }

  private static String rounded(double value) {
    return Double.isFinite(value) ? PlainNumber.of(Math.rint(value * 10) / 10) : "no finite number";
  }
}
