package lepton.workload;

import java.util.Optional;
import lepton.catalog.Accelerator;
import lepton.catalog.Catalog;
import lepton.quantity.Dimension;
import lepton.text.Problems;

/// The CO2e of making a device that was found in a machine: of its row in the catalogue, else of a
/// typical accelerator, as sure as it is for a workload.
public final class MakingOfDevice {

  private MakingOfDevice() {}

  /// That of a device; absent where nothing is known.
  ///
  /// @param device its name
  /// @param key what the figure is for
  public static Optional<Input> of(String device, String key, Catalog catalog) {
    var context = new Context(catalog, (_, _, _) -> Optional.empty(), new Problems());
    var row = catalog.accelerator(device).found();
    var own = row.flatMap(Accelerator::embodied);
    if (own.isPresent()) {
      var spread = row.get().provenance().own() ? Spread.NONE : Spread.of("embodied", context);
      return Optional.of(
          context.published(key, spread, row.get(), own.get().kilograms(), Dimension.CARBON));
    }
    return catalog
        .factor("accelerator.embodied")
        .map(
            typical ->
                Input.byDefault(
                    key,
                    Context.estimate(typical),
                    Dimension.CARBON,
                    "a typical accelerator; " + context.cited(typical)));
  }
}
