package lepton.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lepton.plan.schedule.Schedule;
import lepton.quantity.Carbon;
import lepton.quantity.Power;
import lepton.quantity.Shown;
import lepton.quantity.Span;

/// A plan for a terminal: the job, the series with the chosen hours, the starts side by side, what
/// is saved, and what to type.
public final class ScheduleText {

  private final ScheduleSheet sheet;
  private final int width;
  private final Paint paint;
  private final StringBuilder out = new StringBuilder(4096);

  private ScheduleText(ScheduleSheet sheet, int width, Paint paint) {
    this.sheet = sheet;
    this.width = width;
    this.paint = paint;
  }

  /// All there is to say.
  ///
  /// @param unicode whether block characters can be shown
  public static String render(ScheduleSheet sheet, int width, boolean unicode, Paint paint) {
    return new ScheduleText(sheet, width, paint).text(unicode);
  }

  private String text(boolean unicode) {
    var schedule = sheet.schedule();
    var task = schedule.task();
    var profile = task.profile();
    out.append(paint.bold(sheet.name())).append('\n');
    wrap(
        Shown.span(new Span(profile.seconds()))
            + ", "
            + Shown.energy(profile.energy())
            + ", "
            + Shown.power(new Power(profile.meanWatts()))
            + " in the mean; from "
            + sheet.time(task.earliest())
            + " to "
            + sheet.time(task.deadline()));
    out.append('\n');
    var grams = schedule.zone().signal().grams();
    double from = Math.max(task.earliest(), grams.start());
    double to = Math.min(task.deadline(), grams.end());
    var zone = schedule.zone().name();
    var of = Optional.ofNullable(sheet.standIns().get(zone)).orElse(sheet.basis() + " gCO2e/kWh");
    Columns.wrap("  ", zone + ", " + of, 2, width, paint::dim, out);
    new SeriesChart(grams, schedule.windows(), from, to, unicode, paint)
        .text(width, sheet.time(from), sheet.time(to), out);
    out.append('\n');
    starts();
    out.append('\n');
    saved();
    out.append('\n').append(paint.bold("Start it with")).append('\n');
    for (var line : sheet.lines()) {
      out.append("  ").append(line).append('\n');
    }
    sheet.note().ifPresent(note -> out.append("  # ").append(note).append('\n'));
    return out.toString();
  }

  private void wrap(String text) {
    Columns.wrap("", text, 0, width, its -> its, out);
  }

  private void starts() {
    var schedule = sheet.schedule();
    var rows = new ArrayList<List<String>>();
    var windows = schedule.windows();
    for (int i = 0; i < windows.size(); i++) {
      var window = windows.get(i);
      boolean last = i + 1 == windows.size();
      rows.add(
          List.of(
              i == 0 ? "best" : "· then",
              sheet.time(window.start()),
              sheet.time(window.end()),
              window.zone(),
              last ? carbon(schedule.kilograms()) : ""));
    }
    rows.add(row("now", schedule.now()));
    rows.add(row("worst", schedule.worst()));
    var headings = List.of("", "start", "end", "zone", "CO2e");
    if (schedule.zones().size() == 1) {
      rows.replaceAll(ScheduleText::withoutZone);
      headings = withoutZone(headings);
    }
    Tables.list(headings, rows, width, 0, paint, out);
  }

  /// Of one zone nobody has to be told.
  private static List<String> withoutZone(List<String> cells) {
    return List.of(cells.get(0), cells.get(1), cells.get(2), cells.get(4));
  }

  private List<String> row(String label, Schedule.Start start) {
    return List.of(
        label,
        sheet.time(start.start()),
        sheet.time(start.end()),
        start.zone(),
        carbon(start.kilograms()));
  }

  private static String carbon(double kilograms) {
    return Shown.carbon(new Carbon(kilograms));
  }

  private void saved() {
    var schedule = sheet.schedule();
    wrap(
        "Saves "
            + carbon(schedule.savedKilograms())
            + " CO2e against starting now ("
            + Sheet.percent(sheet.savedShare())
            + "), and "
            + Sheet.percent(sheet.savedOfWorst())
            + " against the worst start.");
    if (schedule.checkpointSeconds() > 0) {
      wrap(
          "Its interruptions take "
              + Shown.span(new Span(schedule.checkpointSeconds()))
              + " and "
              + Shown.energy(schedule.checkpoints())
              + " more, which is counted.");
    }
    if (schedule.movingKilograms() > 0) {
      wrap("Moving the data is " + carbon(schedule.movingKilograms()) + " of what it emits.");
    }
    sheet
        .standIns()
        .forEach(
            (zone, of) ->
                wrap("Zone " + zone + " rests on the " + of + ": no hour is better than another."));
    sheet.durations().ifPresent(this::doubt);
    if (schedule.within() > 1e-6) {
      wrap(
          "There may be windows that emit up to "
              + Sheet.percent(schedule.within())
              + " less: the search was cut short.");
    }
    if (sheet.basis().equals("marginal")) {
      wrap("By marginal intensities: what this choice changes, and no part of a footprint.");
    }
  }

  private void doubt(ScheduleSheet.Durations durations) {
    var schedule = sheet.schedule();
    wrap(
        "Should it take "
            + Shown.span(new Span(durations.p5()))
            + " (P5), it saves "
            + carbon(schedule.savedIfLasting(durations.p5()))
            + "; "
            + Shown.span(new Span(durations.p95()))
            + " (P95), "
            + carbon(schedule.savedIfLasting(durations.p95()))
            + ".");
  }
}
