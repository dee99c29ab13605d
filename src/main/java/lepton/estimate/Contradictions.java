package lepton.estimate;

import java.util.List;
import lepton.derivation.Derivation;
import lepton.quantity.Energy;
import lepton.quantity.Shown;
import lepton.quantity.Span;
import lepton.text.Origin;
import lepton.text.Problem;
import lepton.text.Problems;
import lepton.workload.Computation;
import lepton.workload.Draw;
import lepton.workload.Input;
import lepton.workload.Phase;
import lepton.workload.Work;
import lepton.workload.Workload;

/// What a workload says of itself that can't all be true: hours that no hardware could do the work
/// in, and reported figures that don't follow from each other.
///
/// Thresholds: end-to-end MFU of published training runs lies between 0.12 (YaLM-100B) and 0.51
/// (LLaMA-13B), the best throughput benchmark at 0.60 (MPT-1B on A100, llm-foundry); below 0.02 and
/// above 0.7 there is none. The cleanest grid of a country has 21 g/kWh, the dirtiest 1,306 (Ember
/// 2025): below 10 and above 1,500 there is none.
public final class Contradictions {

  private static final double LEAST_MFU = 0.02;

  /// More than any published run reached.
  public static final double GREATEST_MFU = 0.7;

  private static final double CLEANEST_GRAMS = 10;
  private static final double DIRTIEST_GRAMS = 1500;
  private static final double FAR = 5;
  private static final double FIT = 1.25;
  private static final double POUNDS_PER_KG = 2.2046;
  private static final double CO2_PER_CARBON = 44.0 / 12.0;
  private static final double LONGEST_HOURS = 5 * 8760.0;

  private final Workload workload;
  private final Footprint result;
  private final Problems problems = new Problems();

  private Contradictions(Workload workload, Footprint result) {
    this.workload = workload;
    this.result = result;
  }

  /// The contradictions of a workload and its footprint, as warnings.
  public static List<Problem> of(Workload workload, Footprint result) {
    var found = new Contradictions(workload, result);
    found.check();
    return found.problems.all();
  }

  private void check() {
    if (workload.computation() instanceof Computation.Described described) {
      described.phases().forEach(this::impliedUtilization);
      described.phases().forEach(phase -> power(phase, described));
      duration();
    }
    workload.reported().ifPresent(this::reported);
  }

  private void power(Phase phase, Computation.Described described) {
    var tdp = described.hardware().accelerator().flatMap(its -> its.tdp());
    if (tdp.isEmpty() || phase.power().isEmpty()) {
      return;
    }
    double watts = phase.power().get().mean();
    if (Implied.tooMuch(watts, tdp.get().watts())) {
      warn(
          phase.power().get(),
          "a mean power of "
              + Shown.number(watts)
              + " W is far above the accelerator's TDP of "
              + Shown.number(tdp.get().watts())
              + " W and what a server adds for each",
          "is it that of several accelerators or of a whole machine? It is the mean of one");
    }
  }

  private void impliedUtilization(Phase phase) {
    var implied = Implied.utilization(phase);
    if (implied.isEmpty() || !(phase.work() instanceof Work.AcceleratorTime time)) {
      return;
    }
    double mfu = implied.getAsDouble();
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

  private void duration() {
    for (var phase : List.of(result.training(), result.inference())) {
      if (phase.isPresent()
          && phase.get().duration().isPresent()
          && phase.get().duration().get().hours() > LONGEST_HOURS) {
        Span span = phase.get().duration().get();
        problems.warning(
            "this takes " + Shown.number(span.hours() / 8760) + " years on the hardware given",
            "is hardware.count right? It is the number of accelerators that work at the same time");
      }
    }
  }

  private void reported(Workload.Reported reported) {
    boolean placed = gridGiven();
    int before = problems.count();
    if (reported.energy().isPresent() && reported.emissions().isPresent()) {
      if (placed) {
        fit(reported.energy().get(), reported.emissions().get());
      } else {
        double joules = reported.energy().get().mean();
        anyGrid(reported.emissions().get(), joules, joules, "reported energy");
      }
    }
    var timed = Timed.of(workload, result);
    if (timed.isPresent()) {
      reported.energy().ifPresent(energy -> energyOfHours(energy, timed.get()));
      if (reported.energy().isEmpty()) {
        reported.emissions().ifPresent(carbon -> emissionsOfHours(carbon, timed.get(), placed));
      }
    }
    if (problems.count() > before) {
      // what is wrong with these figures among themselves says why they are far away too
      return;
    }
    reported.energy().ifPresent(energy -> distance("energy", energy, result.total().joules()));
    if (placed) {
      reported
          .emissions()
          .ifPresent(carbon -> distance("emissions", carbon, result.operational().kilograms()));
    }
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

  /// Reported energy must be hours × power, with or without what stands around the accelerators.
  private void energyOfHours(Input energy, Timed timed) {
    if (!timed.powerGiven()) {
      return;
    }
    double ratio = timed.outside(energy.mean());
    if (ratio <= FIT && ratio >= 1 / FIT) {
      return;
    }
    boolean thousand = near(ratio, 1000) || near(ratio, 0.001);
    warn(
        energy,
        "the reported energy is " + Shown.number(ratio) + " times accelerator hours × power",
        thousand
            ? "that is a factor of 1000: are kWh and MWh mixed up?"
            : ratio < 1
                ? "are the hours or the power of more than was reported?"
                : "are the hours wall-clock hours, is the power of one accelerator alone, or are"
                    + " other runs in it?");
  }

  /// Where no energy is reported, reported carbon must be hours × power × intensity, or of some
  /// grid at all.
  private void emissionsOfHours(Input emissions, Timed timed, boolean placed) {
    if (!placed) {
      anyGrid(emissions, timed.least(), timed.most(), "accelerator hours × power");
      return;
    }
    double joules = emissions.mean() * 1000 / intensityGrams() * Energy.JOULES_PER_KWH;
    double ratio = timed.outside(joules);
    if (timed.powerGiven() && (ratio > FIT || ratio < 1 / FIT)) {
      warn(
          emissions,
          "the reported emissions are "
              + Shown.number(ratio)
              + " times accelerator hours × power × the grid's intensity ("
              + Shown.number(intensityGrams())
              + " g/kWh)",
          likelyCause(ratio));
    }
  }

  /// Where no grid is given, reported carbon must be that of some grid at all.
  private void anyGrid(Input emissions, double least, double most, String of) {
    double grams = emissions.mean() * 1000 * Energy.JOULES_PER_KWH;
    if (grams / least < CLEANEST_GRAMS) {
      warn(
          emissions,
          "the reported emissions are "
              + Shown.number(grams / least)
              + " g for each kWh of "
              + of
              + ", less than of any grid",
          "are they market-based (after renewables), or of another run?");
    } else if (grams / most > DIRTIEST_GRAMS) {
      warn(
          emissions,
          "the reported emissions are "
              + Shown.number(grams / most)
              + " g for each kWh of "
              + of
              + ", more than of any grid",
          "are the hours wall-clock hours, or do the emissions include the hardware or other runs?");
    }
  }

  private boolean gridGiven() {
    for (var assumption : workload.assumptions()) {
      if (assumption.key().equals(Conditions.GRID)) {
        return false;
      }
    }
    return true;
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

  private void warn(Input at, String message, String help) {
    if (at.origin() instanceof Origin.InFile inFile) {
      problems.warning(inFile.place(), message, help);
    } else {
      problems.warning(message, help);
    }
  }
}
