package lepton.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lepton.catalog.Catalog;
import lepton.quantity.Carbon;
import lepton.quantity.Money;
import lepton.quantity.Shown;

/// A table for people, what it compares to, and every assumption, in as many columns as there are.
public final class TextReport {

  private static final List<String> SUMMARY =
      List.of("energy.total_kwh", "emissions.total_kg", "water.total_l");

  /// The same in the order in which their ranges are shown where there is room.
  private static final List<String> RANGED =
      List.of("emissions.total_kg", "energy.total_kwh", "water.total_l");

  private final Catalog catalog;
  private final int width;
  private final Paint paint;
  private final StringBuilder out = new StringBuilder(4096);

  private TextReport(Catalog catalog, int width, Paint paint) {
    this.catalog = catalog;
    this.width = width;
    this.paint = paint;
  }

  public static String render(
      List<Outcome> outcomes, Totals totals, Catalog catalog, int width, Paint paint) {
    var report = new TextReport(catalog, width, paint);
    if (outcomes.size() == 1) {
      report.one(outcomes.getFirst());
    } else {
      report.several(outcomes, totals);
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
    Tables.sheet(Sheet.headings(assessment), Sheet.of(assessment), width, paint, out);
    Sheet.doubt(assessment).ifPresent(this::doubt);
    assessment.sensitivity().ifPresent(ranked -> Tornado.text(ranked, width, paint, out));
    equivalent(assessment.result().emissions(), Optional.of(outcome));
    Assumptions.text("Assumptions", Assumptions.of(outcome), width, paint, out);
    Explanation.text(assessment, width, paint, out);
  }

  /// Says what the ranges are.
  private void doubt(String sentence) {
    out.append('\n');
    Columns.wrap("  ", sentence, 2, width, paint::dim, out);
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

  private void several(List<Outcome> outcomes, Totals totals) {
    var headings = new ArrayList<>(List.of("", "energy", "CO2e", "water", "cost"));
    boolean levers = outcomes.stream().anyMatch(its -> its.assessment().saving().isPresent());
    if (levers) {
      headings.add("saved CO2e");
    }
    var rows = rows(outcomes, totals, levers, RANGED.size());
    for (int ranged = RANGED.size() - 1; tooWide(headings, rows) && ranged >= 0; ranged--) {
      rows = rows(outcomes, totals, levers, ranged);
    }
    Tables.list(headings, rows, width, 1, paint, out);
    totals.doubt().ifPresent(this::doubt);
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
      var ranked = outcome.assessment().sensitivity();
      if (ranked.isPresent()) {
        out.append('\n').append(paint.bold(outcome.name())).append('\n');
        Tornado.text(ranked.get(), width, paint, out);
      }
      if (!outcome.assessment().explanation().isEmpty()) {
        out.append('\n').append(paint.bold(outcome.name())).append('\n');
        Explanation.text(outcome.assessment(), width, paint, out);
      }
    }
  }

  private boolean tooWide(List<String> headings, List<List<String>> rows) {
    return Tables.least(headings, rows) > width;
  }

  private static List<List<String>> rows(
      List<Outcome> outcomes, Totals totals, boolean levers, int ranged) {
    var rows = new ArrayList<List<String>>();
    for (var outcome : outcomes) {
      rows.add(summary(outcome, levers, ranged));
    }
    rows.add(total(totals, levers, ranged));
    return rows;
  }

  /// @param ranged how many of the figures that have ranges show them
  static List<String> summary(Outcome outcome, boolean levers, int ranged) {
    var result = outcome.assessment().result();
    var cells = new ArrayList<String>();
    cells.add(outcome.name());
    for (var path : SUMMARY) {
      var figure = Figures.amount(path);
      boolean range = RANGED.indexOf(path) < ranged;
      cells.add(shown(outcome, figure, range).orElse("–"));
    }
    cells.add(result.cost().map(Shown::money).orElse("–"));
    if (levers) {
      var saving = outcome.assessment().saving();
      cells.add(saving.map(its -> Sheet.percent(its.emissionsShare())).orElse(""));
    }
    return cells;
  }

  /// A figure of a workload with its range.
  private static Optional<String> shown(Outcome outcome, Figure.Amount figure, boolean ranged) {
    var assessment = outcome.assessment();
    var value = figure.number().of(Optional.of(assessment), assessment.result());
    var range = figure.range(assessment, false).filter(_ -> ranged);
    return value.map(
        its ->
            range.isPresent()
                ? (figure.shown(its) + " " + figure.shown(its, range.get())).strip()
                : figure.shown(its));
  }

  static List<String> total(Totals totals, boolean levers, int ranged) {
    var cells = new ArrayList<String>();
    cells.add("total");
    for (var path : SUMMARY) {
      var figure = Figures.amount(path);
      boolean range = RANGED.indexOf(path) < ranged;
      cells.add((range ? totals.shown(figure) : totals.sum(figure).map(figure::shown)).orElse("–"));
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
}
