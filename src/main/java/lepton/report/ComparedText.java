package lepton.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import lepton.estimate.Alternative;
import lepton.estimate.Yardstick;
import lepton.plan.compare.InputDifference;
import lepton.plan.compare.Standing;
import lepton.quantity.Shown;

/// A comparison for a terminal: what it is about, the inputs that differ, the figures, and bars.
/// Two alternatives stand in columns, more of them in rows, the best first.
public final class ComparedText {

  private static final int NARROWEST_NAME = 12;

  /// Variants differ at their ends: a column gives way before a name is cut below this.
  private static final int WIDE_NAME = 40;

  private static final int NARROWEST_BAR = 8;
  private static final int WIDEST_BAR = 40;

  /// Figures of many alternatives, the most telling first.
  private static final List<Yardstick> MANY =
      List.of(
          Yardstick.EMISSIONS,
          Yardstick.FACILITY,
          Yardstick.DURATION,
          Yardstick.OPERATIONAL,
          Yardstick.MARKET,
          Yardstick.EMBODIED,
          Yardstick.WATER,
          Yardstick.COST,
          Yardstick.POWER);

  private final ComparedOutcome outcome;
  private final int width;
  private final Paint paint;
  private final StringBuilder out = new StringBuilder(4096);

  private ComparedText(ComparedOutcome outcome, int width, Paint paint) {
    this.outcome = outcome;
    this.width = width;
    this.paint = paint;
  }

  public static String render(ComparedOutcome outcome, int width, Paint paint) {
    var text = new ComparedText(outcome, width, paint);
    if (outcome.compared().standings().size() == 2) {
      text.two();
    } else {
      text.many();
    }
    text.leftOut();
    text.doubt();
    return text.out.toString();
  }

  private void two() {
    var standings = outcome.compared().standings();
    for (int i = 0; i < 2; i++) {
      var head = paint.bold(i == 0 ? "A" : "B") + "  ";
      out.append(head);
      Columns.wrap(
          "", standings.get(i).name() + ": " + what(standings.get(i)), 3, width - 3, t -> t, out);
    }
    inputsOfTwo();
    title("Figures");
    FiguresOfTwo.render(standings.getFirst(), standings.getLast(), width, paint, out);
    title(by(standings));
    bars(List.of("A", "B"), standings);
  }

  private static String what(Standing standing) {
    return switch (standing.alternative()) {
      case Alternative.Planned(_, var workload, _) ->
          Heading.of(workload)
              + Heading.levers(workload.levers()).map(its -> "; levers: " + its).orElse("");
      case Alternative.Ran(_, var measured) ->
          "measured: " + String.join(" ", measured.recording().header().command());
    };
  }

  private void title(String words) {
    out.append('\n').append(paint.bold(Columns.cut(words, width))).append('\n');
  }

  private void inputsOfTwo() {
    title("Inputs that differ");
    var inputs = outcome.compared().inputs();
    if (inputs.isEmpty()) {
      out.append("  None.\n");
      return;
    }
    var grid = new Grid().name("", inputs.stream().map(InputDifference::key).toList(), 32);
    for (int i = 0; i < 2; i++) {
      int at = i;
      var cells = inputs.stream().map(input -> input.values().get(at).orElse(ComparedWords.NONE));
      grid.name(i == 0 ? "A" : "B", cells.toList(), NARROWEST_NAME);
    }
    grid.render(width, paint, out);
  }

  private static Shown.Unit unit(List<Standing> standings, Yardstick yardstick) {
    return ComparedWords.unit(standings, yardstick);
  }

  /// The figure that ranks, and the unit of what follows.
  private String by(List<Standing> standings) {
    var unit = unit(standings, outcome.by()).symbol();
    return "By " + outcome.by().key() + (unit.isEmpty() ? "" : ", in " + unit);
  }

  private void bars(List<String> names, List<Standing> standings) {
    var by = outcome.by();
    var unit = unit(standings, by);
    var figures = column(standings, its -> ComparedWords.figure(its, by, unit));
    var ranges = column(standings, its -> ComparedWords.range(its, by, unit));
    int taken = 2 + 1 + 2 + widest(figures) + 2 + widest(ranges) + 2;
    new Grid()
        .name("", names, NARROWEST_NAME)
        .left("", bars(standings, width - taken), 1, Grid.PLAIN)
        .right("", figures, 3, Grid.PLAIN)
        .left("", ranges, 2, _ -> paint::dim)
        .render(width, paint, out);
  }

  private static int widest(List<String> cells) {
    return cells.stream().mapToInt(Columns::width).max().orElse(0);
  }

  private List<String> bars(List<Standing> standings, int room) {
    var by = outcome.by();
    double most = 0;
    for (var standing : standings) {
      var figure = outcome.compared().rankable(standing, by);
      most = Math.max(most, figure.map(its -> Bars.reach(its, standing.range(by))).orElse(0.0));
    }
    var bars = new Bars(most, Math.clamp(room, NARROWEST_BAR, WIDEST_BAR));
    return standings.stream()
        .map(
            its ->
                outcome
                    .compared()
                    .rankable(its, by)
                    .map(figure -> bars.of(figure, its.range(by)))
                    .orElse(""))
        .toList();
  }

  private void many() {
    var compared = outcome.compared();
    int count = compared.standings().size();
    Columns.wrap(
        "",
        count
            + (count == 1 ? " alternative" : " alternatives")
            + ", held against the first (*), "
            + compared.base().name(),
        2,
        width,
        paint::bold,
        out);
    inputsOfMany();
    var ranked = compared.ranked(outcome.by());
    title(by(ranked));
    ranking(ranked);
    title("Other figures");
    others(ranked);
  }

  private void inputsOfMany() {
    title("Inputs that differ");
    for (var input : outcome.compared().inputs()) {
      var distinct = new LinkedHashSet<String>();
      input.values().forEach(value -> distinct.add(value.orElse(ComparedWords.NONE)));
      var some = new ArrayList<>(distinct);
      var words =
          some.size() <= 6
              ? String.join(" | ", some)
              : String.join(" | ", some.subList(0, 4))
                  + " | … | "
                  + some.getLast()
                  + " ("
                  + some.size()
                  + ")";
      Columns.wrap("  " + input.key() + ": ", words, 6, width, text -> text, out);
    }
    if (outcome.compared().inputs().isEmpty()) {
      out.append("  None.\n");
    }
  }

  private void ranking(List<Standing> ranked) {
    var by = outcome.by();
    var unit = unit(ranked, by);
    var base = outcome.compared().base();
    var names = column(ranked, its -> (its == base ? "* " : "  ") + its.name());
    var figures = column(ranked, its -> ComparedWords.figure(its, by, unit));
    var ranges = column(ranked, its -> ComparedWords.range(its, by, unit));
    int taken = widest(names) + widest(figures) + widest(ranges) + 8;
    new Grid()
        .name("", names, WIDE_NAME)
        .left("", bars(ranked, width - taken), 6, Grid.PLAIN)
        .right("", figures, 8, Grid.PLAIN)
        .left("", ranges, 5, _ -> paint::dim)
        .render(width, paint, out);
    var others = ranked.stream().filter(its -> its != base).toList();
    if (!others.isEmpty()) {
      title("Against " + base.name());
      against(others, unit);
    }
  }

  private void against(List<Standing> others, Shown.Unit unit) {
    var by = outcome.by();
    new Grid()
        .name("", column(others, its -> "  " + its.name()), WIDE_NAME)
        .right(
            "difference",
            column(others, its -> ComparedWords.difference(its, by, unit)),
            9,
            row -> FiguresOfTwo.style(others.get(row), by, paint))
        .left(
            "",
            column(others, its -> ComparedWords.differenceRange(its, by, unit)),
            6,
            _ -> paint::dim)
        .right("ratio", column(others, its -> ComparedWords.ratio(its, by)), 5, Grid.PLAIN)
        .right("better", column(others, its -> ComparedWords.chance(its, by)), 8, Grid.PLAIN)
        .render(width, paint, out);
  }

  private interface Told {
    String of(Standing standing);
  }

  private static List<String> column(List<Standing> standings, Told told) {
    return standings.stream().map(told::of).toList();
  }

  private void others(List<Standing> ranked) {
    var grid = new Grid().name("", column(ranked, its -> "  " + its.name()), WIDE_NAME);
    int worth = MANY.size();
    for (var yardstick : MANY) {
      boolean known = ranked.stream().anyMatch(its -> its.figure(yardstick).isPresent());
      if (known && yardstick != outcome.by()) {
        var unit = unit(ranked, yardstick);
        grid.right(
            ComparedWords.label(yardstick) + " " + unit.symbol(),
            column(ranked, its -> ComparedWords.figure(its, yardstick, unit)),
            worth,
            Grid.PLAIN);
      }
      worth--;
    }
    grid.render(width, paint, out);
  }

  private void leftOut() {
    if (!outcome.leftOut().isEmpty()) {
      title("Left out");
      for (var one : outcome.leftOut()) {
        Columns.wrap("  " + one.name() + ": ", one.reason(), 6, width, text -> text, out);
      }
    }
  }

  private void doubt() {
    ComparedWords.doubt(outcome.compared())
        .ifPresent(
            sentence -> {
              out.append('\n');
              Columns.wrap("  ", sentence, 2, width, paint::dim, out);
            });
  }
}
