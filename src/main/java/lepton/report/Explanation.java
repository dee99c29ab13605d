package lepton.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lepton.derivation.Ledger;
import lepton.estimate.Assessment;
import lepton.workload.Input;

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

  /// Where the number behind a symbol came from; absent where the equations above worked it out. A
  /// symbol of two inputs, with a lever and without, is told apart by its value.
  static Optional<String> source(Assessment assessment, Ledger.Term term) {
    var all = new ArrayList<Input>();
    var fitting = new ArrayList<Input>();
    for (var given : assessment.given()) {
      var input = given.input();
      if (given.symbol().equals(term.symbol())) {
        add(input, all);
        if (Math.abs(input.mean() - term.value()) <= 1e-9 * Math.abs(term.value())) {
          add(input, fitting);
        }
      }
    }
    var told = new StringBuilder();
    for (var input : fitting.isEmpty() ? all : fitting) {
      told.append(told.isEmpty() ? "" : "; or ").append(input.key());
      told.append(", ").append(input.source());
    }
    return told.isEmpty() ? Optional.empty() : Optional.of(told.toString());
  }

  /// What two keys take from one source is told once.
  private static void add(Input input, List<Input> inputs) {
    for (var other : inputs) {
      if (other.source().equals(input.source())) {
        return;
      }
    }
    inputs.add(input);
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
        Columns.wrap("      " + term.symbol() + ": ", source.get(), 10, width, paint::dim, out);
      }
    }
  }
}
