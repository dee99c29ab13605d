package lepton.plan.schedule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/// The hours of a job that may be interrupted, at constant power, each interruption taking
/// `c` seconds more.
///
/// Without that cost they are the cheapest ones. With it, an optimum has at most one edge that is
/// no change of the intensity: two such edges could be moved together, at no loss, until one meets
/// a change. So each stretch is taken whole, not at all, or, once, in part from its begin or to its
/// end. A best-first search (A*) over these choices is led by the bound of [Priced], which is so
/// close that it looks at little more than the optimum itself; it ends within `within` of the
/// optimum.
final class Interrupted {

  /// Relative to all: a millionth, and more where a search would take too long.
  private static final double[] TOLERANCES = {1e-6, 1e-4, 1e-2};

  private static final int MOST_LOOKS = 300_000;

  /// Seconds of work that are rounding.
  private static final double ROUNDING = 1e-6;

  private final Stretches stretches;
  private final double checkpoint;

  /// What has to be done beyond what starts cost, all of them: the first costs nothing.
  private final double work;

  /// @param within the share by which it may exceed the least there is
  record Choice(List<Window> windows, double within) {}

  /// How a stretch is taken.
  private enum Part {
    NONE,
    ALL,
    BEGIN,
    END
  }

  /// The choices up to a stretch.
  ///
  /// @param next the stretch that is decided next
  /// @param done seconds of work, without the stretch that is taken in part
  /// @param paid g/kWh · s likewise
  /// @param part the stretch that is taken in part; −1 as long as there is none
  private record Path(
      long rank,
      double bound,
      int next,
      boolean running,
      double done,
      double paid,
      int part,
      Part last,
      Optional<Path> before)
      implements Comparable<Path> {

    @Override
    public int compareTo(Path other) {
      int byRank = Long.compare(rank, other.rank);
      int byDepth = byRank != 0 ? byRank : Integer.compare(other.next, next);
      return byDepth != 0 ? byDepth : Double.compare(bound, other.bound);
    }
  }

  private record State(int next, boolean running, long milliseconds, int part) {}

  private Interrupted(Stretches stretches, double seconds, double checkpoint) {
    this.stretches = stretches;
    this.checkpoint = checkpoint;
    this.work = seconds - checkpoint;
  }

  /// Absent where it is best not to interrupt it, or nothing was found.
  static Optional<Choice> of(Stretches stretches, double seconds, double checkpoint, String zone) {
    if (checkpoint >= seconds) {
      // Two windows would take twice the time of one, and the longer of them is enough.
      return Optional.empty();
    }
    if (checkpoint == 0) {
      return Optional.of(new Choice(cheapest(stretches, seconds, zone), 0));
    }
    var search = new Interrupted(stretches, seconds, checkpoint);
    var priced = Priced.of(stretches, checkpoint, search.work);
    for (double tolerance : TOLERANCES) {
      var path = search.path(priced, tolerance);
      if (path.isPresent()) {
        return Optional.of(new Choice(search.windows(path.get(), zone), tolerance));
      }
    }
    return Optional.empty();
  }

  /// The stretches in the order of their rates, the earlier first, until there is time enough.
  private static List<Window> cheapest(Stretches stretches, double seconds, String zone) {
    var order = new Integer[stretches.size()];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (a, b) -> Double.compare(stretches.rate(a), stretches.rate(b)));
    var taken = new double[stretches.size()];
    double left = seconds;
    for (int i : order) {
      taken[i] = Math.min(left, stretches.length(i));
      left -= taken[i];
    }
    var windows = new ArrayList<Window>();
    for (int i = 0; i < taken.length; i++) {
      boolean goesOn = i + 1 < taken.length && taken[i + 1] > 0;
      boolean whole = taken[i] == stretches.length(i);
      double end = stretches.begin(i) + stretches.length(i);
      boolean follows = !windows.isEmpty() && windows.getLast().end() == stretches.begin(i);
      if (taken[i] > 0) {
        double begin = whole || follows || !goesOn ? stretches.begin(i) : end - taken[i];
        add(begin, begin + taken[i], zone, windows);
      }
    }
    return windows;
  }

  private static void add(double from, double to, String zone, List<Window> windows) {
    if (!windows.isEmpty() && Math.abs(windows.getLast().end() - from) < ROUNDING) {
      windows.add(new Window(windows.removeLast().start(), to, zone));
    } else {
      windows.add(new Window(from, to, zone));
    }
  }

  private Optional<Path> path(Priced priced, double tolerance) {
    double unit = Math.max(Double.MIN_NORMAL, tolerance * priced.left(0, false, work));
    var queue = new PriorityQueue<Path>();
    var seen = new HashSet<State>();
    queue.add(new Path(0, 0, 0, false, 0, 0, -1, Part.NONE, Optional.empty()));
    for (int looks = 0; looks < MOST_LOOKS && !queue.isEmpty(); looks++) {
      var path = queue.remove();
      if (path.next() == stretches.size()) {
        return Optional.of(path);
      }
      var state =
          new State(path.next(), path.running(), Math.round(path.done() * 1e3), path.part());
      if (seen.add(state)) {
        for (var part : Part.values()) {
          further(path, part, priced, unit).ifPresent(queue::add);
        }
      }
    }
    return Optional.empty();
  }

  /// The path with one choice more; absent where it can't be or leads nowhere.
  private Optional<Path> further(Path path, Part part, Priced priced, double unit) {
    int i = path.next();
    boolean partly = part == Part.BEGIN || part == Part.END;
    if (partly && path.part() >= 0) {
      return Optional.empty();
    }
    boolean starts = part == Part.END || (part != Part.NONE && !path.running());
    boolean whole = part == Part.ALL;
    double length = stretches.length(i);
    double done = path.done() + (whole ? length : 0) - (starts ? checkpoint : 0);
    double paid = path.paid() + (whole ? length * stretches.rate(i) : 0);
    int partial = partly ? i : path.part();
    double room = partial < 0 ? 0 : stretches.length(partial);
    double ahead = stretches.end() - stretches.begin(i) - length;
    if (done > work + ROUNDING || done + room + ahead < work - ROUNDING) {
      return Optional.empty();
    }
    boolean running = whole || part == Part.END;
    double bound =
        i + 1 == stretches.size()
            ? paid + (partial < 0 ? 0 : (work - done) * stretches.rate(partial))
            : paid
                + priced.left(i + 1, running, work - done)
                + (partial < 0 ? 0 : priced.part(partial));
    long rank = (long) (bound / unit);
    return Optional.of(
        new Path(rank, bound, i + 1, running, done, paid, partial, part, Optional.of(path)));
  }

  private List<Window> windows(Path found, String zone) {
    var parts = new Part[stretches.size()];
    for (var path = Optional.of(found); path.isPresent(); path = path.get().before()) {
      if (path.get().next() > 0) {
        parts[path.get().next() - 1] = path.get().last();
      }
    }
    double rest = Math.max(0, work - found.done());
    var windows = new ArrayList<Window>();
    for (int i = 0; i < parts.length; i++) {
      double begin = stretches.begin(i);
      double end = begin + stretches.length(i);
      switch (parts[i]) {
        case NONE -> {}
        case ALL -> add(begin, end, zone, windows);
        case BEGIN -> add(begin, begin + rest, zone, windows);
        case END -> add(end - rest, end, zone, windows);
      }
    }
    windows.removeIf(window -> window.seconds() < ROUNDING);
    return windows;
  }
}
