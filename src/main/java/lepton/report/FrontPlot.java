package lepton.report;

import java.util.Arrays;
import java.util.List;
import lepton.plan.advise.Goal;
import lepton.plan.advise.Objective;
import lepton.plan.advise.Optimum.FrontPoint;
import lepton.quantity.Shown;

/// A front as a plot of characters: the goal upwards, what it gives way to to the right.
final class FrontPlot {

  private static final int ROWS = 12;
  private static final int LABEL = 12;

  private FrontPlot() {}

  static String of(List<FrontPoint> front, Goal goal, Objective right, int width) {
    var up = new Objective.Less(goal);
    int columns = Math.clamp(width - LABEL - 6, 20, 60);
    double[] low = {Double.MAX_VALUE, Double.MAX_VALUE};
    double[] high = {-Double.MAX_VALUE, -Double.MAX_VALUE};
    for (var point : front) {
      widen(low, high, 0, up.of(point).orElseThrow());
      widen(low, high, 1, right.of(point).orElseThrow());
    }
    var grid = new char[ROWS][columns];
    for (var row : grid) {
      Arrays.fill(row, ' ');
    }
    for (var point : front) {
      int row = ROWS - 1 - place(up.of(point).orElseThrow(), low[0], high[0], ROWS);
      grid[row][place(right.of(point).orElseThrow(), low[1], high[1], columns)] = '●';
    }
    var out = new StringBuilder();
    for (int i = 0; i < ROWS; i++) {
      var label =
          i == 0
              ? shown(up, high[0])
              : i == ROWS - 1 ? shown(up, low[0]) : i == ROWS / 2 ? up.id() : "";
      out.append("  ").append(Columns.right(label, LABEL)).append(" │");
      out.append(new String(grid[i]).stripTrailing()).append('\n');
    }
    out.append(" ".repeat(LABEL + 3)).append('└').append("─".repeat(columns)).append('\n');
    var first = shown(right, low[1]);
    var last = shown(right, high[1]);
    int gap = columns - Columns.width(first) - Columns.width(last) - Columns.width(right.id());
    out.append(" ".repeat(LABEL + 4)).append(first).append(" ".repeat(Math.max(1, gap / 2)));
    out.append(right.id()).append(" ".repeat(Math.max(1, gap - gap / 2))).append(last).append('\n');
    return out.toString();
  }

  private static String shown(Objective objective, double base) {
    return switch (objective) {
      case Objective.Less(var goal) -> AdviceFigures.shown(goal, base);
      case Objective.Accuracy _ -> Shown.share(base);
    };
  }

  private static void widen(double[] low, double[] high, int axis, double value) {
    low[axis] = Math.min(low[axis], value);
    high[axis] = Math.max(high[axis], value);
  }

  private static int place(double value, double low, double high, int places) {
    return high > low
        ? Math.clamp(Math.round((value - low) / (high - low) * (places - 1)), 0, places - 1)
        : 0;
  }
}
