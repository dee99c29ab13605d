package lepton.report;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import lepton.plan.advise.Change;
import lepton.plan.advise.Goal;
import lepton.plan.advise.Limit;
import lepton.plan.advise.Optimum;
import lepton.plan.advise.Optimum.Held;
import lepton.plan.advise.Use;
import lepton.quantity.Energy;
import lepton.quantity.Shown;
import lepton.quantity.Span;

/// An optimum for a terminal, and as Markdown: both of the same tables.
public final class OptimumText {

  private final Optimum optimum;

  private OptimumText(Optimum optimum) {
    this.optimum = optimum;
  }

  private record Section(String title, List<String> headings, List<List<String>> rows) {}

  /// In columns, with the front as a plot.
  public static String render(Optimum optimum, int width, Paint paint) {
    var text = new OptimumText(optimum);
    var out = new StringBuilder(4096);
    Columns.wrap("", text.headline(), 0, width, paint::bold, out);
    for (var section : text.sections()) {
      out.append('\n').append(paint.bold(section.title())).append('\n');
      Tables.list(section.headings(), section.rows(), width, 0, paint, out);
    }
    text.constraints(width, paint, out);
    if (!optimum.front().isEmpty()) {
      out.append('\n');
      var right = optimum.other().orElseThrow();
      out.append(FrontPlot.of(optimum.front(), optimum.goal(), right, width));
    }
    return out.toString();
  }

  /// Tables for a README or an issue.
  public static String markdown(Optimum optimum) {
    var text = new OptimumText(optimum);
    var out = new StringBuilder(4096);
    out.append(MarkdownReport.escaped(text.headline())).append('\n');
    for (var section : text.sections()) {
      out.append("\n### ").append(section.title()).append("\n\n");
      row(section.headings(), out);
      out.append("|---".repeat(section.headings().size())).append("|\n");
      section.rows().forEach(row -> row(row, out));
    }
    if (!optimum.limits().isEmpty()) {
      out.append("\n### Constraints\n\n");
      for (var held : optimum.limits()) {
        out.append("- ").append(MarkdownReport.escaped(text.constraint(held))).append('\n');
      }
    }
    return out.toString();
  }

  private static void row(List<String> cells, StringBuilder out) {
    out.append('|');
    cells.forEach(cell -> out.append(' ').append(MarkdownReport.escaped(cell)).append(" |"));
    out.append('\n');
  }

  private String headline() {
    var goal = AdviceWords.goal(optimum.goal());
    if (optimum.feasible()) {
      return "Least " + goal + (optimum.limits().isEmpty() ? "" : " within the constraints");
    }
    return "Nothing keeps all constraints; this comes nearest";
  }

  private List<Section> sections() {
    var sections = new ArrayList<Section>();
    if (!optimum.changes().isEmpty()) {
      var rows = new ArrayList<List<String>>();
      optimum.changes().forEach(its -> rows.add(List.of(its.path(), value(its))));
      sections.add(new Section("Settings", List.of("", "value"), rows));
    }
    sections.add(new Section("Figures", headings(), figures()));
    if (!optimum.front().isEmpty()) {
      var rows = new ArrayList<List<String>>();
      for (var point : optimum.front()) {
        rows.add(front(point));
      }
      var title =
          "Front of "
              + AdviceWords.goal(optimum.goal())
              + " and "
              + AdviceWords.goal(optimum.other().orElseThrow());
      sections.add(new Section(title, headings(), rows));
    }
    return sections;
  }

  private void constraints(int width, Paint paint, StringBuilder out) {
    if (optimum.limits().isEmpty()) {
      return;
    }
    out.append('\n').append(paint.bold("Constraints")).append('\n');
    for (var held : optimum.limits()) {
      Columns.wrap("  ", constraint(held), 6, width, its -> its, out);
    }
  }

  /// `time <= 24 h: 24 h, binds: 1 h more saves 3.4 kg`.
  private String constraint(Held held) {
    return held.limit().written() + ": " + figure(held) + ", " + word(held);
  }

  private static String value(Change change) {
    return change.value();
  }

  private List<String> headings() {
    return List.of("", "energy", "CO2e", "water", optimum.currency().orElse("cost"), "time");
  }

  private List<List<String>> figures() {
    return List.of(row("now", optimum.now()), row("optimum", optimum.use()));
  }

  private static List<String> row(String name, Use use) {
    var row = new ArrayList<String>(List.of(name));
    for (var goal : Goal.values()) {
      var amount = use.of(goal);
      row.add(amount.isPresent() ? AdviceFigures.shown(goal, amount.getAsDouble()) : "–");
    }
    return row;
  }

  private static List<String> front(Optimum.FrontPoint point) {
    var words = new ArrayList<String>();
    point.changes().forEach(its -> words.add(value(its)));
    return row(String.join(" ", words), point.use());
  }

  private static String figure(Held held) {
    return held.figure().isPresent() ? amount(held.limit(), held.figure().getAsDouble()) : "–";
  }

  private static String amount(Limit limit, double base) {
    return limit.goal().isPresent()
        ? AdviceFigures.shown(limit.goal().get(), base)
        : Shown.share(base);
  }

  private String word(Held held) {
    if (!optimum.feasible()) {
      return held.relaxed().isPresent()
          ? "relax it to " + amount(held.limit(), held.relaxed().getAsDouble())
          : "relaxing this alone does not do";
    }
    return held.price().isPresent() ? "binds: " + price(held) : "holds";
  }

  /// `1 h more saves 3.4 kg`.
  private String price(Held held) {
    double each = held.price().getAsDouble() * unit(held.limit());
    return unitWord(held.limit())
        + (held.limit().atMost() ? " more" : " less")
        + " saves "
        + AdviceFigures.shown(optimum.goal(), each);
  }

  private String unitWord(Limit limit) {
    return limit
        .goal()
        .map(
            goal ->
                switch (goal) {
                  case ENERGY -> "1 kWh";
                  case CARBON -> "1 kg";
                  case WATER -> "1 L";
                  case COST -> "1 " + optimum.currency().orElse("");
                  case TIME -> "1 h";
                })
        .orElse("1 point");
  }

  /// The unit of a bound that a price is told for, in base units: an hour, a kWh, a percentage
  /// point.
  static double unit(Limit limit) {
    if (limit.goal().isEmpty()) {
      return 0.01;
    }
    return switch (limit.goal().get()) {
      case ENERGY -> Energy.JOULES_PER_KWH;
      case CARBON, WATER, COST -> 1;
      case TIME -> Span.SECONDS_PER_HOUR;
    };
  }

  /// A bound or figure in that unit, but an accuracy as a share.
  static OptionalDouble inUnit(Limit limit, OptionalDouble base) {
    return base.isEmpty() || limit.goal().isEmpty()
        ? base
        : OptionalDouble.of(base.getAsDouble() / unit(limit));
  }
}
