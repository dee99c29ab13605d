package lepton.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import lepton.estimate.Measured;
import lepton.estimate.Outlook;
import lepton.meter.Device;
import lepton.meter.DeviceKind;
import lepton.meter.Recorder.Progress;
import lepton.meter.Snapshot;
import lepton.quantity.Power;
import lepton.quantity.Shown;
import lepton.quantity.Span;

/// What a running command uses, in one line: time, power now, energy and CO2e so far, where the
/// command marks its steps what the whole of it will use, and each device.
public final class LiveLine {

  private static final String BETWEEN = " · ";

  private LiveLine() {}

  /// The line, in at most `width` columns: what does not fit is left out from the end, but what has
  /// been used so far makes room for what the whole will use.
  ///
  /// @param before the snapshot before this one: power now is the mean since then
  /// @param measured the run so far
  public static String of(Progress now, Optional<Snapshot> before, Measured measured, int width) {
    var earlier = before.orElse(new Snapshot(0, List.of()));
    var power =
        now.snapshot().power(earlier, now.header().devices()).stream()
            .mapToObj(watts -> Shown.power(new Power(watts)))
            .toList();
    var energy = measured.it().stream().map(Shown::energy).toList();
    var carbon =
        measured.footprint().stream().map(so -> Shown.carbon(so.emissions()) + " CO2e").toList();
    var parts = new ArrayList<String>();
    var time = Shown.span(new Span(now.snapshot().at()));
    parts.add(time);
    parts.addAll(power);
    parts.addAll(energy);
    parts.addAll(carbon);
    long steps = now.steps().of();
    if (steps > 0) {
      now.steps().last().ifPresent(last -> parts.add(last.done() + "/" + steps));
    }
    Outlook.of(now.steps(), measured)
        .ifPresent(
            whole -> {
              parts.add(whole(whole));
              makeRoom(parts, List.of(carbon, power, energy, List.of(time)), width);
            });
    now.phase().ifPresent(phase -> parts.add(phase.name()));
    parts.addAll(devices(now, earlier));
    return joined(parts, width);
  }

  /// Leaves out what is least missed, in this order, until the line fits.
  private static void makeRoom(List<String> parts, List<List<String>> dispensable, int width) {
    for (var these : dispensable) {
      if (Columns.width(String.join(BETWEEN, parts)) > width) {
        parts.removeAll(these);
      }
    }
  }

  /// `in all 1.2 kWh ± 4 %, 400 g in 2.5 h ± 1 %`, or where hardly anything is known yet `in all up
  /// to 3.1 kWh, 1.1 kg in 2.5 h ± 1 %`.
  private static String whole(Outlook whole) {
    boolean known = whole.itSpread() < 1;
    var carbon = known ? whole.emissions().middle() : whole.emissions().high();
    return "in all "
        + amount(whole.it(), whole.itSpread(), Shown::energy)
        + ", "
        + Shown.carbon(carbon)
        + " in "
        + amount(whole.duration(), whole.durationSpread(), Shown::span);
  }

  /// The share is rounded up: nothing to come is known exactly.
  private static <T> String amount(
      Outlook.Range<T> range, double spread, Function<T, String> shown) {
    return spread < 1
        ? shown.apply(range.middle()) + " ± " + Sheet.within(spread)
        : "up to " + shown.apply(range.high());
  }

  private static List<String> devices(Progress now, Snapshot before) {
    var parts = new ArrayList<String>();
    var devices = now.header().devices();
    int number = 0;
    for (int i = 0; i < devices.size(); i++) {
      boolean gpu = devices.get(i).kind() == DeviceKind.GPU;
      var name = gpu ? "GPU " + number++ : devices.get(i).id();
      boolean counted = devices.get(i).role() != Device.Role.BESIDE;
      var watts = now.snapshot().power(before, i);
      if (counted && watts.isPresent()) {
        parts.add(name + " " + Shown.power(new Power(watts.getAsDouble())));
      }
    }
    return parts;
  }

  private static String joined(List<String> parts, int width) {
    var line = new StringBuilder();
    for (var part : parts) {
      int taken = Columns.width(line.toString()) + BETWEEN.length() + Columns.width(part);
      if (!line.isEmpty() && taken > width) {
        break;
      }
      line.append(line.isEmpty() ? "" : BETWEEN).append(part);
    }
    return Columns.cut(line.toString(), width);
  }
}
