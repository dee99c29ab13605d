package lepton.estimate;

import java.util.ArrayList;
import java.util.List;
import lepton.meter.Recording;
import lepton.meter.Recording.DeviceRecord;

/// What a recorded command drew over time, facility included.
///
/// @param steps in order; together they last as long as the command and draw what it used
public record PowerCourse(List<Step> steps) {

  /// One power for a while.
  public record Step(double seconds, double watts) {}

  public PowerCourse {
    steps = List.copyOf(steps);
  }

  /// The course of a recording, scaled so that it sums to the recorded energy; of a PUE that is not
  /// known, 1. No step where nothing was measured.
  public static PowerCourse of(Recording recording) {
    double duration = recording.ending().durationSeconds();
    var it = EnergyParts.ofRun(recording).it();
    if (it.isEmpty() || !(it.get().joules() > 0) || !(duration > 0)) {
      return new PowerCourse(List.of());
    }
    var site = new SiteFigures(recording.conditions());
    double joules = site.facility(it.get()).orElse(it.get()).joules();
    var devices = EnergyParts.counted(recording);
    double finest = duration;
    for (var device : devices) {
      finest = Math.min(finest, device.series().stepSeconds());
    }
    var steps = new ArrayList<Step>();
    double sum = 0;
    for (int i = 0; i * finest < duration; i++) {
      double seconds = Math.min(duration, (i + 1) * finest) - i * finest;
      double watts = 0;
      for (var device : devices) {
        watts += watts(device, (i + 0.5) * finest);
      }
      steps.add(new Step(seconds, watts));
      sum += seconds * watts;
    }
    if (!(sum > 0)) {
      return new PowerCourse(List.of(new Step(duration, joules / duration)));
    }
    double scale = joules / sum;
    return new PowerCourse(
        steps.stream().map(step -> new Step(step.seconds(), step.watts() * scale)).toList());
  }

  /// What a device drew on the command's account; its mean where that is not known.
  private static double watts(DeviceRecord device, double at) {
    var series = device.series();
    int i = (int) (at / series.stepSeconds());
    boolean known = i < series.points().size() && series.points().get(i).covered() > 0;
    double mean =
        device.totals().covered() > 0 ? device.totals().whole() / device.totals().covered() : 0;
    return (known ? series.points().get(i).mean() : mean) * EnergyParts.share(device);
  }
}
