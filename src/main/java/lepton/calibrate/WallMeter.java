package lepton.calibrate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import lepton.quantity.Shown;

/// Power at the wall against the power of the devices that were read: p_wall = base + slope · p.
///
/// The base is what the machine draws beside them, the slope what the power supply and the fans add
/// to each watt. Both logs have clocks of their own: where another offset explains the wall far
/// better, it is taken and told.
final class WallMeter {

  private static final String WHAT = "wall";
  private static final String CARRIES =
      "record a run of minutes with idling and full load while the meter logs each second or so";

  /// Assumed: so many intervals, and the devices' power over so much of its mean.
  private static final int LEAST_POINTS = 12;

  private static final double LEAST_REACH = 0.15;

  /// Assumed: below it the wall follows something else.
  private static final double LEAST_EXPLAINED = 0.5;

  /// Power changes where it differs by more than this share of its greatest from an interval
  /// beside. Assumed.
  private static final double STEADY = 0.05;

  /// Clocks are looked at so far apart, and an offset is taken where it leaves so much less
  /// variance. Assumed.
  private static final int MOST_OFFSET_SECONDS = 300;

  private static final double EVIDENT = 0.6;

  private final MeterLog log;
  private final Findings findings;

  WallMeter(MeterLog log, Findings findings) {
    this.log = log;
    this.findings = findings;
  }

  /// Base, slope, and what is the host's for each accelerator.
  void fit(Subject subject) {
    var tracks = Track.of(subject.runs(), false);
    var accelerators = Track.of(subject.runs(), true);
    var line = line(subject.id(), tracks);
    if (line.isEmpty()) {
      return;
    }
    int count = subject.runs().getFirst().accelerators().size();
    for (var run : subject.runs()) {
      if (run.accelerators().size() != count) {
        findings.refuse(
            HostOverhead.KEY,
            subject.id(),
            "the recordings used different numbers of accelerators",
            "calibrate the host from recordings of one number");
        return;
      }
    }
    host(subject, line.get(), accelerators, count);
    if (findings.has(HostOverhead.KEY, subject.id())) {
      findings.note(
          "base and slope of the wall are for reading: estimate takes host.power_per_accelerator,"
              + " which is the wall less the accelerators in the mean of these runs");
    }
  }

  /// Base and slope of a machine without accelerators.
  void fit(List<Run> runs) {
    line(runs.getFirst().recording().header().host().name(), Track.of(runs, false))
        .ifPresent(
            _ ->
                findings.note(
                    "base and slope of the wall are for reading: without an accelerator estimate"
                        + " has no row to take them from; state hardware.power in a workload"));
  }

  private record Line(StraightLine line, double offset, int points) {}

  private Optional<Line> line(String subject, List<Track> tracks) {
    if (tracks.isEmpty()) {
      refuse(subject, "the recordings have no measured power over time");
      return Optional.empty();
    }
    double now = unexplained(points(tracks, 0, false));
    double best = offset(tracks, now);
    var steady = points(tracks, best, true);
    boolean enough = steady.size() >= LEAST_POINTS && reach(steady.x()) >= LEAST_REACH;
    var points = enough ? steady : points(tracks, best, false);
    if (points.size() < LEAST_POINTS) {
      refuse(
          subject,
          points.size() == 0
              ? apart(tracks)
              : "only "
                  + points.size()
                  + " intervals have readings of both, and "
                  + LEAST_POINTS
                  + " are needed");
      return Optional.empty();
    }
    var reach = reach(points.x());
    if (reach < LEAST_REACH) {
      refuse(
          subject, "the devices' power hardly varies, by " + Shown.share(reach) + " of its mean");
      return Optional.empty();
    }
    var line = StraightLine.of(points);
    if (line.freedom() < StraightLine.LEAST_FREEDOM) {
      refuse(subject, "its readings hang together so closely that they are worth too few");
      return Optional.empty();
    }
    if (line.explained() < LEAST_EXPLAINED || line.slope() <= 0) {
      refuse(
          subject,
          "the wall does not follow the devices: a line explains "
              + Shown.share(line.explained())
              + " of its variance");
      return Optional.empty();
    }
    if (best != 0) {
      findings.note(
          "the clock of "
              + log.name()
              + " is taken to be "
              + Shown.number(Math.abs(best))
              + " s "
              + (best > 0 ? "ahead of" : "behind")
              + " the recorder's: so the wall follows the"
              + " devices best");
    }
    tell(subject, line, points);
    return Optional.of(new Line(line, best, points.size()));
  }

  private void tell(String subject, StraightLine line, Points points) {
    var basis = "least squares against the devices read, R² " + Shown.number(line.explained());
    var base = line.baseInterval();
    var slope = line.slopeInterval();
    add("wall.base_w", subject, line.base(), "W", base, points.size(), basis);
    add("wall.slope", subject, line.slope(), "1", slope, points.size(), basis);
  }

  private void add(
      String key,
      String subject,
      double value,
      String unit,
      Interval interval,
      int n,
      String basis) {
    findings.add(
        new Parameter(
            key, subject, value, unit, Optional.of(interval), Optional.empty(), false, n, basis));
  }

  /// What the wall shows beyond the accelerators, in the mean of the time that both cover.
  private void host(Subject subject, Line line, List<Track> accelerators, int count) {
    var points = points(accelerators, line.offset(), false);
    if (points.size() == 0) {
      return;
    }
    double wall = Arrays.stream(points.y()).average().orElse(0);
    double theirs = Arrays.stream(points.x()).average().orElse(0);
    double each = (wall - theirs) / count;
    if (!(each > 0)) {
      findings.refuse(
          HostOverhead.KEY,
          subject.id(),
          "the wall shows less than the accelerators draw",
          "log the power of the machine that they are in");
      return;
    }
    double half = (line.line().middleInterval().high() - line.line().middle()) / count;
    var spread = Scatter.of(List.of(each)).further(HostOverhead.BETWEEN_RUNS, false);
    findings.add(
        new Parameter(
            HostOverhead.KEY,
            subject.id(),
            each,
            "W",
            Optional.of(new Interval(each - half, each + half)),
            Optional.of(spread),
            true,
            points.size(),
            "a meter at the wall, less the accelerators"));
  }

  private void refuse(String subject, String why) {
    findings.refuse(WHAT, subject, why, CARRIES);
  }

  private String apart(List<Track> tracks) {
    double from = tracks.getFirst().from();
    if (log.begin().isEmpty()) {
      return log.name() + " has no readings";
    }
    double gap = log.begin().getAsDouble() - from;
    return log.name()
        + " and the recordings don't overlap: it begins "
        + Shown.number(Math.abs(gap))
        + " s "
        + (gap > 0 ? "after" : "before")
        + " the first recording";
  }

  /// P90 less P10, of the mean.
  private static double reach(double[] values) {
    var sorted = values.clone();
    Arrays.sort(sorted);
    double mean = Arrays.stream(values).average().orElse(0);
    double spread = sorted[sorted.length * 9 / 10] - sorted[sorted.length / 10];
    return mean > 0 ? spread / mean : 0;
  }

  /// The offset of the meter's clock that explains the wall best, where that is evident; else 0.
  private double offset(List<Track> tracks, double now) {
    double best = 0;
    double least = now;
    int overlap = points(tracks, 0, false).size();
    for (int offset = -MOST_OFFSET_SECONDS; offset <= MOST_OFFSET_SECONDS; offset++) {
      var points = points(tracks, offset, false);
      if (points.size() >= LEAST_POINTS && points.size() * 2 >= overlap) {
        double left = unexplained(points);
        if (left < least) {
          least = left;
          best = offset;
        }
      }
    }
    return least < EVIDENT * now ? best : 0;
  }

  /// 1 − R²; 1 where there are too few points.
  private static double unexplained(Points points) {
    return points.size() < LEAST_POINTS ? 1 : 1 - StraightLine.of(points).explained();
  }

  /// Devices' power and the wall's in each interval.
  ///
  /// @param steady whether to leave out those in which the devices' power changes: what a meter
  ///     shows lags and is smoothed
  private Points points(List<Track> tracks, double offset, boolean steady) {
    var points = new Points();
    for (var track : tracks) {
      int merged = (int) Math.max(1, Math.ceil(log.interval() / track.step() - 1e-9));
      var ours = merged(track, merged);
      double most = steady ? STEADY * track.greatest() : Double.MAX_VALUE;
      var devices = new ArrayList<Double>();
      var wall = new ArrayList<Double>();
      for (int i = 0; i < ours.size(); i++) {
        double from = track.from() + i * merged * track.step() + offset;
        var theirs = log.mean(from, from + merged * track.step());
        if (ours.get(i).isPresent() && theirs.isPresent() && change(ours, i) <= most) {
          devices.add(ours.get(i).getAsDouble());
          wall.add(theirs.getAsDouble());
        }
      }
      points.add(devices, wall);
    }
    return points;
  }

  private static List<OptionalDouble> merged(Track track, int number) {
    var merged = new ArrayList<OptionalDouble>();
    for (int i = 0; i + number <= track.watts().size(); i += number) {
      merged.add(mean(track.watts().subList(i, i + number)));
    }
    return merged;
  }

  /// By how much the power of an interval differs from those beside it.
  private static double change(List<OptionalDouble> watts, int i) {
    double most = 0;
    for (int beside = Math.max(0, i - 1); beside <= Math.min(i + 1, watts.size() - 1); beside++) {
      if (watts.get(beside).isPresent() && watts.get(i).isPresent()) {
        double change = watts.get(beside).getAsDouble() - watts.get(i).getAsDouble();
        most = Math.max(most, Math.abs(change));
      }
    }
    return most;
  }

  private static OptionalDouble mean(List<OptionalDouble> watts) {
    double sum = 0;
    for (var each : watts) {
      if (each.isEmpty()) {
        return OptionalDouble.empty();
      }
      sum += each.getAsDouble();
    }
    return OptionalDouble.of(sum / watts.size());
  }
}
