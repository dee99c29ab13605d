package lepton.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lepton.estimate.Yardstick;
import lepton.plan.compare.Standing;
import lepton.quantity.PlainNumber;
import lepton.quantity.Shown;

/// A comparison as tables: CSV with a row for each figure of each alternative, and Markdown.
public final class ComparedTables {

  private ComparedTables() {}

  /// All rows have the same columns; an empty cell is a number that there is not.
  public static String csv(ComparedOutcome outcome) {
    var out = new StringBuilder(4096);
    var header = new ArrayList<>(List.of("name", "figure"));
    for (var value : ComparedValue.values()) {
      header.add(value.key());
    }
    header.add("currency");
    CsvReport.line(header, out);
    for (var standing : outcome.compared().standings()) {
      for (var yardstick : Yardstick.values()) {
        if (standing.figure(yardstick).isPresent()) {
          CsvReport.line(cells(standing, yardstick), out);
        }
      }
    }
    return out.toString();
  }

  private static List<String> cells(Standing standing, Yardstick yardstick) {
    var cells = new ArrayList<>(List.of(standing.name(), yardstick.key()));
    for (var value : ComparedValue.values()) {
      cells.add(value.of(standing, yardstick).map(PlainNumber::of).orElse(""));
    }
    var currency =
        yardstick == Yardstick.COST ? standing.alternative().currency() : Optional.<String>empty();
    cells.add(currency.orElse(""));
    return cells;
  }

  public static String markdown(ComparedOutcome outcome) {
    var out = new StringBuilder(4096);
    inputs(outcome, out);
    out.append("\n## Figures\n\n");
    if (outcome.compared().standings().size() == 2) {
      two(outcome, out);
    } else {
      many(outcome, out);
    }
    for (var one : outcome.leftOut()) {
      out.append("\nLeft out: ").append(MarkdownReport.escaped(one.name() + ": " + one.reason()));
      out.append('\n');
    }
    ComparedWords.doubt(outcome.compared())
        .ifPresent(words -> out.append('\n').append(MarkdownReport.escaped(words)).append('\n'));
    return out.toString();
  }

  private static void inputs(ComparedOutcome outcome, StringBuilder out) {
    out.append("## Inputs that differ\n\n");
    var compared = outcome.compared();
    if (compared.inputs().isEmpty()) {
      out.append("None.\n");
      return;
    }
    var header = new ArrayList<>(List.of("Input"));
    compared.standings().forEach(its -> header.add(its.name()));
    MarkdownReport.row(header, out);
    out.append("|---".repeat(header.size())).append("|\n");
    for (var input : compared.inputs()) {
      var cells = new ArrayList<>(List.of(input.key()));
      input.values().forEach(value -> cells.add(value.orElse(ComparedWords.NONE)));
      MarkdownReport.row(cells, out);
    }
  }

  private static void two(ComparedOutcome outcome, StringBuilder out) {
    var both = outcome.compared().standings();
    var base = outcome.compared().base();
    var other = both.getLast();
    MarkdownReport.row(
        List.of("Figure", "Unit", base.name(), other.name(), "Difference", "Ratio", "Better"), out);
    out.append("|---|---|---:|---:|---:|---:|---:|\n");
    for (var yardstick : Yardstick.values()) {
      if (base.figure(yardstick).isPresent() || other.figure(yardstick).isPresent()) {
        var unit = ComparedWords.unitOfKey(both, yardstick);
        MarkdownReport.row(
            List.of(
                yardstick.key(),
                unit.symbol(),
                figure(base, yardstick, unit),
                figure(other, yardstick, unit),
                difference(other, yardstick, unit),
                ComparedWords.ratio(other, yardstick),
                ComparedWords.chance(other, yardstick)),
            out);
      }
    }
  }

  /// A row for each, the best first.
  private static void many(ComparedOutcome outcome, StringBuilder out) {
    var by = outcome.by();
    var base = outcome.compared().base();
    var unit = ComparedWords.unitOfKey(outcome.compared().standings(), by);
    var head = by.key() + (unit.symbol().isEmpty() ? "" : ", in " + unit.symbol());
    MarkdownReport.row(List.of("Alternative", head, "Difference", "Ratio", "Better"), out);
    out.append("|---|---:|---:|---:|---:|\n");
    for (var standing : outcome.compared().ranked(by)) {
      boolean first = standing == base;
      MarkdownReport.row(
          List.of(
              standing.name() + (first ? " (base)" : ""),
              figure(standing, by, unit),
              first ? "" : difference(standing, by, unit),
              ComparedWords.ratio(standing, by),
              ComparedWords.chance(standing, by)),
          out);
    }
  }

  private static String figure(Standing standing, Yardstick yardstick, Shown.Unit unit) {
    return beside(
        ComparedWords.figure(standing, yardstick, unit),
        ComparedWords.range(standing, yardstick, unit));
  }

  private static String difference(Standing standing, Yardstick yardstick, Shown.Unit unit) {
    return beside(
        ComparedWords.difference(standing, yardstick, unit),
        ComparedWords.differenceRange(standing, yardstick, unit));
  }

  private static String beside(String figure, String range) {
    return (figure + " " + range).strip();
  }
}
