package lepton.estimate;

import java.util.Optional;
import lepton.meter.Recording;
import lepton.workload.Workload;

/// One way of doing something, to be held against another: a workload that may run, or a recording
/// of one that did.
public sealed interface Alternative {

  /// What it is called among the others.
  String name();

  /// The currency of its cost; absent where it has none.
  Optional<String> currency();

  /// A figure at the expected values of the inputs; absent where it is not known.
  Optional<Double> figure(Yardstick yardstick);

  /// A workload, under its levers.
  ///
  /// @param footprint each input at its expected value
  record Planned(String name, Workload workload, Footprint footprint) implements Alternative {

    @Override
    public Optional<String> currency() {
      return footprint.cost().map(cost -> cost.currency());
    }

    @Override
    public Optional<Double> figure(Yardstick yardstick) {
      return yardstick.of(footprint);
    }
  }

  /// A recording.
  record Ran(String name, Measured measured) implements Alternative {

    @Override
    public Optional<String> currency() {
      return measured.footprint().flatMap(Footprint::cost).map(cost -> cost.currency());
    }

    @Override
    public Optional<Double> figure(Yardstick yardstick) {
      return yardstick.of(measured);
    }
  }

  /// A workload under a name.
  static Alternative of(String name, Workload workload) {
    return new Planned(name, workload, Estimator.footprint(workload));
  }

  /// A recording under a name.
  static Alternative of(String name, Recording recording) {
    return new Ran(name, MeasuredFootprint.of(recording));
  }
}
