package lepton.plan.advise;

import java.util.ArrayList;
import java.util.List;
import lepton.catalog.Precision;
import lepton.quantity.PlainNumber;
import lepton.quantity.Shown;
import lepton.workload.Capacity;
import lepton.workload.Phase;
import lepton.workload.ServingLoad;
import lepton.workload.Stage;
import lepton.workload.Work;

/// The levers that could be used: those that the file names, and those that the catalogue or the
/// readers of levers have a figure for.
final class Candidates {

  /// Times the batch that there is.
  private static final int[] BATCHES = {2, 4, 8, 16};

  private static final String SERVING =
      "the serving model, fitted to measured configurations (ML.ENERGY 2025)";

  private final Ground ground;
  private final List<Candidate> found = new ArrayList<>();

  private Candidates(Ground ground) {
    this.ground = ground;
  }

  static List<Candidate> of(Ground ground) {
    var candidates = new Candidates(ground);
    candidates.own();
    if (ground.described().isPresent()) {
      candidates.pruning();
      candidates.quantization();
      candidates.batch();
      candidates.found.addAll(DeviceCandidates.of(ground));
    }
    candidates.found.addAll(PlaceCandidates.of(ground));
    return candidates.found;
  }

  /// A lever of the file is its own evidence.
  private void own() {
    for (var part : Part.values()) {
      if (part.isIn(ground.written().workload().levers())) {
        var key = part.key().orElseThrow();
        found.add(
            new Candidate(part, "your-" + key, "your " + key, List.of(), true, "as the file says"));
      }
    }
  }

  private void pruning() {
    if (Part.PRUNING.isIn(ground.written().workload().levers())) {
      return; // how much may go is the reader's to say, and has been said
    }
    add(Part.PRUNING, "2:4-pruning", "2:4 pruning", "levers.pruning", "{pattern: 2:4}", "");
    add(
        Part.PRUNING,
        "unstructured-pruning",
        "unstructured pruning",
        "levers.pruning",
        "{keep: 50%, pattern: unstructured}",
        "");
  }

  private void quantization() {
    var inference = ground.phase(Stage.INFERENCE);
    if (inference.isEmpty()) {
      return;
    }
    for (var precision : List.of(Precision.FP8, Precision.INT8, Precision.FP4)) {
      if (precision.bits() < inference.get().precision().bits()) {
        add(
            Part.QUANTIZATION,
            precision.id(),
            precision.id() + " inference",
            "levers.quantization",
            "{precision: " + precision.id() + "}",
            served(inference.get()) ? SERVING : "");
      }
    }
  }

  /// Larger batches, where the serving model says what they do.
  private void batch() {
    var inference = ground.phase(Stage.INFERENCE);
    if (inference.isEmpty()
        || !(inference.get().work() instanceof Work.Requests)
        || !(inference.get().capacity() instanceof Capacity.Served(var plan))
        || !(plan.load() instanceof ServingLoad.Batch(var sequences))) {
      return;
    }
    double batch = sequences.mean();
    for (int times : BATCHES) {
      double larger = batch * times;
      add(
          Part.BATCH,
          "batch-" + PlainNumber.of(larger),
          "batch of " + Shown.number(larger),
          "inference.batch",
          PlainNumber.of(larger),
          SERVING);
    }
  }

  private static boolean served(Phase phase) {
    return phase.capacity() instanceof Capacity.Served;
  }

  private void add(Part part, String id, String title, String path, String value, String evidence) {
    found.add(new Candidate(part, id, title, List.of(new Change(path, value)), false, evidence));
  }
}
