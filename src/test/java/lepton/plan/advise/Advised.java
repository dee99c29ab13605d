package lepton.plan.advise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import lepton.catalog.Catalog;
import lepton.estimate.Sampling;
import lepton.text.Documents;
import lepton.text.Problems;
import lepton.text.SourceText;
import lepton.workload.WorkloadReader;

/// Workloads from their text, and what is advised on them.
final class Advised {

  static final Catalog CATALOG = Catalog.shipped();
  static final WorkloadReader READER = new WorkloadReader(CATALOG, (_, _, _) -> Optional.empty());

  private Advised() {}

  static Variants variants(String yaml) {
    var problems = new Problems();
    var document = Documents.read(SourceText.of("test.yaml", yaml), problems).getFirst();
    assertThat(problems.all()).isEmpty();
    return new Variants(document, "test", List.of(), READER);
  }

  static Advice on(String yaml, Goal goal) {
    var problems = new Problems();
    var advice =
        Adviser.advise(variants(yaml), goal, CATALOG, Optional.of(Sampling.USUAL), problems);
    assertThat(problems.hasErrors()).as(problems.all().toString()).isFalse();
    return advice.orElseThrow();
  }

  static Advice.Lever lever(Advice advice, String id) {
    for (var lever : advice.levers()) {
      if (lever.candidate().id().equals(id)) {
        return lever;
      }
    }
    return rejected(advice, id);
  }

  static Advice.Lever rejected(Advice advice, String id) {
    return advice.rejected().stream()
        .filter(lever -> lever.candidate().id().equals(id))
        .findFirst()
        .orElseThrow();
  }
}
