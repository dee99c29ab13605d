package lepton.calibrate;

import java.util.ArrayList;
import java.util.Optional;
import lepton.quantity.Power;
import lepton.quantity.Shown;

/// Mean power of one accelerator over a run, and its share of the TDP.
final class PowerAtWork {

  /// Standard deviation of ln p between runs of one regime on one accelerator, for a single
  /// observation. Assumed: P10 to P90 are 10 % either side; training on H100 was published at 76 to
  /// 91 % of the TDP (factors.csv, power_share.training.hopper).
  static final double BETWEEN_RUNS = 0.078;

  /// Below this share of the time the mean says little. Assumed.
  private static final double LEAST_COVERAGE = 0.5;

  private final Subject subject;
  private final Findings findings;

  PowerAtWork(Subject subject, Findings findings) {
    this.subject = subject;
    this.findings = findings;
  }

  /// Fits the runs, which did work of one stage.
  void fit(String stage) {
    var watts = new ArrayList<Double>();
    for (var run : subject.runs()) {
      observe(run, stage).ifPresent(watts::add);
    }
    if (watts.isEmpty()) {
      return;
    }
    var scatter = Scatter.of(watts);
    add("power." + stage + "_w", scatter, 1, "W", "mean of one accelerator over the run");
    share(stage, scatter);
  }

  private void share(String stage, Scatter scatter) {
    var tdp = subject.accelerator().tdp().map(Power::watts);
    var what = "power_share." + stage;
    if (tdp.isEmpty()) {
      findings.refuse(
          what,
          subject.id(),
          "its TDP is not known",
          "add tdp_w to its row of accelerators.csv in your catalogue");
    } else if (scatter.middle() > tdp.get()) {
      findings.refuse(
          what,
          subject.id(),
          "it drew "
              + Shown.power(new Power(scatter.middle()))
              + ", more than the TDP of "
              + Shown.power(new Power(tdp.get())),
          "state tdp_w as it is set here in a row of your own in accelerators.csv");
    } else {
      add(what, scatter, tdp.get(), "1", "mean power over the run, of the TDP");
    }
  }

  private void add(String key, Scatter scatter, double over, String unit, String basis) {
    double most = unit.equals("1") ? 1 : Double.MAX_VALUE;
    findings.add(
        new Parameter(
            key,
            subject.id(),
            scatter.middle() / over,
            unit,
            scatter.interval().map(its -> scaled(its, over).within(0, most)),
            Optional.of(
                scaled(scatter.further(BETWEEN_RUNS, subject.varied()), over).within(0, most)),
            !subject.varied(),
            scatter.n(),
            basis));
  }

  private static Interval scaled(Interval interval, double over) {
    return new Interval(interval.low() / over, interval.high() / over);
  }

  private Optional<Double> observe(Run run, String stage) {
    var used = run.accelerators();
    for (var device : used) {
      if (device.coverage() < LEAST_COVERAGE || !Run.measured(device)) {
        findings.refuse(
            "power." + stage + "_w",
            run.name(),
            "power of "
                + device.device().id()
                + " is known for "
                + Shown.share(device.coverage())
                + " of the time",
            "record a longer run, with its sensors readable throughout");
        return Optional.empty();
      }
    }
    boolean alone = run.planned().size() < 2;
    var watts = alone ? run.acceleratorWatts() : run.acceleratorWatts(stage);
    return watts.isPresent() ? Optional.of(watts.getAsDouble() / used.size()) : Optional.empty();
  }
}
