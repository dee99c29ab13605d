package lepton.estimate;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import lepton.catalog.Accelerator;
import lepton.derivation.Derivation;
import lepton.energy.WorkOf;
import lepton.quantity.Energy;
import lepton.quantity.Shown;
import lepton.quantity.Span;
import lepton.text.Origin;
import lepton.text.Problems;
import lepton.workload.Capacity;
import lepton.workload.Computation;
import lepton.workload.Draw;
import lepton.workload.Input;
import lepton.workload.Phase;
import lepton.workload.Site;
import lepton.workload.Stage;
import lepton.workload.Work;
import lepton.workload.Workload;

/// Holds a result against what is plausible and names the likely slip.
///
/// Thresholds: end-to-end MFU of published training runs lies between 0.12 (YaLM-100B) and 0.51
/// (LLaMA-13B), the best throughput benchmark at 0.60 (MPT-1B on A100, llm-foundry); below 0.02 and
/// above 0.7 there is none.
final class Plausibility {

  private static final double LEAST_MFU = 0.02;
  private static final double GREATEST_MFU = 0.7;
  private static final double SAME = 0.01;
  private static final double FAR = 5;
  private static final double FIT = 1.25;
  private static final double POUNDS_PER_KG = 2.2046;
  private static final double CO2_PER_CARBON = 44.0 / 12.0;
  private static final double LONGEST_HOURS = 5 * 8760.0;

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
        impliedUtilization(phase);
        power(phase, described);
      }
      duration();
    }
    workload.reported().ifPresent(this::reported);
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

  private void impliedUtilization(Phase phase) {
    if (!(phase.work() instanceof Work.AcceleratorTime time)
        || time.model().isEmpty()
        || !(phase.capacity() instanceof Capacity.OfPeak peak)) {
      return;
    }
    double flop = WorkOf.expected(time.model().get());
    double mfu = flop / (time.seconds().mean() * peak.peak().mean());
    if (mfu > GREATEST_MFU) {
      warn(
          time.seconds(),
          "these accelerator hours imply a utilization (MFU) of "
              + Shown.number(mfu)
              + ", more than any published run reached",
          "were they wall-clock hours (of all accelerators together), or do N, D or epochs count"
              + " too much?");
    } else if (mfu < LEAST_MFU) {
      warn(
          time.seconds(),
          "these accelerator hours imply a utilization (MFU) of only " + Shown.number(mfu),
          "do N, D, P or epochs count too little, or do the hours include other runs?");
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

  private void duration() {
    for (var phase : new Optional<?>[] {result.training(), result.inference()}) {
      if (phase.isPresent()
          && phase.get() instanceof Footprint.PhaseFootprint figures
          && figures.duration().isPresent()
          && figures.duration().get().hours() > LONGEST_HOURS) {
        Span span = figures.duration().get();
        problems.warning(
            "this takes " + Shown.number(span.hours() / 8760) + " years on the hardware given",
            "is hardware.count right? It is the number of accelerators that work at the same time");
      }
    }
  }

  private void reported(Workload.Reported reported) {
    if (reported.energy().isPresent() && reported.emissions().isPresent()) {
      fit(reported.energy().get(), reported.emissions().get());
    }
    reported.energy().ifPresent(this::energyIsHoursTimesTdp);
    reported.energy().ifPresent(energy -> distance("energy", energy, result.total().joules()));
    reported
        .emissions()
        .ifPresent(carbon -> distance("emissions", carbon, result.operational().kilograms()));
  }

  /// Reported carbon must be reported energy × intensity.
  private void fit(Input energy, Input emissions) {
    double kilograms = energy.mean() / Energy.JOULES_PER_KWH * intensityGrams() / 1000;
    double ratio = emissions.mean() / kilograms;
    if (!Double.isFinite(ratio) || ratio <= 0) {
      return;
    }
    if (ratio <= FIT && ratio >= 1 / FIT) {
      return;
    }
    warn(
        emissions,
        "the reported emissions are "
            + Shown.number(ratio)
            + " times the reported energy × the grid's intensity ("
            + Shown.number(intensityGrams())
            + " g/kWh)",
        likelyCause(ratio));
  }

  private static String likelyCause(double ratio) {
    if (near(ratio, 1000) || near(ratio, 0.001)) {
      return "that is a factor of 1000: are kg and t, or kWh and MWh, mixed up?";
    }
    if (near(ratio, POUNDS_PER_KG)) {
      return "that is pounds to kilograms: are the emissions in lb?";
    }
    if (near(ratio, 1 / CO2_PER_CARBON)) {
      return "that is 12/44: are the emissions in tonnes of carbon, not of CO2?";
    }
    return ratio < 1
        ? "are they market-based (after renewables), of another grid, or of a part of the run?"
        : "do they include embodied carbon, another grid, PUE, or other runs?";
  }

  private static boolean near(double value, double target) {
    return Math.abs(value / target - 1) < 0.1;
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

  private void distance(String what, Input reported, double estimated) {
    double ratio = estimated / reported.mean();
    if (Double.isFinite(ratio) && ratio > 0 && (ratio > FAR || ratio < 1 / FAR)) {
      warn(
          reported,
          "the estimate is " + Shown.number(ratio) + " times the reported " + what,
          "do both speak of the same run? Check the unit, the hours and the count");
    }
  }

  private double intensityGrams() {
    return Intensities.over(workload.site().intensity(), 0, 0, Draw.MEAN, "", Derivation.NONE)
        .gramsPerKwh();
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
