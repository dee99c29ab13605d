package lepton.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lepton.plan.advise.Advice;
import lepton.plan.advise.Advice.Lever;
import lepton.plan.advise.Advice.NewHardware;
import lepton.plan.advise.Goal;
import lepton.plan.advise.Part;
import lepton.quantity.Carbon;
import lepton.quantity.Energy;
import lepton.quantity.Shown;
import lepton.quantity.Span;
import lepton.uncertainty.Range;

/// An efficiency assessment in words: what text and Markdown have in common.
///
/// @param today from which dates are counted
record AdviceWords(Advice advice, LocalDate today) {

  private static final double SECONDS_PER_DAY = 86_400;
  private static final double DAYS_PER_YEAR = 365;

  /// Dates beyond this are not worth a name, and no calendar reaches all of them.
  private static final double MOST_DAYS = 1000 * DAYS_PER_YEAR;

  /// Columns of figures, in the order of the goals.
  List<String> headings(String first, String last) {
    return List.of(
        first, "energy", "CO2e", "water", advice.currency().orElse("cost"), "time", last);
  }

  static String goal(Goal goal) {
    return switch (goal) {
      case ENERGY, WATER, COST, TIME -> goal.id();
      case CARBON -> "CO2e";
    };
  }

  /// What all of it uses: now, with what is advised, and what that saves.
  List<List<String>> totals() {
    var rows = new ArrayList<List<String>>();
    var now = new ArrayList<String>(List.of("now"));
    var then = new ArrayList<String>(List.of("advised"));
    var saved = new ArrayList<String>(List.of("saved"));
    for (var goal : Goal.values()) {
      var before = advice.now().of(goal);
      var after = advice.advised().of(goal);
      now.add(before.isPresent() ? AdviceFigures.shown(goal, before.getAsDouble()) : "–");
      then.add(after.isPresent() ? AdviceFigures.shown(goal, after.getAsDouble()) : "–");
      boolean both = before.isPresent() && after.isPresent() && before.getAsDouble() > 0;
      saved.add(both ? share(1 - after.getAsDouble() / before.getAsDouble()) : "–");
    }
    now.add("");
    then.add("");
    saved.add(advice.together().map(its -> Sureness.shown(its.chance())).orElse("–"));
    rows.add(now);
    rows.add(then);
    rows.add(saved);
    return rows;
  }

  private static String share(double share) {
    return Math.abs(share) < 0.0005 ? "0 %" : Shown.share(Math.rint(share * 1000) / 1000);
  }

  /// What each lever saves alone, or on top of the others.
  List<List<String>> savings(List<Lever> levers, boolean alone) {
    var rows = new ArrayList<List<String>>();
    int number = 0;
    for (var lever : levers) {
      var row = new ArrayList<String>();
      row.add(++number + " " + lever.candidate().title());
      for (var goal : Goal.values()) {
        row.add(AdviceFigures.saved(goal, alone ? lever.alone() : lever.onTop()));
      }
      row.add(
          alone
              ? lever.sureness().map(its -> Sureness.shown(its.chance())).orElse("–")
              : lever.advised() ? "yes" : "no");
      rows.add(row);
    }
    return rows;
  }

  /// Everything there is to say of a lever, a paragraph each.
  List<String> paragraphs(Lever lever) {
    var paragraphs = new ArrayList<String>();
    if (!lever.remark().isEmpty()) {
      paragraphs.add(lever.remark());
    }
    lever.sureness().flatMap(its -> range(its.range())).ifPresent(paragraphs::add);
    for (var evidence : lever.evidence()) {
      paragraphs.add("evidence: " + evidence);
    }
    paragraphs.addAll(costs(lever));
    if (advice.levers().contains(lever)) {
      for (var change : lever.candidate().changes()) {
        paragraphs.add("sets: " + change.path() + ": " + change.value());
      }
    }
    return paragraphs;
  }

  private Optional<String> range(Range range) {
    return range.wide()
        ? Optional.of(
            "saves "
                + AdviceFigures.shown(advice.goal(), range.p5())
                + " to "
                + AdviceFigures.shown(advice.goal(), range.p95())
                + " of "
                + goal(advice.goal())
                + " (P5–P95)")
        : Optional.empty();
  }

  private List<String> costs(Lever lever) {
    var costs = new ArrayList<String>();
    var cost = lever.cost();
    if (cost.pruning().isPresent()) {
      var joules = new Energy(cost.pruning().getAsDouble());
      costs.add("cost: " + Shown.energy(joules) + " of pruning and fine-tuning, counted above");
    }
    if (cost.pruningLimit().isPresent()) {
      costs.add(
          "cost: pruning and fine-tuning are not counted; it saves energy while they take less than "
              + Shown.energy(new Energy(cost.pruningLimit().getAsDouble()))
              + " (levers.pruning.cost)");
    }
    if (advice.levers().contains(lever) && changesModel(lever.candidate().part())) {
      costs.add("cost: the model changes; what that costs in accuracy is not on file: measure it");
    }
    cost.hardware().ifPresent(hardware -> costs.add(hardware(lever, hardware)));
    cost.request()
        .ifPresent(
            request ->
                costs.add(
                    "cost: a request takes "
                        + Shown.span(new Span(request.after()))
                        + " in place of "
                        + Shown.span(new Span(request.before()))));
    return costs;
  }

  private static boolean changesModel(Part part) {
    return switch (part) {
      case SHARING, PRUNING, DYNAMIC, QUANTIZATION -> true;
      case ACCELERATION, EDGE, BUSY, SITE, ACCELERATOR, BATCH, UTILIZATION, START -> false;
    };
  }

  private String hardware(Lever lever, NewHardware hardware) {
    var made = "cost: making the devices emits " + Shown.carbon(new Carbon(hardware.kilograms()));
    if (hardware.breakEven().isEmpty()) {
      return made + ", and operation never makes up for it";
    }
    double seconds = hardware.breakEven().getAsDouble();
    var date = date(hardware);
    boolean others = lever.advised() && advice.levers().stream().filter(Lever::advised).count() > 1;
    return made
        + (others ? "; on top of the others" : ";")
        + " operation makes up for it in "
        + span(seconds)
        + date.map(its -> ", by " + its).orElse("")
        + (hardware.pays() ? "" : ", after their life of " + span(hardware.lifetime()));
  }

  /// When new hardware has paid; absent where that is beyond any plan.
  Optional<LocalDate> date(NewHardware hardware) {
    double days = hardware.breakEven().orElse(Double.MAX_VALUE) / SECONDS_PER_DAY;
    return days <= MOST_DAYS
        ? Optional.of(today.plusDays((long) Math.ceil(days)))
        : Optional.empty();
  }

  private static String span(double seconds) {
    double days = seconds / SECONDS_PER_DAY;
    if (days >= DAYS_PER_YEAR) {
      return Shown.number(days / DAYS_PER_YEAR) + " years";
    }
    return days >= 1 ? Shown.number(days) + " days" : Shown.span(new Span(seconds));
  }

  /// What a lever needs, and what it would save.
  String open(Advice.Open open) {
    var words = new StringBuilder(open.why());
    if (open.potential().isPresent()) {
      double saved = open.potential().get().of(advice.goal()).orElse(0);
      words.append("; ").append(open.step()).append(saved >= 0 ? " saves " : " costs ");
      words.append(AdviceFigures.shown(advice.goal(), Math.abs(saved)));
      words.append(advice.goal() == Goal.COST ? " " + advice.currency().orElse("") : "");
    }
    return words.toString();
  }
}
