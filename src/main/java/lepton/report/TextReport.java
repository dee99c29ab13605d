package lepton.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import lepton.catalog.Catalog;
import lepton.quantity.Carbon;
import lepton.quantity.Money;
import lepton.quantity.Shown;

/// A table for people, what it compares to, and every assumption, in as many columns as there are.
public final class TextReport {

  private final Catalog catalog;
  private final int width;
  private final Paint paint;
  private final StringBuilder out = new StringBuilder(4096);

  private TextReport(Catalog catalog, int width, Paint paint) {
    this.catalog = catalog;
    this.width = width;
    this.paint = paint;
  }

  public static String render(List<Outcome> outcomes, Catalog catalog, int width, Paint paint) {
    var report = new TextReport(catalog, width, paint);
    if (outcomes.size() == 1) {
      report.one(outcomes.getFirst());
    } else {
      report.several(outcomes);
    }
    return report.out.toString();
  }

  private void one(Outcome outcome) {
    var assessment = outcome.assessment();
    var workload = assessment.workload();
    out.append(paint.bold(workload.name())).append('\n');
    Columns.wrap("", Heading.of(workload), 2, width, paint::dim, out);
    var levers = Heading.levers(workload.levers());
    levers.ifPresent(its -> Columns.wrap("levers: ", its, 2, width, paint::dim, out));
    out.append('\n');
    table(Sheet.headings(assessment), Sheet.of(assessment));
    equivalent(assessment.result().emissions(), Optional.of(outcome));
    Assumptions.text("Assumptions", Assumptions.of(outcome), width, paint, out);
    Explanation.text(assessment, width, paint, out);
  }

  private void equivalent(Carbon carbon, Optional<Outcome> of) {
    new Equivalents(catalog)
        .sentence(carbon, of.map(outcome -> outcome.assessment().workload()))
        .ifPresent(
            sentence -> {
              out.append('\n');
              Columns.wrap("  ", sentence, 2, width, text -> text, out);
            });
  }

  private void table(List<String> headings, List<Sheet.Row> rows) {
    int sections = 0;
    int labels = 0;
    var widths = new int[headings.size()];
    for (int i = 0; i < widths.length; i++) {
      widths[i] = Columns.width(headings.get(i));
    }
    for (var row : rows) {
      sections = Math.max(sections, Columns.width(row.section()));
      labels = Math.max(labels, Columns.width(row.label()));
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], Columns.width(row.cells().get(i)));
      }
    }
    if (!headings.getFirst().isEmpty()) {
      line(" ".repeat(sections + labels + 4), headings, widths, paint::dim);
    }
    for (var row : rows) {
      var head =
          "  "
              + paint.bold(Columns.left(row.section(), sections))
              + "  "
              + Columns.left(row.label(), labels);
      line(head, row.cells(), widths, row.sum() ? paint::bold : text -> text);
    }
  }

  private void line(String head, List<String> cells, int[] widths, UnaryOperator<String> style) {
    var line = new StringBuilder(head);
    for (int i = 0; i < widths.length; i++) {
      var cell = Columns.right(cells.get(i), widths[i]);
      boolean change = widths.length == 3 && i == 2;
      line.append("   ").append(change ? changed(cell) : style.apply(cell));
    }
    out.append(line.toString().stripTrailing()).append('\n');
  }

  private String changed(String cell) {
    var bare = cell.strip();
    return bare.startsWith("-") ? paint.good(cell) : bare.startsWith("+") ? paint.bad(cell) : cell;
  }

  private void several(List<Outcome> outcomes) {
    var headings = new ArrayList<>(List.of("", "energy", "CO2e", "water", "cost"));
    boolean levers = outcomes.stream().anyMatch(its -> its.assessment().saving().isPresent());
    if (levers) {
      headings.add("saved CO2e");
    }
    var rows = new ArrayList<List<String>>();
    for (var outcome : outcomes) {
      rows.add(summary(outcome, levers));
    }
    var totals = new Totals(outcomes);
    rows.add(total(totals, levers));
    summaryTable(headings, rows);
    totals
        .sum("emissions.total_kg")
        .ifPresent(kg -> equivalent(new Carbon(kg), Optional.of(outcomes.getFirst())));
    var common = Assumptions.common(outcomes);
    Assumptions.text("Assumptions", common, width, paint, out);
    for (var outcome : outcomes) {
      var own = new ArrayList<>(Assumptions.of(outcome));
      own.removeAll(common);
      Assumptions.text("Assumptions for " + outcome.name(), own, width, paint, out);
    }
    for (var outcome : outcomes) {
      if (!outcome.assessment().explanation().isEmpty()) {
        out.append('\n').append(paint.bold(outcome.name())).append('\n');
        Explanation.text(outcome.assessment(), width, paint, out);
      }
    }
  }

  static List<String> summary(Outcome outcome, boolean levers) {
    var result = outcome.assessment().result();
    var cells = new ArrayList<String>();
    cells.add(outcome.name());
    cells.add(Shown.energy(result.total()));
    cells.add(Shown.carbon(result.emissions()));
    cells.add(result.water().map(Shown::water).orElse("–"));
    cells.add(result.cost().map(Shown::money).orElse("–"));
    if (levers) {
      var saving = outcome.assessment().saving();
      cells.add(saving.map(its -> Sheet.percent(its.emissionsShare())).orElse(""));
    }
    return cells;
  }

  static List<String> total(Totals totals, boolean levers) {
    var cells = new ArrayList<String>();
    cells.add("total");
    for (var path : new String[] {"energy.total_kwh", "emissions.total_kg", "water.total_l"}) {
      cells.add(totals.sum(path).map(Figures.amount(path)::shown).orElse("–"));
    }
    var currency = totals.currency();
    var cost = totals.sum("cost.total");
    boolean known = currency.isPresent() && cost.isPresent();
    cells.add(known ? Shown.money(new Money(cost.get(), currency.get())) : "–");
    if (levers) {
      cells.add("");
    }
    return cells;
  }

  private void summaryTable(List<String> headings, List<List<String>> rows) {
    var widths = new int[headings.size()];
    int taken = 0;
    for (int i = 0; i < widths.length; i++) {
      widths[i] = Columns.width(headings.get(i));
      for (var row : rows) {
        widths[i] = Math.max(widths[i], Columns.width(row.get(i)));
      }
      taken += i == 0 ? 2 : widths[i] + 3;
    }
    widths[0] = Math.min(widths[0], Math.max(12, width - taken));
    summaryLine(headings, widths, paint::dim);
    for (int i = 0; i < rows.size(); i++) {
      summaryLine(rows.get(i), widths, i + 1 < rows.size() ? text -> text : paint::bold);
    }
  }

  private void summaryLine(List<String> cells, int[] widths, UnaryOperator<String> style) {
    var line = new StringBuilder("  ");
    line.append(Columns.left(Columns.cut(cells.getFirst(), widths[0]), widths[0]));
    for (int i = 1; i < widths.length; i++) {
      line.append("   ").append(Columns.right(cells.get(i), widths[i]));
    }
    out.append(style.apply(line.toString().stripTrailing())).append('\n');
  }
}
