package lepton.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lepton.plan.advise.Advice;
import lepton.plan.advise.Advice.Lever;
import lepton.plan.advise.Goal;
import lepton.plan.advise.Use;
import lepton.quantity.PlainNumber;
import lepton.text.JsonText;
import tools.jackson.core.JsonGenerator;

/// An efficiency assessment as JSON, and its levers as CSV.
public final class AdviceDocument {

  private final Advice advice;
  private final AdviceWords words;

  private AdviceDocument(Advice advice, LocalDate today) {
    this.advice = advice;
    this.words = new AdviceWords(advice, today);
  }

  /// All there is.
  ///
  /// @param today from which break-even dates are counted
  public static String json(Advice advice, LocalDate today) {
    return JsonText.of(json -> new AdviceDocument(advice, today).all(json));
  }

  /// A row a lever: those that pay and those that would not.
  public static String csv(Advice advice, LocalDate today) {
    var document = new AdviceDocument(advice, today);
    var out = new StringBuilder();
    var rows = new ArrayList<Map<String, String>>();
    int rank = 0;
    for (var lever : advice.levers()) {
      rows.add(document.row(lever, Integer.toString(++rank), true));
    }
    for (var lever : advice.rejected()) {
      rows.add(document.row(lever, "", false));
    }
    CsvReport.line(columns(), out);
    for (var row : rows) {
      var cells = new ArrayList<String>();
      for (var column : columns()) {
        cells.add(row.getOrDefault(column, ""));
      }
      CsvReport.line(cells, out);
    }
    return out.toString();
  }

  private static List<String> columns() {
    var columns = new ArrayList<String>(List.of("rank", "lever", "pays", "advised"));
    for (var section : List.of("alone.", "on_top.")) {
      for (var goal : Goal.values()) {
        columns.add(section + AdviceFigures.key(goal));
      }
    }
    columns.addAll(List.of("p5", "p50", "p95", "probability", "remark", "evidence", "settings"));
    return columns;
  }

  private Map<String, String> row(Lever lever, String rank, boolean pays) {
    var row = new LinkedHashMap<String, String>();
    row.put("rank", rank);
    row.put("lever", lever.candidate().id());
    row.put("pays", Boolean.toString(pays));
    row.put("advised", Boolean.toString(lever.advised()));
    for (var goal : Goal.values()) {
      var key = AdviceFigures.key(goal);
      lever.alone().of(goal).ifPresent(its -> row.put("alone." + key, number(goal, its)));
      lever.onTop().of(goal).ifPresent(its -> row.put("on_top." + key, number(goal, its)));
    }
    sureness(lever).forEach((key, value) -> row.put(key, PlainNumber.of(value)));
    row.put("remark", lever.remark());
    row.put("evidence", String.join("; ", lever.evidence()));
    row.put("settings", String.join("; ", settings(lever)));
    return row;
  }

  private Map<String, Double> sureness(Lever lever) {
    var sureness = new LinkedHashMap<String, Double>();
    lever
        .sureness()
        .ifPresent(
            its -> {
              sureness.put("p5", AdviceFigures.value(advice.goal(), its.range().p5()));
              sureness.put("p50", AdviceFigures.value(advice.goal(), its.range().p50()));
              sureness.put("p95", AdviceFigures.value(advice.goal(), its.range().p95()));
              sureness.put("probability", its.probability());
            });
    return sureness;
  }

  private static List<String> settings(Lever lever) {
    var settings = new ArrayList<String>();
    lever.candidate().changes().forEach(its -> settings.add(its.path() + "=" + its.value()));
    return settings;
  }

  private static String number(Goal goal, double base) {
    return PlainNumber.of(AdviceFigures.value(goal, base));
  }

  private void all(JsonGenerator json) {
    json.writeStartObject();
    json.writeStringProperty("name", advice.workload().name());
    json.writeStringProperty("ranked_by", AdviceFigures.key(advice.goal()));
    advice.currency().ifPresent(its -> json.writeStringProperty("currency", its));
    figures(json);
    json.writeArrayPropertyStart("settings");
    advice.changes().forEach(its -> json.writeString(its.path() + "=" + its.value()));
    json.writeEndArray();
    json.writeArrayPropertyStart("dropped");
    advice.dropped().forEach(part -> part.key().ifPresent(json::writeString));
    json.writeEndArray();
    levers("levers", advice.levers(), json);
    levers("not_paying", advice.rejected(), json);
    open(json);
    json.writeArrayPropertyStart("warnings");
    advice.notes().forEach(note -> json.writeString(note.sentence()));
    json.writeEndArray();
    json.writeEndObject();
  }

  /// The sections of the paths, each an object.
  private void figures(JsonGenerator json) {
    var section = "";
    for (var figure : AdviceFigures.of(advice).entrySet()) {
      int dot = figure.getKey().indexOf('.');
      var its = figure.getKey().substring(0, dot);
      if (!its.equals(section)) {
        if (!section.isEmpty()) {
          json.writeEndObject();
        }
        json.writeObjectPropertyStart(its);
        section = its;
      }
      JsonText.number(json, figure.getKey().substring(dot + 1), figure.getValue());
    }
    if (!section.isEmpty()) {
      json.writeEndObject();
    }
  }

  private void levers(String name, List<Lever> levers, JsonGenerator json) {
    json.writeArrayPropertyStart(name);
    for (var lever : levers) {
      json.writeStartObject();
      json.writeStringProperty("lever", lever.candidate().id());
      json.writeStringProperty("title", lever.candidate().title());
      json.writeBooleanProperty("advised", lever.advised());
      if (!lever.remark().isEmpty()) {
        json.writeStringProperty("remark", lever.remark());
      }
      use("alone", lever.alone(), json);
      use("on_top", lever.onTop(), json);
      sureness(lever).forEach((key, value) -> JsonText.number(json, key, value));
      cost(lever, json);
      strings("evidence", lever.evidence(), json);
      strings("settings", settings(lever), json);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void cost(Lever lever, JsonGenerator json) {
    var cost = lever.cost();
    json.writeObjectPropertyStart("cost");
    cost.pruning().ifPresent(its -> JsonText.number(json, "pruning_kwh", kwh(its)));
    cost.pruningLimit().ifPresent(its -> JsonText.number(json, "pruning_limit_kwh", kwh(its)));
    if (cost.hardware().isPresent()) {
      var hardware = cost.hardware().get();
      JsonText.number(json, "embodied_kg", hardware.kilograms());
      hardware.breakEven().ifPresent(its -> JsonText.number(json, "break_even_h", hours(its)));
      words
          .date(hardware)
          .ifPresent(date -> json.writeStringProperty("break_even_date", date.toString()));
      JsonText.number(json, "lifetime_h", hours(hardware.lifetime()));
    }
    if (cost.request().isPresent()) {
      JsonText.number(json, "request_before_s", cost.request().get().before());
      JsonText.number(json, "request_after_s", cost.request().get().after());
    }
    json.writeEndObject();
  }

  private static double kwh(double joules) {
    return AdviceFigures.value(Goal.ENERGY, joules);
  }

  private static double hours(double seconds) {
    return AdviceFigures.value(Goal.TIME, seconds);
  }

  private void open(JsonGenerator json) {
    json.writeArrayPropertyStart("open");
    for (var open : advice.open()) {
      json.writeStartObject();
      json.writeStringProperty("key", open.key());
      json.writeStringProperty("title", open.title());
      json.writeStringProperty("why", open.why());
      if (open.potential().isPresent()) {
        json.writeStringProperty("step", open.step());
        use("saves", open.potential().get(), json);
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void strings(String name, List<String> texts, JsonGenerator json) {
    json.writeArrayPropertyStart(name);
    texts.forEach(json::writeString);
    json.writeEndArray();
  }

  private static void use(String name, Use use, JsonGenerator json) {
    json.writeObjectPropertyStart(name);
    for (var goal : Goal.values()) {
      use.of(goal)
          .ifPresent(
              its ->
                  JsonText.number(json, AdviceFigures.key(goal), AdviceFigures.value(goal, its)));
    }
    json.writeEndObject();
  }
}
