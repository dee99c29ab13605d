package lepton.workload;

import java.util.List;
import java.util.Optional;
import lepton.quantity.Dimension;
import lepton.quantity.Estimate;
import lepton.quantity.PlainNumber;
import lepton.quantity.Shown;
import lepton.serving.Occupancy;
import lepton.text.Mapping;
import lepton.text.Origin;

/// Reads how much a server of requests has to do at a time, and says where it has too much or too
/// little.
final class LoadReader {

  /// Sequences at a time for each copy of the model, where nobody says: in the measured range of 8
  /// to 4096, what a server has that is in use and keeps its latency. Assumed.
  static final Estimate.Median USUAL_BATCH = new Estimate.Median(8, 32, 128);

  private static final String RATE = "arrival_rate";

  private final Context context;
  private final Fields fields;
  private final Work.Requests requests;
  private final Hardware hardware;

  LoadReader(Context context, Fields fields, Work.Requests requests, Hardware hardware) {
    this.context = context;
    this.fields = fields;
    this.requests = requests;
    this.hardware = hardware;
  }

  /// As the file says; empty where it says nothing.
  Optional<ServingLoad> stated() {
    fields.oneOf("how much is served at a time", List.of("batch", RATE));
    Optional<Input> rate = fields.positive(RATE, Dimension.FREQUENCY);
    return rate.isPresent()
        ? Optional.of(new ServingLoad.Arrivals(rate.get()))
        : fields.count("batch").map(ServingLoad.Batch::new);
  }

  /// So many sequences as are usual, on each of the copies, listed as an assumption.
  ServingLoad assumed(double copies) {
    return new ServingLoad.Batch(context.assume(usual(copies)));
  }

  Input usual(double copies) {
    return Input.byDefault(
        fields.path("batch"),
        USUAL_BATCH.times(copies),
        Dimension.COUNT,
        "assumed: "
            + Shown.number(USUAL_BATCH.p50())
            + " sequences at a time for each copy of the model, P10 to P90 8 to 128; it decides"
            + " much: state yours, of all accelerators together, or the arrival_rate of requests");
  }

  /// Says where the load is more or less than the copies of the model are there for.
  ///
  /// @param occupancy of a copy as it is expected
  void check(ServingPlan plan, double copies, Occupancy occupancy) {
    switch (plan.load()) {
      case ServingLoad.Batch(Input batch) -> {
        if (occupancy.share() < 1) {
          listIdlePower(plan);
          waits(batch, copies);
        } else if (hardware.busy().mean() < 1) {
          listIdlePower(plan);
        }
      }
      case ServingLoad.Arrivals(Input rate) -> {
        context.withdraw("hardware.busy");
        listIdlePower(plan);
        keepsUp(plan, rate, copies);
      }
    }
  }

  private void listIdlePower(ServingPlan plan) {
    var idle = hardware.idle();
    if (!(idle.origin() instanceof Origin.InFile) && !context.assumptions().contains(idle)) {
      context.assume(idle);
    }
    plan.device().context().ifPresent(context::assume);
  }

  private void waits(Input batch, double copies) {
    context
        .problems()
        .warning(
            Context.placeOf(batch, fields.keyPlace("requests")),
            "serving: "
                + Shown.number(copies)
                + " copies of the model share "
                + Shown.number(batch.mean())
                + " sequences at a time: each has none for "
                + Shown.share(1 - batch.mean() / copies)
                + " of the time, and idles",
            "lower hardware.count, or raise tensor_parallel, for fewer copies");
  }

  private void keepsUp(ServingPlan plan, Input rate, double copies) {
    double served = served(plan, Draw.MEAN);
    double wanted = rate.mean() * requests.outputTokens().mean();
    if (wanted > copies * served) {
      tooMuch(plan, wanted, copies, served);
      return;
    }
    var slow = plan.doubt().time();
    double doubtful =
        served(plan, input -> input.equals(slow) ? input.amount().high() : input.mean());
    if (wanted > copies * doubtful) {
      context
          .problems()
          .warning(
              fields.valuePlace(RATE),
              "serving: it is not sure that "
                  + all(plan, copies)
                  + " keep up with "
                  + Shown.number(wanted)
                  + " tokens a second: "
                  + Shown.number(copies * served)
                  + " at most, and in one case of ten less than "
                  + Shown.number(copies * doubtful),
              "where they don't, requests wait, and the figures are of a server that never rests");
    }
  }

  private void tooMuch(ServingPlan plan, double wanted, double copies, double served) {
    double enough = Math.ceil(wanted / served);
    context
        .problems()
        .error(
            fields.valuePlace(RATE),
            "serving: "
                + Shown.number(wanted)
                + " tokens a second are more than "
                + all(plan, copies)
                + " can serve, "
                + Shown.number(copies * served)
                + " at most",
            Shown.number(enough)
                + " copies would do, hardware.count: "
                + PlainNumber.of(enough * plan.together().mean())
                + "; or state what of the requests comes here");
  }

  private static String all(ServingPlan plan, double copies) {
    double together = plan.together().mean();
    return Shown.number(copies)
        + (copies == 1 ? " copy" : " copies")
        + " of the model on "
        + Shown.number(together)
        + (together == 1 ? " accelerator" : " accelerators")
        + (copies == 1 ? "" : " each");
  }

  /// Tokens a second that one copy generates at most.
  private double served(ServingPlan plan, Draw draw) {
    var copy = plan.at(requests, 1, plan.weights(), draw);
    return Occupancy.rate(
        batch -> plan.pace(copy.withBatch(batch), draw).seconds(), plan.most(copy));
  }

  /// A share of time at work that is stated beside a rate, from which it follows.
  static void clash(Fields root, List<Phase> phases) {
    boolean arriving = false;
    for (var phase : phases) {
      arriving |=
          phase.capacity() instanceof Capacity.Served(ServingPlan plan)
              && plan.load() instanceof ServingLoad.Arrivals;
    }
    if (!arriving || phases.size() > 1) {
      return;
    }
    for (var section : List.of("hardware", "levers")) {
      if (root.node(section).orElse(root.mapping()) instanceof Mapping inside
          && inside.get("busy").isPresent()) {
        root.context()
            .problems()
            .error(
                inside.get("busy").get().place(),
                "'" + section + ".busy' is stated beside 'inference.arrival_rate'",
                "leave it out: how long the accelerators wait follows from the rate; or give"
                    + " inference.batch in place of the rate");
      }
    }
  }
}
