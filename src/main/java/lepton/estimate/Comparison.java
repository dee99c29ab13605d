package lepton.estimate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lepton.meter.DeviceKind;
import lepton.quantity.Carbon;
import lepton.quantity.Dimension;
import lepton.quantity.Energy;
import lepton.workload.Capacity;
import lepton.workload.Computation;

/// An estimate beside what was measured of the same workload.
///
/// @param lines what either knows, in the order in which it is shown
public record Comparison(String name, List<Line> lines) {

  public Comparison {
    lines = List.copyOf(lines);
  }

  /// One figure of both, in the base unit of its dimension.
  ///
  /// @param key dotted, with the unit at its end: `energy.it_kwh`
  /// @param unit of the key, one of `dimension`
  /// @param ratio estimate over measurement, as that over a reported figure
  /// @param meaning how the two came about, where they are not the same thing at first sight
  public record Line(
      String key,
      String label,
      String unit,
      Dimension dimension,
      Optional<Double> estimate,
      Optional<Double> measured,
      Optional<Double> ratio,
      Optional<String> meaning) {}

  /// Sets the two side by side.
  public static Comparison of(Assessment assessment, Measured measured) {
    var lines = new ArrayList<Line>();
    var estimate = assessment.result();
    var footprint = measured.footprint();
    double ran = measured.recording().ending().durationSeconds();
    var hours = estimate.seconds();
    add("duration_s", "wall", "s", Dimension.TIME, hours, Optional.of(ran), lines);
    add(
        "power.mean_w",
        "mean",
        "W",
        Dimension.POWER,
        hours.filter(time -> time > 0).map(time -> estimate.it().joules() / time),
        measured.power().map(its -> its.watts()),
        lines);
    boolean described = assessment.workload().computation() instanceof Computation.Described;
    energy(
        "energy.accelerators_kwh",
        "accelerators",
        Optional.of(estimate.accelerators()).filter(_ -> described),
        measured.accelerators(),
        lines);
    energy(
        "energy.host_kwh",
        "host",
        Optional.of(estimate.host()).filter(_ -> withHost(assessment)),
        measured.host(),
        lines);
    energy("energy.it_kwh", "IT", Optional.of(estimate.it()), measured.it(), lines);
    energy(
        "energy.total_kwh",
        "facility",
        Optional.of(estimate.total()),
        footprint.map(Footprint::total),
        lines);
    carbon(
        "emissions.operational_kg",
        "operational",
        Optional.of(estimate.operational()),
        footprint.map(Footprint::operational),
        lines);
    carbon(
        "emissions.embodied_kg",
        "embodied",
        estimate.embodied(),
        footprint.flatMap(Footprint::embodied),
        lines);
    carbon(
        "emissions.total_kg",
        "total",
        Optional.of(estimate.emissions()),
        footprint.map(Footprint::emissions),
        lines);
    utilization(assessment, measured, hours, lines);
    return new Comparison(assessment.workload().name(), lines);
  }

  /// Whether the host is in the estimate, which may leave it out on purpose.
  private static boolean withHost(Assessment assessment) {
    return assessment.workload().computation() instanceof Computation.Described described
        && described.hardware().host().isPresent();
  }

  /// What an estimate assumes is a share of the peak rate; what a driver reports is a share of the
  /// time. The first is held against the time that the same work took, the second against the
  /// share of the time that the estimate takes hardware to be at work.
  private static void utilization(
      Assessment assessment, Measured measured, Optional<Double> seconds, List<Line> lines) {
    if (!(assessment.workload().computation() instanceof Computation.Described described)) {
      return;
    }
    double ran = measured.recording().ending().durationSeconds();
    if (described.phases().size() == 1
        && described.phases().getFirst().capacity() instanceof Capacity.OfPeak capacity) {
      double assumed = capacity.utilization().mean();
      lines.add(
          line(
              "utilization.peak_share",
              "of the peak rate",
              "",
              Dimension.RATIO,
              Optional.of(assumed),
              seconds.filter(_ -> ran > 0).map(time -> assumed * time / ran),
              Optional.of(
                  "the estimate assumes it; measured is what the time that the same work took"
                      + " comes to")));
    }
    lines.add(
        line(
            "utilization.time_share",
            "of the time at work",
            "",
            Dimension.RATIO,
            Optional.of(described.hardware().busy().mean()),
            atWork(measured),
            Optional.of(
                "the estimate takes it from hardware.busy; measured is what the GPUs' driver"
                    + " reports, which says nothing of how well they are used")));
  }

  /// The mean of the GPUs that report it.
  private static Optional<Double> atWork(Measured measured) {
    double sum = 0;
    int count = 0;
    for (var device : measured.devices()) {
      if (device.record().device().kind() == DeviceKind.GPU && device.utilization().isPresent()) {
        sum += device.utilization().getAsDouble();
        count++;
      }
    }
    return count > 0 ? Optional.of(sum / count) : Optional.empty();
  }

  private static void energy(
      String key,
      String label,
      Optional<Energy> estimate,
      Optional<Energy> measured,
      List<Line> lines) {
    add(
        key,
        label,
        "kWh",
        Dimension.ENERGY,
        estimate.map(Energy::joules),
        measured.map(Energy::joules),
        lines);
  }

  private static void carbon(
      String key,
      String label,
      Optional<Carbon> estimate,
      Optional<Carbon> measured,
      List<Line> lines) {
    add(
        key,
        label,
        "kg",
        Dimension.CARBON,
        estimate.map(Carbon::kilograms),
        measured.map(Carbon::kilograms),
        lines);
  }

  private static void add(
      String key,
      String label,
      String unit,
      Dimension dimension,
      Optional<Double> estimate,
      Optional<Double> measured,
      List<Line> lines) {
    if (estimate.isPresent() || measured.isPresent()) {
      lines.add(line(key, label, unit, dimension, estimate, measured, Optional.empty()));
    }
  }

  private static Line line(
      String key,
      String label,
      String unit,
      Dimension dimension,
      Optional<Double> estimate,
      Optional<Double> measured,
      Optional<String> meaning) {
    boolean both = estimate.isPresent() && measured.isPresent() && measured.get() > 0;
    Optional<Double> ratio = both ? Optional.of(estimate.get() / measured.get()) : Optional.empty();
    return new Line(key, label, unit, dimension, estimate, measured, ratio, meaning);
  }
}
