package lepton.plan.advise;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import lepton.catalog.Catalog;
import lepton.estimate.Sampling;
import lepton.plan.advise.Advice.Lever;
import lepton.plan.advise.Variants.Variant;
import lepton.text.Problems;
import lepton.workload.Site;

/// An efficiency assessment: every lever by what it saves here.
///
/// Each lever is tried alone on the workload without levers. Those that are advised are chosen in
/// the order of what they save: for each part in turn the lever that leaves least on top of those
/// chosen before, if it saves anything; then those that aren't worth it on top of all others are
/// taken out again (see [Plan]).
public final class Adviser {

  /// Draws where nobody says how many: the fewest, as a power of two, of which all together can
  /// tell that a saving is sure by more than 99 % (Wilson's interval, see
  /// [lepton.plan.compare.Chance]).
  public static final int USUAL_SAMPLES = 512;

  /// Less than this share of the figure is no saving but rounding.
  static final double NOTHING = 1e-9;

  private final Goal goal;
  private final Variants variants;
  private final Variant base;
  private final Ground ground;

  private Adviser(Goal goal, Variants variants, Variant base, Ground ground) {
    this.goal = goal;
    this.variants = variants;
    this.base = base;
    this.ground = ground;
  }

  /// The assessment; empty, with problems, where the workload or its goal can't be worked out.
  public static Optional<Advice> advise(
      Variants variants,
      Goal goal,
      Catalog catalog,
      Optional<Sampling> sampling,
      Problems problems) {
    var written = variants.of(List.of(), EnumSet.allOf(Part.class), problems);
    var base = variants.of(List.of(), EnumSet.noneOf(Part.class), new Problems());
    if (written.isEmpty() || base.isEmpty()) {
      return Optional.empty();
    }
    if (goal.of(base.get().footprint()).isEmpty()) {
      problems.error(
          "the " + goal.id() + " of this workload is not known, so levers can't be ranked by it",
          switch (goal) {
            case COST -> "give site.price: 0.21 EUR/kWh, or rank --by carbon";
            case TIME -> "equations state no time: rank --by energy";
            case ENERGY, CARBON, WATER -> "rank --by energy";
          });
      return Optional.empty();
    }
    var ground = new Ground(variants, base.get(), written.get(), catalog);
    return Optional.of(new Adviser(goal, variants, base.get(), ground).advice(sampling));
  }

  /// The parts of levers that changes set.
  static Set<Part> parts(List<Change> changes) {
    var parts = EnumSet.noneOf(Part.class);
    for (var change : changes) {
      for (var part : Part.values()) {
        if (part.key().map(key -> change.path().equals("levers." + key)).orElse(false)) {
          parts.add(part);
        }
      }
    }
    return parts;
  }

  private Advice advice(Optional<Sampling> sampling) {
    var all = Trials.of(ground, this);
    var surenesses = Surenesses.of(goal, base, all.variants(), sampling);
    var tried = all.likely(surenesses);
    var plan = Plan.of(tried.paying(), this);
    var advised = variant(plan.levers()).orElse(base);
    var together = Surenesses.of(goal, base, List.of(advised), sampling).of(advised);
    var levers = new ArrayList<Lever>();
    for (var trial : tried.paying()) {
      levers.add(lever(trial, plan, advised, surenesses));
    }
    var rejected = new ArrayList<Lever>();
    for (var trial : tried.rejected()) {
      rejected.add(lever(trial, plan, advised, surenesses));
    }
    var notes = new Problems();
    base.notes().forEach(notes::add);
    return new Advice(
        goal,
        base.workload(),
        Use.of(base.footprint()),
        Use.of(advised.footprint()),
        together,
        levers,
        rejected,
        Openings.of(ground),
        changes(plan.levers()),
        dropped(plan.levers()),
        base.workload().site().price().map(Site.Price::currency),
        notes.all());
  }

  /// The figure of the goal; absent where a variant doesn't know it.
  OptionalDouble figure(Variant variant) {
    return goal.of(variant.footprint());
  }

  /// The variant with several levers; empty where they make no sense together.
  Optional<Variant> variant(List<Trial> levers) {
    var parts = EnumSet.noneOf(Part.class);
    for (var lever : levers) {
      parts.add(lever.candidate().part());
    }
    return variants.of(changes(levers), parts, new Problems());
  }

  private static List<Change> changes(List<Trial> levers) {
    var changes = new ArrayList<Change>();
    for (var lever : levers) {
      changes.addAll(lever.candidate().changes());
    }
    return changes;
  }

  private Lever lever(Trial tried, Plan plan, Variant advised, Surenesses surenesses) {
    var trial = plan.late(tried);
    boolean chosen = plan.levers().contains(trial);
    var now = Use.of(advised.footprint());
    var others = chosen ? Plan.without(plan.levers(), trial) : Plan.with(plan.levers(), trial);
    var other = variant(others);
    var onTop =
        other
            .map(its -> Use.of(its.footprint()))
            .map(its -> chosen ? its.saved(now) : now.saved(its));
    var candidate = trial.candidate();
    return new Lever(
        candidate,
        Use.of(base.footprint()).saved(Use.of(trial.variant().footprint())),
        onTop.orElse(new Use(Map.of())),
        surenesses.of(trial.variant()),
        chosen && other.isPresent()
            ? trial.cost().with(Costs.hardware(candidate, other.get(), advised))
            : trial.cost(),
        chosen,
        chosen ? "" : trial.reason().orElseGet(() -> taken(candidate, plan.levers())),
        trial.evidence());
  }

  private static String taken(Candidate candidate, List<Trial> plan) {
    for (var trial : plan) {
      if (candidate.part() == Part.UTILIZATION && trial.candidate().part() == Part.ACCELERATOR) {
        return "not advised: it is known of the present accelerator, and not of "
            + trial.candidate().title();
      }
      if (trial.candidate().part().excludes(candidate.part())) {
        return "not advised: " + trial.candidate().title() + " takes its place";
      }
    }
    return candidate.own()
        ? "not advised: saves nothing on top of the others"
        : "not advised: saves less than 0.1 % of what the others leave";
  }

  private List<Part> dropped(List<Trial> plan) {
    var dropped = new ArrayList<Part>();
    var kept = EnumSet.noneOf(Part.class);
    plan.forEach(trial -> kept.add(trial.candidate().part()));
    for (var part : Part.values()) {
      if (part.isIn(ground.written().workload().levers()) && !kept.contains(part)) {
        dropped.add(part);
      }
    }
    return dropped;
  }

  /// Trials by what they save alone, the best first.
  Comparator<Trial> byFigure() {
    return Comparator.comparingDouble(trial -> figure(trial.variant()).orElse(Double.MAX_VALUE));
  }

  Variant base() {
    return base;
  }

  /// What a lever alone saves, as a share of the goal's figure; 0 where it is rounding.
  double share(Variant after) {
    double before = figure(base).orElseThrow();
    var later = figure(after);
    if (later.isEmpty() || before == 0) {
      return 0;
    }
    double share = 1 - later.getAsDouble() / before;
    return Math.abs(share) < NOTHING ? 0 : share;
  }

  Goal goal() {
    return goal;
  }
}
