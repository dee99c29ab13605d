package lepton.calibrate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lepton.quantity.Shown;

/// Utilization: work done over what the dense peak would have done in the time.
///
/// ```text
/// u = W · done / (n · T · peak)          end to end: T is all of the run
/// u_steps = W · (d₂ − d₁)/of / (n · (t₂ − t₁) · peak)     between the first and the last mark
/// availability = u / u_steps
/// ```
final class Utilizations {

  /// Standard deviation of ln u between runs on one accelerator, for a single observation: the
  /// shipped priors' median error of runs left out is 16.2 % (priors.csv), and a normal
  /// distribution has its median deviation at 0.6745 σ.
  static final double BETWEEN_RUNS = 0.162 / 0.6745;

  private static final String MARKS =
      "record the command with 'step N/OF' marks, or give the workload that was run: --workload";

  private final Subject subject;
  private final Findings findings;

  Utilizations(Subject subject, Findings findings) {
    this.subject = subject;
    this.findings = findings;
  }

  /// Fits one stage; nothing where no run says that it did such work.
  void fit(String stage) {
    var ends = new ArrayList<Double>();
    var steady = new ArrayList<Double>();
    var available = new ArrayList<Double>();
    for (var run : subject.runs()) {
      var work = work(run, stage);
      if (work.isPresent()) {
        var end = endToEnd(run, work.get());
        end.ifPresent(ends::add);
        var within = steps(run, work.get());
        steady.addAll(within);
        if (end.isPresent() && !within.isEmpty()) {
          available.add(Math.min(1, end.get() / Scatter.of(within).middle()));
        }
      }
    }
    add("utilization." + stage, ends, "end to end, of the dense peak");
    add("utilization." + stage + ".steps", steady, "between step marks, of the dense peak");
    add("availability." + stage, available, "end to end over between step marks");
  }

  private void add(String key, List<Double> observed, String basis) {
    if (!observed.isEmpty()) {
      boolean utilization = !key.startsWith("availability");
      var scatter = Scatter.of(observed);
      findings.add(
          new Parameter(
              key,
              subject.id(),
              scatter.middle(),
              "1",
              scatter.interval().map(its -> its.within(0, 1)),
              utilization
                  ? Optional.of(scatter.further(BETWEEN_RUNS, subject.varied()).within(0, 1))
                  : Optional.empty(),
              utilization && !subject.varied(),
              scatter.n(),
              basis));
    }
  }

  /// The work of a stage, where it is what this run did.
  private Optional<PlannedWork> work(Run run, String stage) {
    for (var work : run.planned()) {
      if (work.stage().equals(stage)) {
        return fits(run, work) ? Optional.of(work) : Optional.empty();
      }
    }
    return Optional.empty();
  }

  private boolean fits(Run run, PlannedWork work) {
    int used = run.accelerators().size();
    var what = "utilization." + work.stage();
    if (work.accelerators() != used) {
      findings.refuse(
          what,
          run.name(),
          "it used "
              + counted(used)
              + ", and "
              + work.source()
              + " describes "
              + Shown.number(work.accelerators()),
          "set hardware.count to what this recording is of: --set hardware.count=" + used);
      return false;
    }
    return true;
  }

  private static String counted(int count) {
    return count == 1 ? "1 accelerator" : count + " accelerators";
  }

  private Optional<Double> endToEnd(Run run, PlannedWork work) {
    var what = "utilization." + work.stage();
    boolean alone = run.planned().size() == 1;
    double marked = run.seconds(work.stage());
    if (!alone && marked <= 0) {
      findings.refuse(
          what,
          run.name(),
          "it trained and served, and which time belongs to which is not known",
          "mark the phases 'train' and 'inference' in the command, or record them apart");
      return Optional.empty();
    }
    var done = run.done();
    if (done.isEmpty()) {
      findings.refuse(
          what, run.name(), "how much of its work was done is not known: " + ended(run), MARKS);
      return Optional.empty();
    }
    double seconds = alone ? run.seconds() : marked;
    return plausible(run, work, work.flop() * done.getAsDouble(), seconds);
  }

  private static String ended(Run run) {
    if (!run.recording().complete()) {
      return "the recording has no end";
    }
    var exit = run.recording().ending().exitStatus();
    return exit.isPresent()
        ? "it ended with status " + exit.getAsInt()
        : "it was ended by a signal";
  }

  /// Utilization between marks: one a phase where several have steps, else one of all steps.
  private List<Double> steps(Run run, PlannedWork work) {
    var found = new ArrayList<Double>();
    var steps = run.recording().steps();
    var all = run.allSteps();
    if (steps.isEmpty() || all.isEmpty() || run.planned().size() > 1) {
      return found;
    }
    double each = work.flop() / all.getAsDouble();
    for (var phase : run.recording().phases()) {
      if (phase.steps() > 0 && phase.times() == 1 && phase.seconds() > 0) {
        plausible(run, work, each * phase.steps(), phase.seconds()).ifPresent(found::add);
      }
    }
    long done = steps.get().done() - steps.get().firstDone();
    double seconds = steps.get().last() - steps.get().first();
    if (found.size() < 2 && done > 0 && seconds > 0) {
      found.clear();
      plausible(run, work, each * done, seconds).ifPresent(found::add);
    }
    return found;
  }

  private Optional<Double> plausible(Run run, PlannedWork work, double flop, double seconds) {
    double used = flop / (run.accelerators().size() * seconds * work.peak());
    if (!(used > 0) || used > 1) {
      findings.refuse(
          "utilization." + work.stage(),
          run.name(),
          "its work would take "
              + Shown.share(used)
              + " of the dense peak in "
              + work.precision()
              + " over "
              + Shown.number(seconds)
              + " s",
          "give the workload that was run: its samples, parameters and precision");
      return Optional.empty();
    }
    return Optional.of(used);
  }
}
