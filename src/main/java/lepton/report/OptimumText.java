package lepton.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lepton.plan.advise.Goal;
import lepton.plan.advise.Objective;
import lepton.plan.advise.Optimum;
import lepton.plan.advise.Use;
import lepton.quantity.Shown;

/// An optimum for a terminal, and as Markdown: both of the same tables.
public final class OptimumText {

  private final Optimum optimum;
  private final OptimumWords words;

  private OptimumText(Optimum optimum) {
    this.optimum = optimum;
    this.words = new OptimumWords(optimum);
  }

  /// @param note what is to be said below the table; may be empty
  private record Section(
      String title, List<String> headings, List<List<String>> rows, String note) {}

  /// In columns, with the front as a plot.
  public static String render(Optimum optimum, int width, Paint paint) {
    var text = new OptimumText(optimum);
    var out = new StringBuilder(4096);
    Columns.wrap("", text.words.headline(), 0, width, paint::bold, out);
    text.settings().ifPresent(its -> section(its, width, paint, out));
    section(text.figures(), width, paint, out);
    text.constraints(width, paint, out);
    var front = text.front();
    if (front.isPresent()) {
      section(front.get(), width, paint, out);
      if (optimum.front().size() > 1) {
        var right = optimum.other().orElseThrow();
        out.append('\n').append(FrontPlot.of(optimum.front(), optimum.goal(), right, width));
      }
    }
    return out.toString();
  }

  private static void section(Section section, int width, Paint paint, StringBuilder out) {
    out.append('\n').append(paint.bold(section.title())).append('\n');
    Tables.list(section.headings(), section.rows(), width, 0, paint, out);
    if (!section.note().isEmpty()) {
      out.append('\n');
      Columns.wrap("  ", section.note(), 2, width, its -> its, out);
    }
  }

  /// Tables for a README or an issue.
  public static String markdown(Optimum optimum) {
    var text = new OptimumText(optimum);
    var out = new StringBuilder(4096);
    out.append(MarkdownReport.escaped(text.words.headline())).append('\n');
    text.settings().ifPresent(its -> section(its, out));
    section(text.figures(), out);
    if (!optimum.limits().isEmpty()) {
      out.append("\n### Constraints\n\n");
      for (var held : optimum.limits()) {
        out.append("- ").append(MarkdownReport.escaped(text.words.constraint(held))).append('\n');
      }
      text.words
          .together()
          .ifPresent(its -> out.append("- ").append(MarkdownReport.escaped(its)).append('\n'));
    }
    text.front().ifPresent(its -> section(its, out));
    return out.toString();
  }

  private static void section(Section section, StringBuilder out) {
    out.append("\n### ").append(section.title()).append("\n\n");
    row(section.headings(), out);
    out.append("|---".repeat(section.headings().size())).append("|\n");
    section.rows().forEach(row -> row(row, out));
    if (!section.note().isEmpty()) {
      out.append('\n').append(MarkdownReport.escaped(section.note())).append('\n');
    }
  }

  private static void row(List<String> cells, StringBuilder out) {
    out.append('|');
    cells.forEach(cell -> out.append(' ').append(MarkdownReport.escaped(cell)).append(" |"));
    out.append('\n');
  }

  private Optional<Section> settings() {
    var rows = new ArrayList<List<String>>();
    optimum.changes().forEach(its -> rows.add(List.of(its.path(), its.value())));
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(new Section("Settings", List.of("", "value"), rows, ""));
  }

  private Section figures() {
    var rows = List.of(row("now", optimum.now()), row("optimum", optimum.use()));
    return new Section("Figures", headings(), rows, words.range().orElse(""));
  }

  private Optional<Section> front() {
    if (optimum.front().isEmpty()) {
      return Optional.empty();
    }
    var rows = new ArrayList<List<String>>();
    optimum.front().forEach(point -> rows.add(front(point)));
    var goals =
        AdviceWords.goal(optimum.goal())
            + " and "
            + optimum
                .other()
                .map(
                    its ->
                        switch (its) {
                          case Objective.Less(var goal) -> AdviceWords.goal(goal);
                          case Objective.Accuracy accuracy -> accuracy.id();
                        })
                .orElseThrow();
    var note = rows.size() == 1 ? "One setting is the best in both: neither has to give way." : "";
    return Optional.of(new Section("Front of " + goals, frontHeadings(), rows, note));
  }

  private void constraints(int width, Paint paint, StringBuilder out) {
    if (optimum.limits().isEmpty()) {
      return;
    }
    out.append('\n').append(paint.bold("Constraints")).append('\n');
    for (var held : optimum.limits()) {
      Columns.wrap("  ", words.constraint(held), 6, width, its -> its, out);
    }
    words.together().ifPresent(its -> Columns.wrap("  ", its, 6, width, plain -> plain, out));
  }

  private List<String> headings() {
    var currency = optimum.currency().orElse("cost");
    return List.of("", "energy", "CO2e", "water", currency, "time");
  }

  /// Keys, then figures.
  private List<String> frontHeadings() {
    var headings = new ArrayList<String>();
    for (var change : optimum.changes()) {
      headings.add(heading(change.path()));
    }
    headings.addAll(headings().subList(1, headings().size()));
    if (optimum.accuracy().isPresent()) {
      headings.add("accuracy");
    }
    return headings;
  }

  /// The last word of a key; all of it where another key ends with that word.
  private String heading(String path) {
    var last = path.substring(path.lastIndexOf('.') + 1);
    long same =
        optimum.changes().stream().filter(its -> ("." + its.path()).endsWith("." + last)).count();
    return same > 1 ? path : last;
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
    var row = new ArrayList<String>();
    point.changes().forEach(its -> row.add(its.value()));
    var figures = row("", point.use());
    row.addAll(figures.subList(1, figures.size()));
    point.accuracy().ifPresent(its -> row.add(Shown.share(its)));
    return row;
  }
}
