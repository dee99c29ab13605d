package lepton.report;

import java.util.List;
import lepton.validate.Case;

/// Recomputed runs for a terminal: a table for each tier, what contradicts itself, the summary.
public final class ValidationText {

  private ValidationText() {}

  /// The tables, or the summary alone.
  ///
  /// @param explain whether each run's source and remarks are told
  public static String render(
      List<Case> cases, boolean summaryOnly, boolean explain, int width, Paint paint) {
    var out = new StringBuilder(8192);
    if (!summaryOnly) {
      for (var section : ValidationTables.sections(cases)) {
        out.append(paint.bold(section.title())).append('\n');
        Tables.list(section.headings(), section.rows(), width, 0, paint, out);
        out.append('\n');
      }
      fitted(cases, width, paint, out);
      contradictions(cases, width, paint, out);
      if (explain) {
        sources(cases, width, paint, out);
      }
    }
    var summary = ValidationTables.summary(cases);
    if (!summary.isEmpty()) {
      out.append(paint.bold("Summary")).append('\n');
      Tables.list(ValidationTables.SUMMARY_HEADINGS, summary, width, 0, paint, out);
    }
    Columns.wrap("  ", ValidationTables.scope(cases), 2, width, paint::dim, out);
    return out.toString();
  }

  /// Runs that go by another name than the shipped table's.
  private static void fitted(List<Case> cases, int width, Paint paint, StringBuilder out) {
    var lines = ValidationTables.renamed(cases);
    if (!lines.isEmpty()) {
      out.append(paint.bold("In the fit")).append('\n');
      lines.forEach(line -> Columns.wrap("  ", line, 4, width, text -> text, out));
      out.append('\n');
    }
  }

  private static void contradictions(List<Case> cases, int width, Paint paint, StringBuilder out) {
    boolean any = false;
    for (var each : cases) {
      if (each.contradictory()) {
        out.append(any ? "" : paint.bold("Contradictions") + "\n");
        any = true;
        out.append("  ").append(each.run().title()).append('\n');
      }
      for (var problem : each.contradictions()) {
        Columns.wrap("    ", problem.message(), 4, width, text -> text, out);
        problem.help().ifPresent(help -> Columns.wrap("    ", help, 4, width, paint::dim, out));
      }
    }
    out.append(any ? "\n" : "");
  }

  private static void sources(List<Case> cases, int width, Paint paint, StringBuilder out) {
    out.append(paint.bold("Sources")).append('\n');
    for (var each : cases) {
      var run = each.run();
      var words = new StringBuilder(run.source().isEmpty() ? "no source" : run.source());
      words.append(run.note().isEmpty() ? "" : "; " + run.note());
      out.append("  ").append(run.title()).append('\n');
      Columns.wrap("    ", words.toString(), 4, width, paint::dim, out);
    }
    out.append('\n');
  }
}
