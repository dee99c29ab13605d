package lepton.workload;

import java.util.Optional;
import lepton.quantity.Dimension;
import lepton.quantity.Shown;

/// How many accelerators hold one copy of a model.
///
/// @param count of all accelerators
/// @param plan with one accelerator a copy, and a load that may be assumed
/// @param stated whether the load is; a copy that requests arrive at is laid out as for the usual
///     batch, so that more accelerators are more copies and not larger ones
record ServingLayout(ServingPlan plan, Work.Requests requests, double count, boolean stated) {

  /// One copy was measured on at most so many accelerators.
  private static final double MOST_TOGETHER = 8;

  /// Memory that weights and cache fill at most: so were the measured configurations laid out, all
  /// but a few. Assumed.
  private static final double FILLED = 0.5;

  /// As many as are stated, or else as few as hold one.
  Input together(Fields fields) {
    Optional<Input> given = fields.count("tensor_parallel");
    given.ifPresent(its -> check(its, fields));
    return given.orElseGet(() -> fields.context().assume(assumed(fields)));
  }

  private void check(Input given, Fields fields) {
    double together = given.mean();
    var problems = fields.context().problems();
    var at = fields.valuePlace("tensor_parallel");
    if (together < 1) {
      problems.error(
          at,
          "one copy of the model on less than one accelerator",
          "it is the number of accelerators that work on one step, 1 or more");
    } else if (!whole(given)) {
      problems.error(
          at,
          "one copy of the model on " + Shown.number(together) + " accelerators",
          "it is a whole number, of the accelerators that work on one step: 1, 2, 4, 8, …");
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

  /// What is uncertain may have any mean.
  static boolean whole(Input number) {
    return number.amount().uncertain() || number.mean() == Math.rint(number.mean());
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
    if (plan.device().memory().isEmpty()) {
      return most;
    }
    double each = plan.device().memory().get().bytes();
    double together = 1;
    while (together < most && bytes(together) > FILLED * together * each) {
      together *= 2;
    }
    return Math.max(1, Math.min(together, count));
  }

  private double bytes(double together) {
    var input = Input.byDefault("inference.tensor_parallel", together, Dimension.COUNT, "tried");
    var laid = plan.laid(input);
    double sequences =
        plan.load() instanceof ServingLoad.Batch(Input batch) && stated
            ? batch.mean() * together / count
            : LoadReader.USUAL_BATCH.p50();
    return laid.at(requests, sequences, plan.weights(), Draw.MEAN).bytes();
  }
}
