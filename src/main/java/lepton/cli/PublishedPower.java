package lepton.cli;

import java.util.Optional;
import lepton.catalog.Catalog;
import lepton.estimate.ProcessorPower;
import lepton.meter.sensor.ModelledMemory;
import lepton.meter.sensor.ModelledProcessor;
import lepton.meter.sensor.Processor;

/// What the catalogue says of parts that have no sensor.
final class PublishedPower {

  private PublishedPower() {}

  static Optional<ModelledProcessor.Figures> processor(Processor processor) {
    return ProcessorPower.of(
            Catalog.shipped(),
            new ProcessorPower.Reported(
                processor.name(),
                processor.family(),
                processor.stepping(),
                processor.sockets(),
                processor.cores(),
                processor.threads(),
                processor.virtual()))
        .map(
            power ->
                new ModelledProcessor.Figures(
                    power.name(),
                    power.idleWatts(),
                    power.fullWatts(),
                    power.low(),
                    power.high(),
                    power.source()));
  }

  static Optional<ModelledMemory.Figures> memory() {
    var catalog = Catalog.shipped();
    return catalog
        .factor("memory.power")
        .map(
            factor ->
                new ModelledMemory.Figures(
                    factor.value(),
                    factor.low().orElse(factor.value()) / factor.value(),
                    factor.high().orElse(factor.value()) / factor.value(),
                    catalog.citation(factor)));
  }
}
