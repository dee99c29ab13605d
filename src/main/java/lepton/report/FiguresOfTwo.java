package lepton.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import lepton.estimate.Yardstick;
import lepton.plan.compare.Standing;

/// The figures of two alternatives beside each other, with how they differ.
final class FiguresOfTwo {

  private FiguresOfTwo() {}

  static void render(Standing base, Standing other, int width, Paint paint, StringBuilder out) {
    var shown = new ArrayList<Yardstick>();
    for (var yardstick : Yardstick.values()) {
      if (worthShowing(yardstick, base) || worthShowing(yardstick, other)) {
        shown.add(yardstick);
      }
    }
    Grid.Style changed = row -> style(other, shown.get(row), paint);
    var both = List.of(base, other);
    new Grid()
        .name("", shown.stream().map(ComparedWords::label).toList(), 14)
        .right("", cells(shown, y -> ComparedWords.unit(both, y).symbol()), 9, _ -> paint::dim)
        .right(
            "A",
            cells(shown, y -> ComparedWords.figure(base, y, ComparedWords.unit(both, y))),
            8,
            Grid.PLAIN)
        .right(
            "B",
            cells(shown, y -> ComparedWords.figure(other, y, ComparedWords.unit(both, y))),
            9,
            Grid.PLAIN)
        .right(
            "B − A",
            cells(shown, y -> ComparedWords.difference(other, y, ComparedWords.unit(both, y))),
            10,
            changed)
        .left(
            "",
            cells(shown, y -> ComparedWords.differenceRange(other, y, ComparedWords.unit(both, y))),
            6,
            _ -> paint::dim)
        .right("B / A", cells(shown, y -> ComparedWords.ratio(other, y)), 5, Grid.PLAIN)
        .right("better", cells(shown, y -> ComparedWords.chance(other, y)), 7, Grid.PLAIN)
        .render(width, paint, out);
  }

  /// Phases are parts of a figure above them where there are two of them.
  private static boolean worthShowing(Yardstick yardstick, Standing standing) {
    boolean phase =
        switch (yardstick) {
          case TRAINING_TIME, INFERENCE_TIME, TRAINING_ENERGY, INFERENCE_ENERGY -> true;
          default -> false;
        };
    boolean both =
        standing.figure(Yardstick.TRAINING_ENERGY).isPresent()
            && standing.figure(Yardstick.INFERENCE_ENERGY).isPresent();
    return standing.figure(yardstick).isPresent() && (!phase || both);
  }

  private interface Cell {
    String of(Yardstick yardstick);
  }

  private static List<String> cells(List<Yardstick> yardsticks, Cell cell) {
    return yardsticks.stream().map(cell::of).toList();
  }

  /// Colour for a difference that is better, or worse, with the whole of its range.
  static UnaryOperator<String> style(Standing other, Yardstick yardstick, Paint paint) {
    var better = ComparedWords.better(other, yardstick);
    return better.isEmpty() ? text -> text : better.get() ? paint::good : paint::bad;
  }
}
