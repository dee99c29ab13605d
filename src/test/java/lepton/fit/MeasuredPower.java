package lepton.fit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import lepton.catalog.Catalog;
import lepton.validate.PublishedRun;

/// Mean power of training runs that was measured, as a share of the accelerators' TDP.
final class MeasuredPower {

  private MeasuredPower() {}

  /// By generation; shares above 1 are left aside, as there the TDP is of the chip and the power of
  /// its system (TPU v4: 192 W at most, 326 to 379 W with its share of the machine).
  static Map<String, List<Double>> byGeneration(Path table) throws IOException {
    var shares = new TreeMap<String, List<Double>>();
    for (var run : PublishedTable.runs(table)) {
      boolean measured = run.basis().equals(Optional.of(PublishedRun.Basis.MEASURED));
      if (measured && run.watts().isPresent()) {
        var accelerator = TrainingRun.accelerator(run, Catalog.shipped());
        double share = run.watts().get().value() / accelerator.tdp().orElseThrow().watts();
        if (share <= 1) {
          shares
              .computeIfAbsent(TrainingRun.generation(accelerator), key -> new ArrayList<>())
              .add(share);
        }
      }
    }
    return shares;
  }
}
