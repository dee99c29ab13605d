package lepton.plan.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import lepton.catalog.Catalog;
import lepton.estimate.Alternative;
import lepton.estimate.Sampling;
import lepton.text.Documents;
import lepton.text.Problems;
import lepton.text.SourceText;
import lepton.workload.WorkloadReader;

/// Alternatives whose figures can be worked out by hand.
final class Jobs {

  private static final Catalog CATALOG = Catalog.shipped();

  /// 1000 h in seconds: what a watt comes to in joules.
  static final double HOURS = 3.6e6;

  private Jobs() {}

  /// A file of its own.
  static Alternative of(String name, String yaml) {
    var problems = new Problems();
    var document = Documents.read(SourceText.of(name, yaml), problems).getFirst();
    var workload =
        new WorkloadReader(CATALOG, (_, _, _) -> Optional.empty())
            .read(document, name, List.of(), problems);
    assertThat(problems.hasErrors()).as(problems.all().toString()).isFalse();
    return Alternative.of(name, workload.orElseThrow());
  }

  /// 1000 h at a power, without host, embodied CO2e and water.
  static Alternative hours(String name, String power, String pue, String more) {
    return of(
        name,
        """
        training: {accelerator_hours: 1000 h, precision: bf16}
        hardware:
          accelerator: {name: X, tdp: 900 W, idle: 0 W, peak: {bf16: 100 TFLOP/s}, embodied: 0 kg}
          count: 1
          power: %s
          host: none
        site: {grid: 400 gCO2e/kWh, pue: %s%s}
        """
            .formatted(power, pue, more));
  }

  static Alternative hours(String name, String power, String pue) {
    return hours(name, power, pue, "");
  }

  static Compared compared(Alternative base, Alternative other) {
    return Comparing.of(List.of(base, other), Optional.of(Sampling.of(16384, 5)));
  }
}
