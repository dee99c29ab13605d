package lepton.validate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lepton.catalog.Catalog;
import lepton.catalog.PublishedRuns;
import lepton.estimate.Sampling;
import lepton.text.Problems;
import lepton.text.SourceText;
import lepton.workload.WorkloadReader;

/// Tables of runs, recomputed.
final class Tables {

  private Tables() {}

  static List<Case> shipped() {
    return recomputed(PublishedRuns.table());
  }

  static List<Case> of(String... lines) {
    return recomputed(SourceText.of("runs.csv", String.join("\n", lines) + "\n"));
  }

  private static List<Case> recomputed(SourceText text) {
    var problems = new Problems();
    var reader =
        new WorkloadReader(Catalog.shipped(), (path, from, told) -> Optional.<SourceText>empty());
    var validator =
        new Validator(
            reader, FittedRuns.shipped(Catalog.shipped()), Optional.of(Sampling.of(256, 1)));
    var cases = new ArrayList<Case>();
    RunTable.read(text, problems).forEach(run -> cases.add(validator.of(run, problems)));
    if (problems.hasErrors()) {
      throw new IllegalArgumentException(problems.all().toString());
    }
    return cases;
  }

  static Check check(List<Case> cases, String name, Quantity quantity, boolean predicted) {
    for (var each : cases) {
      for (var check : each.checks()) {
        if (each.run().title().equals(name)
            && check.quantity() == quantity
            && check.tier().predicted() == predicted) {
          return check;
        }
      }
    }
    throw new IllegalArgumentException("no " + quantity + " of " + name);
  }
}
