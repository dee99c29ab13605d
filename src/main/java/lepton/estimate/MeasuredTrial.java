package lepton.estimate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lepton.meter.Recording;
import lepton.meter.Recording.Condition;
import lepton.quantity.Energy;
import lepton.quantity.Estimate;
import lepton.uncertainty.Distribution;

/// What is in doubt about the footprint of a recording, and the footprint at one draw of it.
///
/// | in doubt | drawn |
/// |---|---|
/// | the devices that were modelled without a sensor | from the least to the most that their models
/// allow, triangular about what they say, all together |
/// | each condition that has a range | as it stands in the recording |
///
/// What was measured, and conditions without a range, are taken as they are.
final class MeasuredTrial {

  /// From the least that models allow, over what they say, to the most.
  private static final Distribution OF_MODELS = new Distribution.Triangular(-1, 0, 1);

  /// Symbols of the equations, by which it is known what a number can be.
  private static final Map<String, String> SYMBOLS =
      Map.of(Conditions.PUE, "PUE", Conditions.USE, "U", Conditions.RENEWABLES, "r");

  /// One number in doubt.
  ///
  /// @param condition empty of the models
  record Doubt(Optional<Condition> condition, Distribution distribution) {}

  private final Recording recording;
  private final EnergyParts measured;
  private final EnergyParts least;
  private final EnergyParts most;
  private final List<Doubt> doubts = new ArrayList<>();

  MeasuredTrial(Recording recording) {
    this.recording = recording;
    this.measured = EnergyParts.ofRun(recording);
    this.least = EnergyParts.ofRun(Modelled.scaled(recording, model -> model.low()));
    this.most = EnergyParts.ofRun(Modelled.scaled(recording, model -> model.high()));
    if (!Modelled.models(recording).isEmpty()) {
      doubts.add(new Doubt(Optional.empty(), OF_MODELS));
    }
    for (var condition : recording.conditions()) {
      if (condition.amount().uncertain()) {
        doubts.add(new Doubt(Optional.of(condition), distribution(condition)));
      }
    }
  }

  private static Distribution distribution(Condition condition) {
    var symbol = SYMBOLS.getOrDefault(condition.key(), "");
    var amount = condition.amount();
    return Distribution.of(amount, Unknowns.support(symbol, amount));
  }

  List<Doubt> doubts() {
    return doubts;
  }

  /// The figures of the whole run at one draw; devices, phases and steps are left out.
  ///
  /// @param drawn a number for each doubt, in their order
  Measured at(double[] drawn) {
    var parts = measured;
    var anew = new HashMap<String, Double>();
    for (int i = 0; i < drawn.length; i++) {
      var condition = doubts.get(i).condition();
      if (condition.isPresent()) {
        anew.put(condition.get().key(), drawn[i]);
      } else {
        parts = modelled(drawn[i]);
      }
    }
    return MeasuredFootprint.of(recording.with(conditions(anew)), parts);
  }

  private List<Condition> conditions(Map<String, Double> anew) {
    var conditions = new ArrayList<Condition>();
    for (var condition : recording.conditions()) {
      var value = anew.get(condition.key());
      conditions.add(
          value == null
              ? condition
              : new Condition(
                  condition.key(), Estimate.exactly(value), condition.unit(), condition.source()));
    }
    return conditions;
  }

  /// Every energy grows with what was modelled, so it lies on the line between its ends.
  private EnergyParts modelled(double at) {
    return new EnergyParts(
        between(measured.it(), least.it(), most.it(), at),
        between(measured.accelerators(), least.accelerators(), most.accelerators(), at),
        between(measured.host(), least.host(), most.host(), at),
        measured.excess());
  }

  private static Optional<Energy> between(
      Optional<Energy> middle, Optional<Energy> low, Optional<Energy> high, double at) {
    return middle.map(
        its -> {
          var end = (at < 0 ? low : high).orElse(its);
          return new Energy(its.joules() + Math.abs(at) * (end.joules() - its.joules()));
        });
  }
}
