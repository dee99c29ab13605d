package lepton.plan.advise;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The levers that are advised together.
///
/// A lever of the reader's stays as long as it saves anything on top of the others. New devices
/// must make up for their making within their life on top of the others too: where a cleaner grid
/// leaves little to save, they may not.
///
/// @param levers in the order in which they were chosen
/// @param late new devices that make up for it alone and not on top of the others, with the reason
///     and what they cost there
record Plan(List<Trial> levers, List<Trial> late) {

  /// What a lever must save on top of all others to be advised, as a share of what these leave.
  /// Assumed: less is not worth a person's work.
  private static final double LEAST = 0.001;

  Plan {
    levers = List.copyOf(levers);
    late = List.copyOf(late);
  }

  /// For each part in turn the lever that leaves least, less those that aren't worth it.
  static Plan of(List<Trial> paying, Adviser adviser) {
    var chooser = new Chooser(adviser);
    var possible = new ArrayList<>(paying);
    var late = new ArrayList<Trial>();
    while (true) {
      var levers = chooser.worth(chooser.best(possible));
      var found = chooser.late(levers);
      if (found.isEmpty()) {
        return new Plan(levers, late);
      }
      possible.removeIf(its -> its.candidate().equals(found.get().candidate()));
      late.add(found.get());
    }
  }

  /// A trial as it is judged here: too late on top of the others, or as it was alone.
  Trial late(Trial trial) {
    for (var its : late) {
      if (its.candidate().equals(trial.candidate())) {
        return its;
      }
    }
    return trial;
  }

  /// Levers with one more, in place of those that it excludes.
  static List<Trial> with(List<Trial> levers, Trial lever) {
    var other = new ArrayList<Trial>();
    for (var trial : levers) {
      if (!trial.candidate().part().excludes(lever.candidate().part())) {
        other.add(trial);
      }
    }
    other.add(lever);
    return other;
  }

  static List<Trial> without(List<Trial> levers, Trial lever) {
    var other = new ArrayList<>(levers);
    other.remove(lever);
    return other;
  }

  private record Chooser(Adviser adviser) {

    List<Trial> best(List<Trial> possible) {
      List<Trial> levers = new ArrayList<>();
      for (var part : partsInOrder(possible)) {
        Optional<Trial> best = Optional.empty();
        double least = figure(levers);
        for (var trial : possible) {
          if (trial.candidate().part() == part) {
            double left = figure(with(levers, trial));
            if (left < least) {
              least = left;
              best = Optional.of(trial);
            }
          }
        }
        levers = best.isPresent() ? with(levers, best.get()) : levers;
      }
      return levers;
    }

    List<Trial> worth(List<Trial> chosen) {
      var levers = chosen;
      for (var trial : chosen) {
        var others = without(levers, trial);
        double left = figure(others);
        double least = (trial.candidate().own() ? Adviser.NOTHING : LEAST) * left;
        if (left - figure(levers) <= least) {
          levers = others;
        }
      }
      return levers;
    }

    /// New devices that, by carbon, are not made up for on top of the others.
    Optional<Trial> late(List<Trial> levers) {
      for (var trial : levers) {
        var before = adviser.variant(without(levers, trial));
        var after = adviser.variant(levers);
        if (before.isPresent() && after.isPresent()) {
          var hardware = Costs.hardware(trial.candidate(), before.get(), after.get());
          var why = Trials.late(hardware, adviser.goal());
          if (why.isPresent()) {
            var reason = "not advised: on top of the others, " + why.get();
            return Optional.of(trial.with(trial.cost().with(hardware)).because(reason));
          }
        }
      }
      return Optional.empty();
    }

    /// What is left with several levers; beyond all bounds where that can't be worked out.
    private double figure(List<Trial> levers) {
      return adviser
          .variant(levers)
          .map(its -> adviser.figure(its).orElse(Double.MAX_VALUE))
          .orElse(Double.MAX_VALUE);
    }

    private static Set<Part> partsInOrder(List<Trial> trials) {
      var parts = new LinkedHashSet<Part>();
      for (var trial : trials) {
        parts.add(trial.candidate().part());
      }
      return parts;
    }
  }
}
