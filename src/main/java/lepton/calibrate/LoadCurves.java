package lepton.calibrate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Optional;
import lepton.meter.Recording.DeviceRecord;
import lepton.meter.Series;
import lepton.quantity.Shown;

/// Power of an accelerator against its load, from the series of recordings.
final class LoadCurves {

  private static final String WHAT = "power against load";
  private static final String CARRIES =
      "record a run with some seconds of idling, of partial and of full load";

  /// Assumed: fewer intervals carry no curve of three parameters.
  private static final int LEAST_POINTS = 12;

  /// Assumed: so far apart the lower and the upper loads must be, with so many points in each
  /// third.
  private static final double LEAST_REACH = 0.3;

  private static final int LEAST_AT_ENDS = 3;

  /// Beyond these loads a curve would be extrapolated to idle or to full load. Assumed.
  private static final double NEAR_IDLE = 0.2;

  private static final double NEAR_FULL = 0.8;

  /// Load changes where it differs by more than this from an interval beside. Assumed: above what
  /// NVML's readings of a steady load scatter by.
  private static final double STEADY = 0.1;

  /// An interval counts where power is known for this share of it.
  private static final double LEAST_COVERED = 0.5;

  private final Subject subject;
  private final Findings findings;

  LoadCurves(Subject subject, Findings findings) {
    this.subject = subject;
    this.findings = findings;
  }

  void fit() {
    boolean told = false;
    double longest = 0;
    for (var run : subject.runs()) {
      for (var device : run.accelerators()) {
        told |= device.series().utilized();
        longest = Math.max(longest, device.series().stepSeconds());
      }
    }
    if (!told) {
      refuse(
          "no recording has utilization beside power",
          "record anew with this lepton, on an accelerator whose load can be read");
      return;
    }
    var steady = points(true);
    var points = thin(steady).isEmpty() ? steady : points(false);
    var why = thin(points);
    if (why.isPresent()) {
      refuse(why.get(), CARRIES);
      return;
    }
    var curve = LoadCurve.of(points);
    if (curve.freedom() < StraightLine.LEAST_FREEDOM) {
      refuse("its readings hang together so closely that they are worth too few", CARRIES);
    } else if (!(curve.full() > curve.idle()) || curve.idle() < 0) {
      refuse("power does not rise with load", "check that the load is this accelerator's");
    } else {
      tell(curve, points, longest);
    }
  }

  /// Load and power of each interval.
  ///
  /// @param steady whether to leave out those in which the load changes: it is read at the end of
  ///     an
  ///     interval, and power all the time
  private Points points(boolean steady) {
    var points = new Points();
    for (var run : subject.runs()) {
      for (var device : run.accelerators()) {
        points(device, steady, points);
      }
    }
    return points;
  }

  private static void points(DeviceRecord device, boolean steady, Points points) {
    var loads = new ArrayList<Double>();
    var watts = new ArrayList<Double>();
    var series = device.series();
    for (int i = 0; i < series.points().size(); i++) {
      var point = series.points().get(i);
      boolean known = point.covered() >= LEAST_COVERED * series.stepSeconds();
      if (known && point.utilization().isPresent() && !(steady && changing(series, i))) {
        loads.add(point.utilization().getAsDouble());
        watts.add(point.mean());
      }
    }
    points.add(loads, watts);
  }

  private static boolean changing(Series series, int i) {
    double load = series.points().get(i).utilization().orElse(0);
    int last = Math.min(i + 1, series.points().size() - 1);
    for (int beside = Math.max(0, i - 1); beside <= last; beside++) {
      var other = series.points().get(beside).utilization();
      if (other.isPresent() && Math.abs(other.getAsDouble() - load) > STEADY) {
        return true;
      }
    }
    return false;
  }

  /// Why the points carry no curve.
  private static Optional<String> thin(Points points) {
    if (points.size() < LEAST_POINTS) {
      return Optional.of(
          "there are "
              + points.size()
              + " intervals with load and power, and "
              + LEAST_POINTS
              + " are needed");
    }
    var loads = points.x();
    Arrays.sort(loads);
    double low = loads[0];
    double high = loads[loads.length - 1];
    double third = (high - low) / 3;
    long lower = Arrays.stream(loads).filter(load -> load <= low + third).count();
    long upper = Arrays.stream(loads).filter(load -> load >= high - third).count();
    if (high - low < LEAST_REACH || lower < LEAST_AT_ENDS || upper < LEAST_AT_ENDS) {
      return Optional.of(
          "load hardly varies: "
              + Shown.share(low)
              + " to "
              + Shown.share(high)
              + (high - low < LEAST_REACH ? "" : ", nearly all at one end"));
    }
    return Optional.empty();
  }

  private void tell(LoadCurve curve, Points points, double longest) {
    var loads = points.x();
    Arrays.sort(loads);
    double lowest = loads[LEAST_AT_ENDS - 1];
    double highest = loads[loads.length - LEAST_AT_ENDS];
    if (lowest <= NEAR_IDLE) {
      add("power.idle_w", curve.idle(), "W", curve.idleInterval(), points, "at no load");
    } else {
      findings.refuse(
          "power.idle_w",
          subject.id(),
          "the least load seen is " + Shown.share(lowest),
          "record some seconds of idling too: nothing is extrapolated");
    }
    if (highest >= NEAR_FULL) {
      add("power.full_w", curve.full(), "W", curve.fullInterval(), points, "at full load");
    } else {
      findings.refuse(
          "power.full_w",
          subject.id(),
          "the greatest load seen is " + Shown.share(highest),
          "record some seconds of full load too: nothing is extrapolated");
    }
    if (curve.bend().isPresent()) {
      add("power.bend", curve.bend().get(), "1", curve.bendInterval(), points, "exponent of load");
    } else {
      findings.refuse(
          "power.bend",
          subject.id(),
          "how power bends between idle and full load can't be told, so a straight line is fitted",
          "record partial loads too, some seconds each");
    }
    if (longest > 5) {
      findings.note(
          "power against load rests on means of "
              + Shown.number(longest)
              + " s, in which a bend is flattened; a shorter run tells it better");
    }
  }

  private void add(
      String key, double value, String unit, Interval interval, Points points, String basis) {
    findings.add(
        new Parameter(
            key,
            subject.id(),
            value,
            unit,
            Optional.of(interval),
            Optional.empty(),
            false,
            points.size(),
            basis));
  }

  private void refuse(String why, String remedy) {
    findings.refuse(WHAT, subject.id(), why, remedy);
  }
}
