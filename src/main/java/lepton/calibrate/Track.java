package lepton.calibrate;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import lepton.meter.Device;
import lepton.meter.Recording.DeviceRecord;
import lepton.workload.Timestamps;

/// Power of the measured devices of a run together, over time on the recorder's clock.
///
/// @param from seconds since 1970
/// @param step seconds of an interval
/// @param watts one an interval; absent where one of the devices is not known
record Track(double from, double step, List<OptionalDouble> watts) {

  /// Assumed: what is known of an interval stands for it from this share on.
  private static final double LEAST_COVERED = 0.9;

  /// The greatest power of an interval, in W; 0 where none is known.
  double greatest() {
    double greatest = 0;
    for (var each : watts) {
      greatest = Math.max(greatest, each.orElse(0));
    }
    return greatest;
  }

  /// Those of runs of which something was measured.
  ///
  /// @param acceleratorsAlone whether to leave processors and memory out
  static List<Track> of(List<Run> runs, boolean acceleratorsAlone) {
    var tracks = new ArrayList<Track>();
    for (var run : runs) {
      var started = Timestamps.read(run.recording().header().started());
      var devices = new ArrayList<DeviceRecord>();
      for (var device : run.recording().devices()) {
        boolean part = device.device().role() == Device.Role.PART;
        boolean wanted = !acceleratorsAlone || run.accelerators().contains(device);
        if (part && wanted && Run.measured(device)) {
          devices.add(device);
        }
      }
      if (started.isPresent() && !devices.isEmpty()) {
        tracks.add(track(started.getAsDouble(), devices));
      }
    }
    return tracks;
  }

  /// Intervals of the coarsest series, which are whole multiples of the others'.
  private static Track track(double from, List<DeviceRecord> devices) {
    double step = 0;
    double end = Double.MAX_VALUE;
    for (var device : devices) {
      step = Math.max(step, device.series().stepSeconds());
      end = Math.min(end, device.series().points().size() * device.series().stepSeconds());
    }
    var watts = new ArrayList<OptionalDouble>();
    for (int i = 0; (i + 1) * step <= end + 1e-9; i++) {
      watts.add(sum(devices, i * step, step));
    }
    return new Track(from, step, watts);
  }

  private static OptionalDouble sum(List<DeviceRecord> devices, double from, double length) {
    double sum = 0;
    for (var device : devices) {
      var series = device.series();
      int first = (int) Math.round(from / series.stepSeconds());
      int number = (int) Math.max(1, Math.round(length / series.stepSeconds()));
      double joules = 0;
      double covered = 0;
      for (int i = first; i < first + number; i++) {
        joules += series.points().get(i).mean() * series.points().get(i).covered();
        covered += series.points().get(i).covered();
      }
      if (covered < LEAST_COVERED * length) {
        return OptionalDouble.empty();
      }
      sum += joules / covered;
    }
    return OptionalDouble.of(sum);
  }
}
