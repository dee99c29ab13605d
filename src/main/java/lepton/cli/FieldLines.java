package lepton.cli;

import java.util.List;
import java.util.Optional;
import lepton.report.Field;
import lepton.report.Outcome;
import lepton.report.Totals;
import lepton.text.Problems;

/// `--field`: bare values, one a line, workload by workload; totals last.
final class FieldLines {

  private FieldLines() {}

  /// Empty, with a sentence each, where a value could not be worked out.
  static Optional<String> of(
      List<Outcome> outcomes, Totals totals, List<Field> fields, Surroundings here) {
    var out = new StringBuilder();
    var missing = new Problems();
    for (var outcome : outcomes) {
      for (var field : fields) {
        if (field.scope() != Field.Scope.TOTAL) {
          line(field.of(outcome), field, outcome.name(), out, missing);
        }
      }
    }
    for (var field : fields) {
      if (field.scope() == Field.Scope.TOTAL) {
        line(field.of(totals), field, "all workloads together", out, missing);
      }
    }
    if (missing.hasErrors()) {
      CommandLineTool.misuse(missing, here);
      return Optional.empty();
    }
    return Optional.of(out.toString());
  }

  private static void line(
      Optional<String> value, Field field, String whose, StringBuilder out, Problems missing) {
    if (value.isPresent()) {
      out.append(value.get()).append('\n');
    } else {
      missing.error(
          "there is no " + field.path() + " for " + whose,
          "it could not be worked out from what the file says; see 'lepton estimate -f json'");
    }
  }
}
