package lepton.meter;

import java.util.ArrayList;
import java.util.List;

/// When how many steps were done, and what had been used by then: bounded, however many there are.
///
/// When the trace is full every other point is left out, so that what stays is spread evenly over
/// the whole run.
public final class StepTrace {

  /// So many points at the most.
  static final int MOST = 256;

  private final List<Point> points = new ArrayList<>();
  private long stride = 1;
  private long of;

  /// A moment at which a step ended.
  ///
  /// @param done steps that were done by then
  /// @param at seconds since the start
  /// @param joules used since the start
  public record Point(long done, double at, double joules) {}

  /// Adds a moment. One that does not come after the last, as when a command counts anew, begins
  /// the trace again.
  ///
  /// @param total how many steps there will be; 0 where nobody said
  public void add(Point point, long total) {
    of = total;
    if (!points.isEmpty()) {
      var last = points.getLast();
      if (point.done() < last.done() || point.at() < last.at()) {
        points.clear();
        stride = 1;
      } else if (point.done() < last.done() + stride) {
        return;
      }
    }
    points.add(point);
    if (points.size() > MOST) {
      thin();
    }
  }

  private void thin() {
    var kept = new ArrayList<Point>();
    for (int i = 0; i < points.size(); i += 2) {
      kept.add(points.get(i));
    }
    points.clear();
    points.addAll(kept);
    stride = Math.max(1, (points.getLast().done() - points.getFirst().done()) / points.size());
  }

  public List<Point> points() {
    return List.copyOf(points);
  }

  /// How many steps there will be; 0 where nobody said.
  public long of() {
    return of;
  }
}
