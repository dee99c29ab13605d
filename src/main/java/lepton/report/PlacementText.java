package lepton.report;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import lepton.plan.placement.Plan;
import lepton.quantity.Carbon;
import lepton.quantity.Energy;
import lepton.quantity.Power;
import lepton.quantity.Shown;
import lepton.quantity.Span;

/// A plan of many jobs for a terminal: each job's place and time, what is taken of each site, and
/// what is saved.
public final class PlacementText {

  private static final double ROUNDING = 1e-6;

  private final PlacementSheet sheet;
  private final Plan plan;
  private final int width;
  private final Paint paint;
  private final StringBuilder out = new StringBuilder(4096);

  private PlacementText(PlacementSheet sheet, int width, Paint paint) {
    this.sheet = sheet;
    this.plan = sheet.plan();
    this.width = width;
    this.paint = paint;
  }

  public static String render(PlacementSheet sheet, int width, Paint paint) {
    return new PlacementText(sheet, width, paint).text();
  }

  private String text() {
    int jobs = plan.jobs().size();
    int sites = plan.sites().size();
    wrap(
        count(jobs, "job")
            + " over "
            + count(sites, "site")
            + " in slots of "
            + Shown.span(new Span(plan.slots().seconds()))
            + ", "
            + sheet.time(plan.slots().origin())
            + " to "
            + sheet.time(plan.slots().end()));
    out.append('\n');
    jobs();
    out.append('\n');
    sites();
    out.append('\n');
    totals();
    return out.toString();
  }

  private static String count(int number, String thing) {
    return number + " " + thing + (number == 1 ? "" : "s");
  }

  private void wrap(String text) {
    Columns.wrap("", text, 0, width, its -> its, out);
  }

  private void jobs() {
    var names = new ArrayList<String>();
    var places = new ArrayList<String>();
    var starts = new ArrayList<String>();
    var ends = new ArrayList<String>();
    var gpus = new ArrayList<String>();
    var carbon = new ArrayList<String>();
    for (var its : plan.jobs()) {
      for (var run : its.runs()) {
        boolean first = run.equals(its.runs().getFirst());
        names.add(first ? its.job().name() : "· and");
        places.add(plan.sites().get(run.site()).name());
        starts.add(sheet.time(run.start(), run.site()));
        ends.add(sheet.end(run));
        gpus.add(gpus(its, run));
        carbon.add(carbon(run.kilograms()));
      }
    }
    new Grid()
        .name("job", names, 8)
        .left("site", places, 6, Grid.PLAIN)
        .left("start", starts, 5, Grid.PLAIN)
        .left("end", ends, 3, Grid.PLAIN)
        .right("GPUs", gpus, 2, Grid.PLAIN)
        .right("CO2e", carbon, 4, Grid.PLAIN)
        .render(width, paint, out);
  }

  private static String gpus(Plan.Assigned its, Plan.Run run) {
    if (its.job().gpus() == 0) {
      return run.share() < 1 - ROUNDING ? Sheet.percent(run.share()) : "";
    }
    double used = run.share() * its.job().gpus();
    return run.share() < 1 - ROUNDING
        ? Shown.number(used) + " of " + Shown.number(its.job().gpus())
        : Shown.number(used);
  }

  private void sites() {
    var rows = new ArrayList<List<String>>();
    for (int s = 0; s < plan.sites().size(); s++) {
      var site = plan.sites().get(s);
      var peak = plan.peaks().get(s);
      rows.add(
          List.of(
              site.name(),
              of(peak.gpus(), site.gpus()),
              site.watts().isPresent()
                  ? power(peak.watts()) + " of " + power(site.watts().getAsDouble())
                  : power(peak.watts()),
              Shown.energy(new Energy(peak.joules())),
              carbon(peak.kilograms())));
    }
    Tables.list(
        List.of("site", "peak GPUs", "peak power", "energy", "CO2e"), rows, width, 0, paint, out);
  }

  private static String of(double used, OptionalDouble capacity) {
    return capacity.isPresent()
        ? Shown.number(used) + " of " + Shown.number(capacity.getAsDouble())
        : Shown.number(used);
  }

  private static String power(double watts) {
    return Shown.power(new Power(watts));
  }

  private static String carbon(double kilograms) {
    return Shown.carbon(new Carbon(kilograms));
  }

  private void totals() {
    wrap(
        "Together "
            + Shown.energy(new Energy(plan.joules()))
            + " and "
            + carbon(plan.kilograms())
            + " CO2e"
            + (plan.movingKilograms() > 0
                ? ", " + carbon(plan.movingKilograms()) + " of it for moving data."
                : "."));
    wrap(quality());
    saved();
  }

  private String quality() {
    return switch (plan.method()) {
      case UNHINDERED -> "No plan emits less: each job runs where and when it emits least.";
      case SIMPLEX -> "No plan emits less (found by simplex).";
      case SEARCH -> "No plan emits less (searched to the end).";
      case PRICES ->
          plan.within() > 0
              ? "Within "
                  + Sheet.percent(plan.within())
                  + " of the best there can be: no plan emits less by more (by the prices of scarce"
                  + " slots)."
              : "No plan emits less (by the prices of scarce slots).";
    };
  }

  private void saved() {
    var saved = sheet.number("saved.operational_kg");
    var worst = sheet.number("saved.worst_share");
    var against = worst.isPresent() ? Sheet.percent(worst.getAsDouble()) : "";
    if (saved.isPresent()) {
      wrap(
          "Saves "
              + carbon(saved.getAsDouble())
              + " against first come, first served ("
              + Sheet.percent(sheet.number("saved.share").orElse(0))
              + ")"
              + (against.isEmpty() ? "." : ", and " + against + " against the worst plan found."));
    } else {
      wrap(
          "First come, first served misses "
              + count(plan.now().missed(), "deadline")
              + (against.isEmpty()
                  ? "."
                  : "; this saves " + against + " of the worst plan found."));
    }
  }
}
