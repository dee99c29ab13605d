package lepton.cli;

import java.util.List;
import java.util.Optional;
import lepton.report.Field;
import lepton.report.Outcome;
import lepton.report.Totals;

/// `--field`: bare values, one a line, workload by workload; totals last.
final class FieldLines {

  private FieldLines() {}

  /// Empty, with a sentence each, where a value could not be worked out.
  static Optional<String> of(
      List<Outcome> outcomes, Totals totals, List<Field> fields, Surroundings here) {
    var values = new FieldValues();
    for (var outcome : outcomes) {
      for (var field : fields) {
        if (field.scope() != Field.Scope.TOTAL) {
          line(field.of(outcome), field, outcome.name(), values);
        }
      }
    }
    for (var field : fields) {
      if (field.scope() == Field.Scope.TOTAL) {
        line(field.of(totals), field, "all workloads together", values);
      }
    }
    return values.text(here);
  }

  private static void line(Optional<String> value, Field field, String whose, FieldValues values) {
    values.add(
        value,
        field.path() + " for " + whose,
        "it could not be worked out from what the file says; see 'lepton estimate -f json'");
  }
}
