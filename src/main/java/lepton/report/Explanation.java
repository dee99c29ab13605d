package lepton.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lepton.derivation.Ledger;
import lepton.estimate.Assessment;

/// The equations that were evaluated, each with its numbers and where they came from.
final class Explanation {

  private Explanation() {}

  /// The steps of one footprint.
  ///
  /// @param key its name in JSON
  /// @param title its name for people
  record Section(String key, String title, List<Ledger.Step> steps) {}

  static List<Section> sections(Assessment assessment) {
    var sections = new ArrayList<Section>();
    boolean levers = assessment.baseline().isPresent();
    if (levers) {
      sections.add(new Section("baseline", "baseline", assessment.baselineExplanation()));
    }
    var title = levers ? "with levers" : "";
    sections.add(new Section("result", title, assessment.explanation()));
    return sections;
  }

  /// Where the number behind a symbol came from; absent where the equations above worked it out. A symbol
  /// of two inputs, with a lever and without, is told apart by its value.
  static Optional<String> source(Assessment assessment, Ledger.Term term) {
    var all = new ArrayList<String>();
    var fitting = new ArrayList<String>();
    for (var given : assessment.given()) {
      var source = given.input().key() + ", " + given.input().source();
      if (given.symbol().equals(term.symbol()) && !all.contains(source)) {
        all.add(source);
        if (Math.abs(given.input().mean() - term.value()) <= 1e-9 * Math.abs(term.value())) {
          fitting.add(source);
        }
      }
    }
    var sources = fitting.isEmpty() ? all : fitting;
    return sources.isEmpty() ? Optional.empty() : Optional.of(String.join("; or ", sources));
  }

  /// For people: title, symbols, numbers, and the source of each input, wrapped at `width`.
  static void text(Assessment assessment, int width, Paint paint, StringBuilder out) {
    for (var section : sections(assessment)) {
      if (section.steps().isEmpty()) {
        continue;
      }
      var title = section.title().isEmpty() ? "" : ", " + section.title();
      out.append('\n').append(paint.bold("Equations" + title)).append('\n');
      var told = new ArrayList<String>();
      for (var step : section.steps()) {
        step(assessment, step, told, width, paint, out);
      }
    }
  }

  private static void step(
      Assessment assessment,
      Ledger.Step step,
      List<String> told,
      int width,
      Paint paint,
      StringBuilder out) {
    var equation = step.equation();
    var number = equation.number().isEmpty() ? "" : equation.number() + " ";
    int equals = step.form().indexOf(" = ");
    out.append("\n  ").append(paint.bold(number + equation.title())).append('\n');
    out.append("    ").append(step.form()).append('\n');
    out.append("    ").append(" ".repeat(Columns.width(step.form().substring(0, equals))));
    out.append(" = ").append(step.substituted()).append('\n');
    for (var term : step.terms()) {
      var source = source(assessment, term);
      if (source.isPresent() && !told.contains(term.symbol())) {
        told.add(term.symbol());
        Columns.wrap(
            "      " + term.symbol() + ": ", source.get(), 10, width, paint::dim, out);
      }
    }
  }
}
