package lepton.report;

import java.util.ArrayList;
import java.util.List;

/// Tables for a README, an issue or a model card.
public final class MarkdownReport {

  private final StringBuilder out = new StringBuilder(4096);

  private MarkdownReport() {}

  public static String render(List<Outcome> outcomes, Totals totals) {
    var report = new MarkdownReport();
    if (outcomes.size() == 1) {
      report.one(outcomes.getFirst());
    } else {
      report.several(outcomes, totals);
    }
    for (var outcome : outcomes) {
      report.assumptions(outcome, outcomes.size() > 1);
      report.sensitivity(outcome, outcomes.size() > 1);
      report.explanation(outcome, outcomes.size() > 1);
    }
    return report.out.toString();
  }

  private void one(Outcome outcome) {
    var assessment = outcome.assessment();
    out.append("## ").append(escaped(outcome.name())).append("\n\n");
    out.append(escaped(Heading.of(assessment.workload()))).append("\n\n");
    Heading.levers(assessment.workload().levers())
        .ifPresent(levers -> out.append("Levers: ").append(escaped(levers)).append("\n\n"));
    boolean levers = assessment.baseline().isPresent();
    row(
        levers
            ? List.of("Figure", "Baseline", "With levers", "Change")
            : List.of("Figure", "Value", "Share"));
    out.append(levers ? "|---|---:|---:|---:|\n" : "|---|---:|---:|\n");
    String section = "";
    for (var row : Sheet.of(assessment)) {
      section = row.section().isEmpty() ? section : row.section();
      var cells = new ArrayList<String>();
      cells.add(section + ", " + row.label().replace("· ", ""));
      for (int i = 0; i < row.cells().size(); i++) {
        cells.add((row.cells().get(i) + " " + row.ranges().get(i)).strip());
      }
      row(cells);
    }
    Sheet.doubt(assessment)
        .ifPresent(sentence -> out.append('\n').append(escaped(sentence)).append('\n'));
  }

  private void several(List<Outcome> outcomes, Totals totals) {
    row(List.of("Workload", "Energy", "CO2e", "Water", "Cost"));
    out.append("|---|---:|---:|---:|---:|\n");
    for (var outcome : outcomes) {
      row(TextReport.summary(outcome, false, 3));
    }
    row(TextReport.total(totals, false, 3));
    totals.doubt().ifPresent(sentence -> out.append('\n').append(escaped(sentence)).append('\n'));
  }

  private void assumptions(Outcome outcome, boolean named) {
    var lines = Assumptions.of(outcome);
    if (lines.isEmpty()) {
      return;
    }
    var whose = named ? " for " + escaped(outcome.name()) : "";
    out.append("\n### Assumptions").append(whose).append("\n\n");
    row(List.of("Key", "Value", "Source"));
    out.append("|---|---|---|\n");
    for (var line : lines) {
      row(List.of(line.key(), line.value(), line.source()));
    }
  }

  private void sensitivity(Outcome outcome, boolean named) {
    var ranked = outcome.assessment().sensitivity();
    if (ranked.isEmpty()) {
      return;
    }
    var whose = named ? " for " + escaped(outcome.name()) : "";
    var figure = Figures.amount(ranked.get().measure());
    out.append("\n### Sensitivity of ").append(Tornado.path(ranked.get())).append(whose);
    out.append("\n\n");
    if (ranked.get().influences().isEmpty()) {
      out.append(Tornado.NOTHING).append('\n');
      return;
    }
    row(List.of("Input", "Share of variance", "By itself", "At its P5", "At its P95"));
    out.append("|---|---:|---:|---:|---:|\n");
    for (var influence : ranked.get().influences()) {
      row(
          List.of(
              influence.key(),
              Tornado.share(influence.total(), influence.totalError()),
              Tornado.share(influence.first(), influence.firstError()),
              figure.shown(figure.inUnit(influence.low())),
              figure.shown(figure.inUnit(influence.high()))));
    }
  }

  private void explanation(Outcome outcome, boolean named) {
    if (outcome.assessment().explanation().isEmpty()) {
      return;
    }
    var text = new StringBuilder();
    Explanation.text(outcome.assessment(), 100, Paint.PLAIN, text);
    var whose = named ? " for " + escaped(outcome.name()) : "";
    out.append("\n### Derivation").append(whose).append("\n\n```text\n");
    out.append(text.toString().strip()).append("\n```\n");
  }

  private void row(List<String> cells) {
    row(cells, out);
  }

  static void row(List<String> cells, StringBuilder out) {
    out.append('|');
    for (var cell : cells) {
      out.append(' ').append(escaped(cell)).append(" |");
    }
    out.append('\n');
  }

  static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;").replace('\n', ' ');
  }
}
