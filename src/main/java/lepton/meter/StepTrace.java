package lepton.meter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// When how many steps were done, and what had been used by then: bounded, however many there are.
///
/// When the trace is full every other point is left out, so that what stays is spread evenly over
/// the whole run; the last moment is always kept.
public final class StepTrace {

  /// So many points at the most, and the last moment.
  static final int MOST = 256;

  private final List<Point> points = new ArrayList<>();
  private Optional<Point> last = Optional.empty();
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
    if (last.isPresent() && (point.done() < last.get().done() || point.at() < last.get().at())) {
      points.clear();
      stride = 1;
    }
    last = Optional.of(point);
    if (points.isEmpty() || point.done() >= points.getLast().done() + stride) {
      points.add(point);
      if (points.size() > MOST) {
        thin();
      }
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

  /// In order, the last moment included.
  public List<Point> points() {
    var all = new ArrayList<>(points);
    if (last.isPresent() && last.get().done() > all.getLast().done()) {
      all.add(last.get());
    }
    return List.copyOf(all);
  }

  /// The last moment: how far the command is.
  public Optional<Point> last() {
    return last;
  }

  /// How many steps there will be; 0 where nobody said.
  public long of() {
    return of;
  }
}
