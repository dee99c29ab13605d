package lepton.plan.advise;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import lepton.plan.advise.Variants.Variant;
import lepton.quantity.Shown;
import lepton.text.Problem;
import lepton.text.Problems;
import lepton.workload.Input;

/// Every candidate, tried alone, and sorted into those that pay and those that would not.
///
/// Of many alternatives for one part, such as accelerators, few are kept: the best that pay, and of
/// those that would not pay the fastest.
record Trials(List<Trial> paying, List<Trial> rejected) {

  /// So many alternatives of one part are kept.
  private static final int ALTERNATIVES = 2;

  private static final double EVEN = 0.5;

  private static final String DEFAULT = "default: ";

  Trials {
    paying = List.copyOf(paying);
    rejected = List.copyOf(rejected);
  }

  List<Variant> variants() {
    var variants = new ArrayList<Variant>();
    paying.forEach(trial -> variants.add(trial.variant()));
    rejected.forEach(trial -> variants.add(trial.variant()));
    return variants;
  }

  /// Those that save in fewer draws than not, whatever they save in the mean, don't pay.
  Trials likely(Surenesses surenesses) {
    var likely = new ArrayList<Trial>();
    var others = new ArrayList<Trial>();
    for (var trial : paying) {
      var sureness = surenesses.of(trial.variant());
      if (sureness.isPresent() && sureness.get().probability() < EVEN) {
        others.add(trial.because("saves in the mean, and in fewer draws than not"));
      } else {
        likely.add(trial);
      }
    }
    others.addAll(rejected);
    return new Trials(likely, others);
  }

  static Trials of(Ground ground, Adviser adviser) {
    var paying = new ArrayList<Trial>();
    var rejected = new ArrayList<Trial>();
    for (var candidate : Candidates.of(ground)) {
      var parts = EnumSet.of(candidate.part());
      var variant = ground.variants().of(candidate.changes(), parts, new Problems());
      if (variant.isPresent()) {
        var trial = trial(candidate, variant.get(), adviser);
        (trial.reason().isEmpty() ? paying : rejected).add(trial);
      }
    }
    paying.sort(adviser.byFigure());
    rejected.sort(adviser.byFigure());
    return new Trials(few(paying, false), few(rejected, true));
  }

  private static Trial trial(Candidate candidate, Variant variant, Adviser adviser) {
    var cost = Costs.of(candidate, adviser.base(), variant);
    var evidence = evidence(candidate, adviser.base(), variant);
    return new Trial(candidate, variant, cost, reason(variant, cost, adviser), evidence);
  }

  private static Optional<String> reason(Variant variant, Advice.Cost cost, Adviser adviser) {
    double share = adviser.share(variant);
    var goal = adviser.goal();
    if (adviser.figure(variant).isEmpty()) {
      return Optional.of("its " + goal.id() + " is not known");
    }
    boolean unknown =
        adviser.base().footprint().embodied().isPresent()
            && variant.footprint().embodied().isEmpty();
    if (share > 0 && unknown && goal == Goal.CARBON) {
      return Optional.of("the CO2e of making it is not known, so the two can't be compared");
    }
    if (share > 0) {
      return late(cost.hardware(), goal);
    }
    if (share == 0) {
      return Optional.of("saves nothing" + why(variant));
    }
    return Optional.of(
        Shown.share(-share) + " more " + word(goal) + speed(adviser.base(), variant));
  }

  /// Why new hardware is too late to be advised by carbon; absent where it isn't.
  static Optional<String> late(Optional<Advice.NewHardware> hardware, Goal goal) {
    return goal == Goal.CARBON && hardware.map(its -> !its.pays()).orElse(false)
        ? Optional.of(
            "making the devices emits more than they save within their life of "
                + Shown.number(years(hardware.get().lifetime()))
                + " years")
        : Optional.empty();
  }

  private static double years(double seconds) {
    return seconds / (365.0 * 86_400);
  }

  private static String word(Goal goal) {
    return switch (goal) {
      case ENERGY, WATER, COST, TIME -> goal.id();
      case CARBON -> "CO2e";
    };
  }

  /// What the reader says of a lever without effect.
  private static String why(Variant variant) {
    for (var note : variant.notes()) {
      if (note.message().contains("nothing is saved")) {
        return ": " + note.message().replace(", so nothing is saved", "");
      }
    }
    return "";
  }

  /// How a faster variant comes to use more.
  private static String speed(Variant before, Variant after) {
    var slow = Goal.TIME.of(before.footprint());
    var fast = Goal.TIME.of(after.footprint());
    if (slow.isEmpty() || fast.isEmpty() || !(fast.getAsDouble() < slow.getAsDouble())) {
      return "";
    }
    double times = slow.getAsDouble() / fast.getAsDouble();
    double power = power(after) / power(before);
    return " though "
        + Shown.number(times)
        + " × as fast: the machine draws "
        + Shown.number(power)
        + " × as much";
  }

  /// Mean power of the IT equipment over the time that is allotted, in W.
  private static double power(Variant variant) {
    OptionalDouble time = Goal.TIME.of(variant.footprint());
    return variant.footprint().it().joules() / time.orElse(1);
  }

  /// Who says what a lever does: the candidate's own source, and what the reader took for it.
  private static List<String> evidence(Candidate candidate, Variant before, Variant after) {
    var evidence = new ArrayList<String>();
    if (!candidate.evidence().isEmpty()) {
      evidence.add(candidate.evidence());
    }
    for (var assumption : after.workload().assumptions()) {
      if (!known(assumption, before) && concerns(candidate, assumption)) {
        evidence.add(
            assumption.key() + " " + assumption.shown() + ": " + source(assumption, candidate));
      }
    }
    for (var note : notes(candidate, before, after)) {
      evidence.add(note);
    }
    return evidence;
  }

  private static boolean known(Input assumption, Variant before) {
    for (var other : before.workload().assumptions()) {
      if (other.source().equals(assumption.source())
          && other.amount().equals(assumption.amount())) {
        return true;
      }
    }
    return false;
  }

  private static boolean concerns(Candidate candidate, Input assumption) {
    return switch (candidate.part()) {
      case ACCELERATOR ->
          assumption.key().endsWith("utilization") || assumption.key().endsWith("power");
      case SITE, START, BATCH, UTILIZATION -> false;
      case SHARING, PRUNING, DYNAMIC, QUANTIZATION, ACCELERATION, EDGE, BUSY ->
          assumption.key().startsWith("levers." + candidate.part().key().orElse(""));
    };
  }

  /// Who says so; of hardware, whose defaults come with long remarks, the first two clauses.
  private static String source(Input assumption, Candidate candidate) {
    var source = assumption.source();
    var bare = source.startsWith(DEFAULT) ? source.substring(DEFAULT.length()) : source;
    if (candidate.part() != Part.ACCELERATOR) {
      return bare;
    }
    int first = bare.indexOf(';');
    int second = first < 0 ? -1 : bare.indexOf(';', first + 1);
    return second < 0 ? bare : bare.substring(0, second);
  }

  /// What the reader warns of a lever and not of the workload without it.
  private static List<String> notes(Candidate candidate, Variant before, Variant after) {
    var notes = new ArrayList<String>();
    var known = new ArrayList<String>();
    before.notes().forEach(note -> known.add(note.message()));
    for (Problem note : after.notes()) {
      boolean told = known.contains(note.message()) || note.message().contains("nothing is saved");
      if (!told && !candidate.own()) {
        notes.add(note.message());
      }
    }
    return notes;
  }

  private static List<Trial> few(List<Trial> sorted, boolean rejected) {
    var few = new ArrayList<Trial>();
    for (var trial : sorted) {
      var candidate = trial.candidate();
      int before = 0;
      for (var other : few) {
        before += other.candidate().part() == candidate.part() && !other.candidate().own() ? 1 : 0;
      }
      boolean many =
          switch (candidate.part()) {
            case SITE, START, ACCELERATOR, BATCH -> true;
            case SHARING, PRUNING, DYNAMIC, QUANTIZATION, ACCELERATION, EDGE, BUSY, UTILIZATION ->
                false;
          };
      boolean telling = !rejected || candidate.part() != Part.START;
      if (candidate.own() || (telling && (!many || before < ALTERNATIVES))) {
        few.add(trial);
      }
    }
    return few;
  }
}
