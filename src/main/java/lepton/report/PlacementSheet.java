package lepton.report;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import lepton.plan.placement.Plan;
import lepton.quantity.Energy;

/// A plan of many jobs, and how its times are shown.
///
/// @param zones in which times at each site are shown
/// @param zone in which all are shown; absent where each in its site's
public record PlacementSheet(Plan plan, List<Optional<ZoneId>> zones, Optional<ZoneId> zone) {

  /// The numbers that can be asked for alone.
  public static final List<String> PATHS =
      List.of(
          "energy.total_kwh",
          "emissions.operational_kg",
          "emissions.moving_kg",
          "optimal_within",
          "now.operational_kg",
          "now.missed_deadlines",
          "worst.operational_kg",
          "saved.operational_kg",
          "saved.share",
          "saved.worst_share");

  public PlacementSheet {
    zones = List.copyOf(zones);
  }

  /// One of the numbers; absent where it is not known.
  public OptionalDouble number(String path) {
    return switch (path) {
      case "energy.total_kwh" -> OptionalDouble.of(new Energy(plan.joules()).kwh());
      case "emissions.operational_kg" -> OptionalDouble.of(plan.kilograms());
      case "emissions.moving_kg" -> OptionalDouble.of(plan.movingKilograms());
      case "optimal_within" -> OptionalDouble.of(plan.within());
      case "now.operational_kg" -> plan.now().kilograms();
      case "now.missed_deadlines" -> OptionalDouble.of(plan.now().missed());
      case "worst.operational_kg" -> plan.worstKilograms();
      case "saved.operational_kg" -> saved();
      case "saved.share" -> share(plan.now().kilograms());
      case "saved.worst_share" -> share(plan.worstKilograms());
      default -> OptionalDouble.empty();
    };
  }

  private OptionalDouble saved() {
    var now = plan.now().kilograms();
    return now.isPresent()
        ? OptionalDouble.of(now.getAsDouble() - plan.kilograms())
        : OptionalDouble.empty();
  }

  /// What is saved against another plan, as a share of it.
  private OptionalDouble share(OptionalDouble other) {
    return other.isPresent()
        ? OptionalDouble.of(
            ScheduleSheet.share(other.getAsDouble() - plan.kilograms(), other.getAsDouble()))
        : OptionalDouble.empty();
  }

  /// How it is known how good the plan is, in a word.
  String method() {
    return switch (plan.method()) {
      case UNHINDERED -> "unhindered";
      case SIMPLEX -> "simplex";
      case SEARCH -> "search";
      case PRICES -> "prices";
    };
  }

  /// A time at a site, with its offset, to the second.
  String time(double epochSeconds, int site) {
    return time(epochSeconds, zone.or(() -> zones.get(site)).orElse(ZoneOffset.UTC));
  }

  /// The end of a run, its date and offset only where they are not those of the start.
  String end(Plan.Run run) {
    var start = time(run.start(), run.site());
    var end = time(run.end(), run.site());
    int date = start.indexOf('T') + 1;
    int startZone = offset(start);
    int endZone = offset(end);
    if (!start.substring(startZone).equals(end.substring(endZone))) {
      return end;
    }
    boolean sameDay = start.regionMatches(0, end, 0, date);
    return end.substring(sameDay ? date : 0, endZone);
  }

  /// Where the offset of a time begins: `Z`, `+` or a `-` after the date.
  private static int offset(String time) {
    int from = time.indexOf('T');
    int minus = time.indexOf('-', from);
    int at = Math.max(time.indexOf('Z'), Math.max(time.indexOf('+'), minus));
    return at < 0 ? time.length() : at;
  }

  /// A time of no site.
  String time(double epochSeconds) {
    return time(epochSeconds, zone.orElse(ZoneOffset.UTC));
  }

  private static String time(double epochSeconds, ZoneId shown) {
    return StartLines.time(epochSeconds).withZoneSameInstant(shown).toOffsetDateTime().toString();
  }
}
