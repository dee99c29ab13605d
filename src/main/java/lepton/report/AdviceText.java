package lepton.report;

import java.time.LocalDate;
import java.util.List;
import lepton.plan.advise.Advice;
import lepton.plan.advise.Advice.Lever;

/// An efficiency assessment for a terminal, and as Markdown.
public final class AdviceText {

  private static final String SURE =
      "sure: the share of draws in which it saves; what is uncertain is drawn once, before and"
          + " after.";

  private final AdviceWords words;
  private final Advice advice;
  private final StringBuilder out = new StringBuilder(8192);

  private AdviceText(Advice advice, LocalDate today) {
    this.advice = advice;
    this.words = new AdviceWords(advice, today);
  }

  /// In columns.
  ///
  /// @param today from which break-even dates are counted
  public static String render(Advice advice, LocalDate today, int width, Paint paint) {
    var text = new AdviceText(advice, today);
    text.text(width, paint);
    return text.out.toString();
  }

  public static String markdown(Advice advice, LocalDate today) {
    var text = new AdviceText(advice, today);
    text.markdown();
    return text.out.toString();
  }

  private void text(int width, Paint paint) {
    out.append(paint.bold(advice.workload().name())).append('\n');
    Columns.wrap("", Heading.of(advice.workload()), 2, width, its -> its, out);
    out.append('\n');
    table("", words.headings("", "sure"), words.totals(), width, paint);
    if (advice.levers().isEmpty()) {
      out.append("\nNo lever that lepton has evidence for pays here.\n");
    } else {
      var by = AdviceWords.goal(advice.goal());
      table(
          "Saved by each lever alone, ranked by " + by,
          words.headings("", "sure"),
          words.savings(advice.levers(), true),
          width,
          paint);
      table(
          "Saved on top of the others that are advised",
          words.headings("", "advised"),
          words.savings(advice.levers(), false),
          width,
          paint);
      Columns.wrap("  ", SURE, 2, width, paint::dim, out);
    }
    details("Levers", advice.levers(), true, width, paint);
    details("Would not pay", advice.rejected(), false, width, paint);
    if (!advice.open().isEmpty()) {
      out.append('\n').append(paint.bold("Need a figure of yours")).append('\n');
      for (var open : advice.open()) {
        out.append("  ").append(open.title()).append(" (").append(open.key()).append(")\n");
        Columns.wrap("      ", words.open(open), 6, width, paint::dim, out);
      }
    }
  }

  private void table(
      String title, List<String> headings, List<List<String>> rows, int width, Paint paint) {
    if (!title.isEmpty()) {
      out.append('\n').append(paint.bold(title)).append('\n');
    }
    Tables.list(headings, rows, width, 0, paint, out);
  }

  private void details(String title, List<Lever> levers, boolean numbered, int width, Paint paint) {
    if (levers.isEmpty()) {
      return;
    }
    out.append('\n').append(paint.bold(title)).append('\n');
    int number = 0;
    for (var lever : levers) {
      number++;
      out.append("  ").append(numbered ? number + " " : "").append(lever.candidate().title());
      out.append('\n');
      for (var paragraph : words.paragraphs(lever)) {
        Columns.wrap("      ", paragraph, 6, width, paint::dim, out);
      }
    }
  }

  private void markdown() {
    out.append("## ").append(MarkdownReport.escaped(advice.workload().name())).append("\n\n");
    out.append(MarkdownReport.escaped(Heading.of(advice.workload()))).append('\n');
    section("Together", words.headings("", "Sure"), words.totals());
    if (!advice.levers().isEmpty()) {
      var by = AdviceWords.goal(advice.goal());
      section(
          "Saved by each lever alone, ranked by " + by,
          words.headings("", "Sure"),
          words.savings(advice.levers(), true));
      section(
          "Saved on top of the others that are advised",
          words.headings("", "Advised"),
          words.savings(advice.levers(), false));
    }
    list("Levers", advice.levers());
    list("Would not pay", advice.rejected());
    if (!advice.open().isEmpty()) {
      out.append("\n### Need a figure of yours\n\n");
      for (var open : advice.open()) {
        out.append("- ").append(open.title()).append(" (`").append(open.key()).append("`): ");
        out.append(MarkdownReport.escaped(words.open(open))).append('\n');
      }
    }
  }

  private void section(String title, List<String> headings, List<List<String>> rows) {
    out.append("\n### ").append(title).append("\n\n");
    row(headings);
    out.append("|---").append("|---:".repeat(headings.size() - 1)).append("|\n");
    rows.forEach(this::row);
  }

  private void row(List<String> cells) {
    out.append('|');
    for (var cell : cells) {
      out.append(' ').append(MarkdownReport.escaped(cell)).append(" |");
    }
    out.append('\n');
  }

  private void list(String title, List<Lever> levers) {
    if (levers.isEmpty()) {
      return;
    }
    out.append("\n### ").append(title).append("\n\n");
    for (var lever : levers) {
      out.append("- ").append(lever.candidate().title()).append('\n');
      for (var paragraph : words.paragraphs(lever)) {
        out.append("  - ").append(MarkdownReport.escaped(paragraph)).append('\n');
      }
    }
  }
}
