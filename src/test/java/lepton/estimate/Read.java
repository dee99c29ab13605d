package lepton.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import lepton.catalog.Catalog;
import lepton.text.Documents;
import lepton.text.Problems;
import lepton.text.SourceText;
import lepton.workload.Workload;
import lepton.workload.WorkloadReader;

/// A workload from its text, by the reader that `lepton estimate` uses.
final class Read {

  private static final Catalog CATALOG = Catalog.shipped();

  private Read() {}

  static Workload workload(String yaml) {
    var problems = new Problems();
    var document = Documents.read(SourceText.of("test.yaml", yaml), problems).getFirst();
    var workload =
        new WorkloadReader(CATALOG, (_, _, _) -> Optional.empty())
            .read(document, "test", List.of(), problems);
    assertThat(problems.hasErrors()).as(problems.all().toString()).isFalse();
    return workload.orElseThrow();
  }
}
