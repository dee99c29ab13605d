package lepton.calibrate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// k of an acceleration that was measured: the time of the same work without it over that with it,
/// and the ratio of the powers.
///
/// ```text
/// k = t_baseline / t_accelerated      power = p_accelerated / p_baseline      energy = power / k
/// ```
///
/// Times are those of a step where both sides mark steps, else of whole runs. The interval is
/// Welch's (1947, Biometrika 34:28) on the logarithms; with one observation on a side the scatter
/// of the other holds for both, and with one on each there is none.
final class Acceleration {

  /// Standard deviation of ln t between repeats on one machine, for single observations. Assumed.
  private static final double BETWEEN_REPEATS = 0.05;

  private final String name;
  private final List<Run> baseline;
  private final List<Run> accelerated;
  private final Findings findings;

  Acceleration(String name, List<Run> baseline, List<Run> accelerated, Findings findings) {
    this.name = name;
    this.baseline = baseline;
    this.accelerated = accelerated;
    this.findings = findings;
  }

  void fit() {
    boolean stepwise =
        baseline.stream().allMatch(Acceleration::stepped)
            && accelerated.stream().allMatch(Acceleration::stepped);
    if (!stepwise && !(ended(baseline) && ended(accelerated))) {
      return;
    }
    int count = baseline.getFirst().accelerators().size();
    for (var run : accelerated) {
      if (run.accelerators().size() != count) {
        findings.refuse(
            "acceleration.k",
            run.name(),
            "it used " + run.accelerators().size() + " accelerators and the baseline " + count,
            "k is what the acceleration does for the same number of them: record it so");
        return;
      }
    }
    var before = times(baseline, stepwise);
    var after = times(accelerated, stepwise);
    var basis = stepwise ? "time of a step" : "time of whole runs";
    double k = add("acceleration.k", Scatter.of(before), Scatter.of(after), basis);
    power(k);
  }

  private static boolean stepped(Run run) {
    var steps = run.recording().steps();
    return steps.isPresent()
        && steps.get().done() > steps.get().firstDone()
        && steps.get().last() > steps.get().first();
  }

  private boolean ended(List<Run> runs) {
    boolean all = true;
    for (var run : runs) {
      if (!run.endedWell() || !(run.seconds() > 0)) {
        all = false;
        findings.refuse(
            "acceleration.k",
            run.name(),
            "it did not end well, so how much of its work was done is not known",
            "record it to its end, or mark its steps");
      }
    }
    return all;
  }

  private static List<Double> times(List<Run> runs, boolean stepwise) {
    var times = new ArrayList<Double>();
    for (var run : runs) {
      if (stepwise) {
        times.addAll(ofSteps(run));
      } else {
        times.add(run.seconds());
      }
    }
    return times;
  }

  /// Seconds a step: one a phase where several have steps, else one of the run.
  private static List<Double> ofSteps(Run run) {
    var times = new ArrayList<Double>();
    for (var phase : run.recording().phases()) {
      if (phase.steps() > 0 && phase.times() == 1 && phase.seconds() > 0) {
        times.add(phase.seconds() / phase.steps());
      }
    }
    if (times.size() < 2) {
      var steps = run.recording().steps().orElseThrow();
      times.clear();
      times.add((steps.last() - steps.first()) / (steps.done() - steps.firstDone()));
    }
    return times;
  }

  private void power(double k) {
    var before = powers(baseline);
    var after = powers(accelerated);
    if (before.size() < baseline.size() || after.size() < accelerated.size()) {
      findings.refuse(
          "acceleration.power",
          name,
          "the power of the accelerators is not known for both",
          "record both where they can be measured; k holds without");
      return;
    }
    double power =
        add("acceleration.power", Scatter.of(after), Scatter.of(before), "mean power of a run");
    findings.add(
        new Parameter(
            "acceleration.energy",
            name,
            power / k,
            "1",
            Optional.empty(),
            Optional.empty(),
            false,
            Math.min(after.size(), before.size()),
            "energy of the accelerators for the same work: power over k"));
  }

  private static List<Double> powers(List<Run> runs) {
    var powers = new ArrayList<Double>();
    for (var run : runs) {
      run.acceleratorWatts().ifPresent(powers::add);
    }
    return powers;
  }

  private double add(String key, Scatter over, Scatter under, String basis) {
    var ratio = Ratio.of(over, under);
    findings.add(
        new Parameter(
            key,
            name,
            ratio.value(),
            "1",
            ratio.interval(),
            Optional.of(ratio.further(BETWEEN_REPEATS)),
            ratio.interval().isEmpty(),
            Math.min(over.n(), under.n()),
            basis + ", n = " + over.n() + " and " + under.n()));
    return ratio.value();
  }
}
