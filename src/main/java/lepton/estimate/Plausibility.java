package lepton.estimate;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import lepton.catalog.Accelerator;
import lepton.energy.WorkOf;
import lepton.quantity.Energy;
import lepton.quantity.Shown;
import lepton.quantity.Span;
import lepton.text.Origin;
import lepton.text.Problems;
import lepton.workload.Capacity;
import lepton.workload.Computation;
import lepton.workload.Input;
import lepton.workload.Phase;
import lepton.workload.Site;
import lepton.workload.Stage;
import lepton.workload.Work;
import lepton.workload.Workload;

/// Holds a result against what is plausible and names the likely slip. What can't be true at all is
/// told by `Contradictions`.
final class Plausibility {

  private static final double SAME = 0.01;

  /// Importing a framework and creating a CUDA context alone take some ten seconds. Assumed.
  private static final double SHORTEST = 60;

  private final Workload workload;
  private final Footprint result;
  private final Problems problems;

  Plausibility(Workload workload, Footprint result, Problems problems) {
    this.workload = workload;
    this.result = result;
    this.problems = problems;
  }

  void check() {
    if (workload.computation() instanceof Computation.Described described) {
      for (var phase : described.phases()) {
        power(phase, described);
        tooShort(phase);
      }
    }
    Contradictions.of(workload, result).forEach(problems::add);
    workload.reported().flatMap(Workload.Reported::energy).ifPresent(this::energyIsHoursTimesTdp);
    if (workload.levers().sharing().isPresent()) {
      warn(
          workload.levers().sharing().get().stored(),
          "sharing parameters saves storage and memory, not energy: each use still computes",
          "work goes by the parameters that are used (ALBERT, 1909.11942); see --explain");
    }
    edge();
    edgeEmbodied();
    series(workload.site());
    workload.levers().site().ifPresent(this::series);
  }

  private void edgeEmbodied() {
    if (workload.levers().edge().isPresent()
        && workload.levers().edge().get().embodied().isEmpty()) {
      warn(
          workload.levers().edge().get().share(),
          "the embodied carbon of the edge devices is not counted: no figure is on file",
          "describe the device: device: {name: X, tdp: 15 W, peak: {int8: 20 TOP/s}, embodied: 30"
              + " kg}");
    }
  }

  private void edge() {
    if (workload.levers().edge().isPresent()
        && workload.computation() instanceof Computation.Described described
        && described.phases().stream()
            .noneMatch(
                phase ->
                    phase.stage() == Stage.INFERENCE && WorkOf.divisibleWork(phase.work()) > 0)) {
      warn(
          workload.levers().edge().get().share(),
          "the edge takes no share: the work of the inference phase is not known",
          "state inference by samples, requests, tokens or compute");
    }
  }

  private void power(Phase phase, Computation.Described described) {
    Optional<Accelerator> accelerator = described.hardware().accelerator();
    if (accelerator.isEmpty() || accelerator.get().tdp().isEmpty() || phase.power().isEmpty()) {
      return;
    }
    Input power = phase.power().get();
    double tdp = accelerator.get().tdp().get().watts();
    double watts = power.mean();
    boolean given = given(power);
    if (Implied.tooMuch(watts, tdp)) {
      // told as a contradiction
      return;
    }
    if (watts > tdp * (1 + SAME) && described.hardware().host().isPresent()) {
      warn(
          power,
          "the mean power of "
              + Shown.number(watts)
              + " W is above the accelerator's TDP of "
              + Shown.number(tdp)
              + " W",
          "if it is the server's power for each accelerator, say 'host: none' so that the host is"
              + " not counted twice");
    } else if (given
        && phase.work() instanceof Work.AcceleratorTime
        && Math.abs(watts / tdp - 1) < SAME) {
      warn(
          power,
          "hours × TDP is an upper bound, not a measurement: accelerators draw less than their TDP"
              + " on average",
          "leave power out to use the mean that was measured on published runs, or give the"
              + " measured one");
    }
  }

  /// What published runs reached says nothing of a run that is mostly its own beginning.
  private void tooShort(Phase phase) {
    var figures =
        switch (phase.stage()) {
          case TRAINING -> result.training();
          case INFERENCE -> result.inference();
        };
    if (figures.isEmpty()
        || figures.get().duration().isEmpty()
        || !(phase.capacity() instanceof Capacity.OfPeak(_, var utilization))
        || !(utilization.origin() instanceof Origin.ByDefault)) {
      return;
    }
    double seconds = figures.get().duration().get().seconds();
    if (seconds > 0 && seconds < SHORTEST) {
      var name = phase.stage().key();
      problems.warning(
          name
              + " would take "
              + Shown.span(new Span(seconds))
              + " at the utilization of published runs, which took hours to months: loading and"
              + " starting, of which nothing is known, are more than that",
          "take its figures for the least it can be; measure it with 'lepton run', or state "
              + name
              + ".accelerator_hours");
    }
  }

  private void energyIsHoursTimesTdp(Input energy) {
    if (!(workload.computation() instanceof Computation.Described described)
        || described.hardware().accelerator().isEmpty()
        || described.hardware().accelerator().get().tdp().isEmpty()) {
      return;
    }
    double tdp = described.hardware().accelerator().get().tdp().get().watts();
    double joules = 0;
    for (var phase : described.phases()) {
      if (!(phase.work() instanceof Work.AcceleratorTime time)) {
        return;
      }
      joules += time.seconds().mean() * tdp;
    }
    if (rounded(energy.mean(), joules)
        || rounded(energy.mean(), joules * workload.site().pue().mean())) {
      warn(
          energy,
          "the reported energy is accelerator hours × TDP: it was worked out, not measured",
          "agreement with it shows that the arithmetic is the same, nothing more");
    }
  }

  /// Whether `joules` is what was reported, in the digits that were reported.
  private static boolean rounded(double reported, double joules) {
    var kwh = new BigDecimal(reported / Energy.JOULES_PER_KWH, MathContext.DECIMAL32);
    int digits = Math.max(2, kwh.stripTrailingZeros().precision());
    var worked = new BigDecimal(joules / Energy.JOULES_PER_KWH, new MathContext(digits));
    return worked.compareTo(kwh) == 0;
  }

  private static boolean given(Input input) {
    return input.origin() instanceof Origin.InFile
        || input.origin() instanceof Origin.OnCommandLine;
  }

  private void series(Site site) {
    if (!(site.intensity() instanceof Site.Varying varying)) {
      return;
    }
    if (varying.start().isEmpty()) {
      problems.warning(
          "no start given: the mean of " + varying.series().name() + " is used",
          "give site.start: 2026-11-23T08:00Z");
      return;
    }
    double from = varying.start().get().epochSeconds();
    double seconds = allotted();
    double covered = Intensities.covered(varying.series(), from, from + seconds);
    if (seconds > 0 && covered < seconds * (1 - 1e-9)) {
      problems.warning(
          varying.series().name()
              + " covers "
              + Shown.share(covered / seconds)
              + " of the time from "
              + varying.start().get().written()
              + "; its mean is used for the rest",
          "give a series that covers the run of " + Shown.span(new Span(seconds)));
    }
  }

  private double allotted() {
    double seconds = 0;
    if (result.training().isPresent() && result.training().get().duration().isPresent()) {
      seconds += result.training().get().duration().get().seconds();
    }
    if (result.inference().isPresent() && result.inference().get().duration().isPresent()) {
      seconds += result.inference().get().duration().get().seconds();
    }
    return seconds;
  }

  private void warn(Input at, String message, String help) {
    if (at.origin() instanceof Origin.InFile inFile) {
      problems.warning(inFile.place(), message, help);
    } else {
      problems.warning(message, help);
    }
  }
}
