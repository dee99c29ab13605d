package lepton.report;

import static lepton.text.JsonText.number;

import java.util.List;
import lepton.plan.schedule.Schedule;
import lepton.text.JsonText;
import tools.jackson.core.JsonGenerator;

/// A plan as JSON, and its windows as CSV.
public final class ScheduleDocument {

  private final ScheduleSheet sheet;
  private final JsonGenerator json;

  private ScheduleDocument(ScheduleSheet sheet, JsonGenerator json) {
    this.sheet = sheet;
    this.json = json;
  }

  public static String json(ScheduleSheet sheet) {
    return JsonText.of(json -> new ScheduleDocument(sheet, json).write());
  }

  /// A row a window.
  public static String csv(ScheduleSheet sheet) {
    var out = new StringBuilder();
    CsvReport.line(List.of("start", "end", "zone", "command"), out);
    var windows = sheet.schedule().windows();
    for (int i = 0; i < windows.size(); i++) {
      var window = windows.get(i);
      CsvReport.line(
          List.of(
              sheet.time(window.start()),
              sheet.time(window.end()),
              window.zone(),
              sheet.lines().get(i)),
          out);
    }
    return out.toString();
  }

  private void write() {
    var schedule = sheet.schedule();
    var task = schedule.task();
    json.writeStartObject();
    json.writeStringProperty("name", sheet.name());
    json.writeStringProperty("intensity", sheet.basis());
    json.writeArrayPropertyStart("series");
    for (var zone : schedule.zones()) {
      json.writeStartObject();
      json.writeStringProperty("zone", zone.name());
      json.writeStringProperty("source", zone.signal().name());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeStringProperty("earliest", sheet.time(task.earliest()));
    json.writeStringProperty("deadline", sheet.time(task.deadline()));
    number(json, "duration_s", schedule.seconds());
    json.writeObjectPropertyStart("energy");
    number(json, "total_kwh", schedule.energy().kwh());
    json.writeEndObject();
    json.writeArrayPropertyStart("windows");
    for (var window : schedule.windows()) {
      json.writeStartObject();
      interval(window.start(), window.end(), window.zone());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeObjectPropertyStart("emissions");
    number(json, sheet.kilograms(), schedule.kilograms());
    number(json, "moving_kg", schedule.movingKilograms());
    number(json, "mean_g_per_kwh", schedule.meanGrams());
    json.writeEndObject();
    number(json, "optimal_within", schedule.within());
    start("now", schedule.now());
    start("worst", schedule.worst());
    saved();
    json.writeArrayPropertyStart("commands");
    sheet.lines().forEach(json::writeString);
    json.writeEndArray();
    sheet.note().ifPresent(note -> json.writeStringProperty("note", note));
    json.writeEndObject();
  }

  private void interval(double start, double end, String zone) {
    json.writeStringProperty("start", sheet.time(start));
    json.writeStringProperty("end", sheet.time(end));
    json.writeStringProperty("zone", zone);
  }

  private void start(String name, Schedule.Start start) {
    json.writeObjectPropertyStart(name);
    interval(start.start(), start.end(), start.zone());
    number(json, sheet.kilograms(), start.kilograms());
    json.writeEndObject();
  }

  private void saved() {
    json.writeObjectPropertyStart("saved");
    number(json, sheet.kilograms(), sheet.schedule().savedKilograms());
    number(json, "share", sheet.savedShare());
    number(json, "worst_share", sheet.savedOfWorst());
    if (sheet.durations().isPresent()) {
      at("at_duration_p5", sheet.durations().get().p5());
      at("at_duration_p95", sheet.durations().get().p95());
    }
    json.writeEndObject();
  }

  private void at(String name, double seconds) {
    json.writeObjectPropertyStart(name);
    number(json, "duration_s", seconds);
    number(json, sheet.kilograms(), sheet.schedule().savedIfLasting(seconds));
    json.writeEndObject();
  }
}
