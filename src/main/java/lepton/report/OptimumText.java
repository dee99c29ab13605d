package lepton.report;

import java.util.ArrayList;
import java.util.List;
import lepton.plan.advise.Goal;
import lepton.plan.advise.Optimum;
import lepton.plan.advise.Use;

/// An optimum for a terminal, and as Markdown: both of the same tables.
public final class OptimumText {

  private final Optimum optimum;
  private final OptimumWords words;

  private OptimumText(Optimum optimum) {
    this.optimum = optimum;
    this.words = new OptimumWords(optimum);
  }

  private record Section(String title, List<String> headings, List<List<String>> rows) {}

  /// In columns, with the front as a plot.
  public static String render(Optimum optimum, int width, Paint paint) {
    var text = new OptimumText(optimum);
    var out = new StringBuilder(4096);
    Columns.wrap("", text.words.headline(), 0, width, paint::bold, out);
    for (var section : text.sections()) {
      out.append('\n').append(paint.bold(section.title())).append('\n');
      Tables.list(section.headings(), section.rows(), width, 0, paint, out);
    }
    var range = text.words.range();
    range.ifPresent(its -> Columns.wrap("  ", its, 2, width, same -> same, out));
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
    out.append(MarkdownReport.escaped(text.words.headline())).append('\n');
    for (var section : text.sections()) {
      out.append("\n### ").append(section.title()).append("\n\n");
      row(section.headings(), out);
      out.append("|---".repeat(section.headings().size())).append("|\n");
      section.rows().forEach(row -> row(row, out));
    }
    text.words
        .range()
        .ifPresent(its -> out.append('\n').append(MarkdownReport.escaped(its)).append('\n'));
    if (!optimum.limits().isEmpty()) {
      out.append("\n### Constraints\n\n");
      for (var held : optimum.limits()) {
        out.append("- ").append(MarkdownReport.escaped(text.words.constraint(held))).append('\n');
      }
    }
    return out.toString();
  }

  private static void row(List<String> cells, StringBuilder out) {
    out.append('|');
    cells.forEach(cell -> out.append(' ').append(MarkdownReport.escaped(cell)).append(" |"));
    out.append('\n');
  }

  private List<Section> sections() {
    var sections = new ArrayList<Section>();
    if (!optimum.changes().isEmpty()) {
      var rows = new ArrayList<List<String>>();
      optimum.changes().forEach(its -> rows.add(List.of(its.path(), its.value())));
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
      Columns.wrap("  ", words.constraint(held), 6, width, its -> its, out);
    }
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
    var settings = new ArrayList<String>();
    point.changes().forEach(its -> settings.add(its.value()));
    return row(String.join(" ", settings), point.use());
  }
}
