package lepton.workload;

import java.util.Optional;
import lepton.catalog.ModelShape;
import lepton.catalog.Precision;
import lepton.quantity.Dimension;
import lepton.quantity.Shown;
import lepton.serving.ServingCase;

/// How many accelerators hold one copy of a model.
///
/// @param count of all accelerators
/// @param batch of all copies together; absent where it is that of each
record ServingLayout(
    Work.Requests requests,
    ModelShape shape,
    Precision weights,
    ServingPlan.Device device,
    double count,
    Optional<Double> batch) {

  /// One copy was measured on at most so many accelerators.
  private static final double MOST_TOGETHER = 8;

  /// Memory that weights and cache fill at most: so were the measured configurations laid out, all
  /// but a few. Assumed.
  private static final double FILLED = 0.5;

  /// As many as are stated, or else as few as hold one.
  Input together(Fields fields) {
    Optional<Input> given = fields.count("tensor_parallel");
    given.ifPresent(its -> check(its.mean(), fields));
    return given.orElseGet(() -> fields.context().assume(assumed(fields)));
  }

  private void check(double together, Fields fields) {
    var problems = fields.context().problems();
    var at = fields.valuePlace("tensor_parallel");
    if (together < 1) {
      problems.error(
          at,
          "one copy of the model on less than one accelerator",
          "it is the number of accelerators that work on one step, 1 or more");
    } else if (together > Math.max(1, count)) {
      problems.error(
          at,
          "one copy of the model on more accelerators than there are",
          "hardware.count is the number of all accelerators, " + Shown.number(count));
    } else if (count % together != 0) {
      problems.warning(
          at,
          "it does not divide hardware.count: "
              + Shown.number(count / together)
              + " copies are counted",
          "a server would leave the rest idle: set hardware.count to what it uses");
    }
  }

  private Input assumed(Fields fields) {
    double fewest = fewest();
    double copies = count / fewest;
    return Input.byDefault(
        fields.path("tensor_parallel"),
        fewest,
        Dimension.COUNT,
        "assumed: "
            + (copies == 1 ? "all hold one copy of the model" : "as few as hold one copy")
            + ", weights and cache fill half of their memory at most where that can be; "
            + Shown.number(copies)
            + (copies == 1 ? " copy" : " copies"));
  }

  /// The fewest accelerators, by doubling, of which weights and cache fill at most half.
  private double fewest() {
    double most = Math.max(1, Math.min(count, MOST_TOGETHER));
    if (device.memory().isEmpty()) {
      return most;
    }
    double together = 1;
    while (together < most && bytes(together) > FILLED * together * device.memory().get().bytes()) {
      together *= 2;
    }
    return Math.max(1, Math.min(together, count));
  }

  private double bytes(double together) {
    double sequences =
        batch.isPresent() ? batch.get() * together / count : ServingReader.USUAL_BATCH.p50();
    var copy =
        new ServingCase(
            shape,
            weights,
            sequences,
            requests.inputTokens().mean(),
            requests.outputTokens().mean(),
            ServingPlan.at(device, Draw.MEAN),
            together,
            1);
    return copy.bytes();
  }
}
