package lepton.report;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import lepton.plan.schedule.Schedule;
import lepton.workload.GridSignal;
import lepton.workload.IntensitySeries;
import lepton.workload.MarginalSeries;

/// A plan, and what belongs beside it.
///
/// @param standIns by the zone's name, the figure of a year that stands in for hours of it
/// @param lines the commands that carry it out, one a window
/// @param note what is to be known before they are typed
/// @param display the time zone in which times are shown
public record ScheduleSheet(
    String name,
    Schedule<? extends GridSignal> schedule,
    Map<String, String> standIns,
    Optional<Durations> durations,
    List<String> lines,
    Optional<String> note,
    ZoneId display) {

  /// How long the job takes, in s: less in one case of twenty, more in another.
  public record Durations(double p5, double p95) {}

  private static final String OPERATIONAL = "operational_kg";
  private static final String MARGINAL = "marginal_kg";

  /// The numbers that can be asked for alone: of average intensities `operational_kg`, and of
  /// marginal ones `marginal_kg`, as in JSON.
  public static final List<String> PATHS =
      List.of(
          "duration_s",
          "energy.total_kwh",
          "emissions.operational_kg",
          "emissions.marginal_kg",
          "emissions.moving_kg",
          "emissions.mean_g_per_kwh",
          "now.operational_kg",
          "now.marginal_kg",
          "worst.operational_kg",
          "worst.marginal_kg",
          "saved.operational_kg",
          "saved.marginal_kg",
          "saved.share",
          "saved.worst_share");

  public ScheduleSheet {
    standIns = new TreeMap<>(standIns);
    lines = List.copyOf(lines);
  }

  /// `average`, or `marginal`, which is never called operational: it is no part of a footprint.
  String basis() {
    return basis(schedule.zone().signal());
  }

  /// The kind of a signal: `average` or `marginal`.
  public static String basis(GridSignal signal) {
    return switch (signal) {
      case IntensitySeries _ -> "average";
      case MarginalSeries _ -> "marginal";
    };
  }

  /// The key of kilograms: `operational_kg`.
  String kilograms() {
    return kilograms(schedule.zone().signal());
  }

  private static String kilograms(GridSignal signal) {
    return switch (signal) {
      case IntensitySeries _ -> OPERATIONAL;
      case MarginalSeries _ -> MARGINAL;
    };
  }

  /// A path of [#PATHS] as it is called with such a signal: of marginal intensities
  /// `now.marginal_kg` where `now.operational_kg` is asked for. Any other stays as it is.
  public static String called(String path, GridSignal signal) {
    return path.replace(OPERATIONAL, kilograms(signal)).replace(MARGINAL, kilograms(signal));
  }

  /// What is saved against another start, as a share of it; nothing of nothing.
  static double share(double saved, double of) {
    return of > 0 ? saved / of : 0;
  }

  double savedShare() {
    return share(schedule.savedKilograms(), schedule.now().kilograms());
  }

  double savedOfWorst() {
    double worst = schedule.worst().kilograms();
    return share(worst - schedule.kilograms(), worst);
  }

  /// One of the numbers; absent where there is no such, or none of this kind of intensity.
  public Optional<Double> number(String path) {
    return called(path, schedule.zone().signal()).equals(path) ? figure(path) : Optional.empty();
  }

  private Optional<Double> figure(String path) {
    return switch (path.replace(MARGINAL, OPERATIONAL)) {
      case "duration_s" -> Optional.of(schedule.seconds());
      case "energy.total_kwh" -> Optional.of(schedule.energy().kwh());
      case "emissions.operational_kg" -> Optional.of(schedule.kilograms());
      case "emissions.moving_kg" -> Optional.of(schedule.movingKilograms());
      case "emissions.mean_g_per_kwh" -> Optional.of(schedule.meanGrams());
      case "now.operational_kg" -> Optional.of(schedule.now().kilograms());
      case "worst.operational_kg" -> Optional.of(schedule.worst().kilograms());
      case "saved.operational_kg" -> Optional.of(schedule.savedKilograms());
      case "saved.share" -> Optional.of(savedShare());
      case "saved.worst_share" -> Optional.of(savedOfWorst());
      default -> Optional.empty();
    };
  }

  /// A time with its offset, to the second: `2024-03-23T11:00Z`.
  String time(double epochSeconds) {
    return StartLines.time(epochSeconds).withZoneSameInstant(display).toOffsetDateTime().toString();
  }
}
