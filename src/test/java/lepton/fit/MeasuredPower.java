package lepton.fit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import lepton.catalog.Catalog;

/// Mean power of training runs that was measured, as a share of the accelerators' TDP.
final class MeasuredPower {

  private MeasuredPower() {}

  /// By generation; shares above 1 are left aside, as there the TDP is of the chip and the power of
  /// its system (TPU v4: 192 W at most, 326 to 379 W with its share of the machine).
  static Map<String, List<Double>> byGeneration(Path table) throws IOException {
    var shares = new TreeMap<String, List<Double>>();
    for (var row : PublishedTable.rows(table)) {
      var basis = PublishedTable.text(row, "energy_basis");
      var watts = PublishedTable.number(row, "avg_power_per_accelerator_w");
      var name = TrainingRun.catalogued(PublishedTable.text(row, "hardware"));
      boolean training = PublishedTable.text(row, "task").startsWith("train");
      if (training && basis.contains("measured") && watts.isPresent() && name.isPresent()) {
        boolean total = PublishedTable.text(row, "avg_power_per_accelerator_w").contains("W total");
        double count = total ? PublishedTable.number(row, "accelerator_count").orElseThrow() : 1;
        var accelerator = Catalog.shipped().accelerator(name.get()).found().orElseThrow();
        double share = watts.getAsDouble() / count / accelerator.tdp().orElseThrow().watts();
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
