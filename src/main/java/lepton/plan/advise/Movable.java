package lepton.plan.advise;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import lepton.catalog.Catalog;
import lepton.text.Problems;

/// The keys that may move where nobody says which: the accelerators and batches that the assessment
/// would try, the cleanest regions of the provider that is named, the share at the edge where the
/// file has that lever, and what the accuracy is measured against.
public final class Movable {

  private Movable() {}

  /// None where nothing is known to move.
  public static List<Decision> of(
      Variants variants, Catalog catalog, List<AccuracyCurve> curves, Problems problems) {
    var written = variants.with(List.of(), new Problems());
    var base = variants.of(List.of(), Set.of(), new Problems());
    var vary = new ArrayList<Decision>();
    if (written.isEmpty() || base.isEmpty()) {
      return vary;
    }
    var ground = new Ground(variants, base.get(), written.get(), catalog);
    var candidates = Candidates.of(ground);
    ground
        .accelerator()
        .ifPresent(present -> words("hardware.accelerator", present.id(), candidates, vary));
    ground
        .word("inference.batch")
        .ifPresent(batch -> words("inference.batch", batch, candidates, vary));
    ground.word("site.region").ifPresent(region -> vary.add(regions(region, candidates)));
    if (Part.EDGE.isIn(written.get().workload().levers())) {
      vary.add(new Decision.Between("levers.edge.share", 1, 100, "%"));
    }
    for (var curve : curves) {
      vary.removeIf(other -> other.path().equals(curve.path()));
      curve.movable(problems).ifPresent(vary::add);
    }
    return vary;
  }

  private static void words(
      String path, String present, List<Candidate> candidates, List<Decision> vary) {
    var words = new TreeSet<String>(List.of(present));
    for (var candidate : candidates) {
      for (var change : candidate.changes()) {
        if (change.path().equals(path)) {
          words.add(change.value());
        }
      }
    }
    if (words.size() > 1) {
      vary.add(new Decision.Among(path, List.copyOf(words)));
    }
  }

  private static Decision regions(String present, List<Candidate> candidates) {
    var regions = new ArrayList<String>(List.of(present));
    for (var candidate : candidates) {
      Optional<Change> first = candidate.changes().stream().findFirst();
      if (candidate.part() == Part.SITE
          && first.isPresent()
          && first.get().value().startsWith("{region")) {
        regions.add(candidate.id());
      }
    }
    return new Decision.Among("site.region", regions);
  }
}
