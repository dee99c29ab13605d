package lepton.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lepton.plan.advise.Advice;
import lepton.plan.advise.Goal;
import lepton.plan.advise.Use;
import lepton.quantity.Carbon;
import lepton.quantity.Energy;
import lepton.quantity.Money;
import lepton.quantity.PlainNumber;
import lepton.quantity.Shown;
import lepton.quantity.Span;
import lepton.quantity.Water;

/// The numbers of an efficiency assessment, by the path that JSON and `--field` know them by.
public final class AdviceFigures {

  /// The sections that hold a figure for each goal.
  private static final List<String> SECTIONS = List.of("now", "advised", "saving");

  /// Shown without it: the heading of the column names the workload's own.
  private static final String ANY = "EUR";

  private AdviceFigures() {}

  /// The key of a figure: with the unit that it is written in.
  static String key(Goal goal) {
    return switch (goal) {
      case ENERGY -> "energy_kwh";
      case CARBON -> "emissions_kg";
      case WATER -> "water_l";
      case COST -> "cost";
      case TIME -> "duration_h";
    };
  }

  /// A figure in the unit that its key names.
  static double value(Goal goal, double base) {
    return switch (goal) {
      case ENERGY -> base / Energy.JOULES_PER_KWH;
      case CARBON, WATER, COST -> base;
      case TIME -> base / Span.SECONDS_PER_HOUR;
    };
  }

  /// Every path there can be.
  public static List<String> paths() {
    var paths = new ArrayList<String>();
    for (var section : SECTIONS) {
      for (var goal : Goal.values()) {
        paths.add(section + "." + key(goal));
      }
    }
    paths.add("saving.share");
    paths.addAll(List.of("saving.p5", "saving.p50", "saving.p95", "saving.probability"));
    return List.copyOf(paths);
  }

  /// The number at a path, plain; absent where it is not known.
  public static Optional<String> at(String path, Advice advice) {
    return Optional.ofNullable(of(advice).get(path)).map(PlainNumber::of);
  }

  static Map<String, Double> of(Advice advice) {
    var figures = new LinkedHashMap<String, Double>();
    put("now.", advice.now(), figures);
    put("advised.", advice.advised(), figures);
    for (var goal : Goal.values()) {
      var now = advice.now().of(goal);
      var then = advice.advised().of(goal);
      if (now.isPresent() && then.isPresent()) {
        figures.put("saving." + key(goal), value(goal, now.getAsDouble() - then.getAsDouble()));
      }
    }
    double now = advice.now().of(advice.goal()).orElse(0);
    if (now > 0) {
      figures.put("saving.share", 1 - advice.advised().of(advice.goal()).orElse(now) / now);
    }
    advice
        .together()
        .ifPresent(
            sureness -> {
              figures.put("saving.p5", value(advice.goal(), sureness.range().p5()));
              figures.put("saving.p50", value(advice.goal(), sureness.range().p50()));
              figures.put("saving.p95", value(advice.goal(), sureness.range().p95()));
              figures.put("saving.probability", sureness.probability());
            });
    return figures;
  }

  private static void put(String section, Use use, Map<String, Double> figures) {
    for (var goal : Goal.values()) {
      use.of(goal).ifPresent(amount -> figures.put(section + key(goal), value(goal, amount)));
    }
  }

  /// An amount for people, which may be below 0; money without its currency.
  static String shown(Goal goal, double base) {
    double size = Math.abs(base);
    var shown =
        switch (goal) {
          case ENERGY -> Shown.energy(new Energy(size));
          case CARBON -> Shown.carbon(new Carbon(size));
          case WATER -> Shown.water(new Water(size));
          case COST -> Shown.money(new Money(size, ANY)).replace(" " + ANY, "");
          case TIME -> Shown.span(new Span(size));
        };
    return base < 0 ? "-" + shown : shown;
  }

  /// A saving of each goal, `–` where it is not known and `0` where there is none.
  static String saved(Goal goal, Use use) {
    var amount = use.of(goal);
    return amount.isEmpty()
        ? "–"
        : amount.getAsDouble() == 0 ? "0" : shown(goal, amount.getAsDouble());
  }
}
