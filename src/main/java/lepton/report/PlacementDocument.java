package lepton.report;

import java.util.List;
import java.util.OptionalDouble;
import lepton.plan.placement.Location;
import lepton.plan.placement.Plan;
import lepton.quantity.Energy;
import lepton.quantity.PlainNumber;
import lepton.text.JsonText;
import tools.jackson.core.JsonGenerator;

/// A plan of many jobs as JSON, and its windows as CSV.
public final class PlacementDocument {

  private final PlacementSheet sheet;
  private final JsonGenerator json;

  private PlacementDocument(PlacementSheet sheet, JsonGenerator json) {
    this.sheet = sheet;
    this.json = json;
  }

  public static String json(PlacementSheet sheet) {
    return JsonText.of(json -> new PlacementDocument(sheet, json).write());
  }

  /// A row a window.
  public static String csv(PlacementSheet sheet) {
    var out = new StringBuilder();
    CsvReport.line(
        List.of("job", "site", "start", "end", "share", "gpus", "energy_kwh", "operational_kg"),
        out);
    for (var its : sheet.plan().jobs()) {
      for (var run : its.runs()) {
        double hours = its.job().watts() * (run.end() - run.start()) * run.share();
        double pue = sheet.plan().sites().get(run.site()).pue();
        CsvReport.line(
            List.of(
                its.job().name(),
                sheet.plan().sites().get(run.site()).name(),
                sheet.time(run.start(), run.site()),
                sheet.time(run.end(), run.site()),
                PlainNumber.of(run.share()),
                its.job().gpus() > 0 ? PlainNumber.of(run.share() * its.job().gpus()) : "",
                PlainNumber.of(new Energy(hours * pue).kwh()),
                PlainNumber.of(run.kilograms())),
            out);
      }
    }
    return out.toString();
  }

  private void write() {
    var plan = sheet.plan();
    json.writeStartObject();
    json.writeStringProperty("earliest", sheet.time(plan.slots().origin()));
    json.writeStringProperty("deadline", sheet.time(plan.slots().end()));
    number("step_s", plan.slots().seconds());
    json.writeArrayPropertyStart("jobs");
    plan.jobs().forEach(this::job);
    json.writeEndArray();
    json.writeArrayPropertyStart("sites");
    for (int s = 0; s < plan.sites().size(); s++) {
      site(plan.sites().get(s), plan.peaks().get(s));
    }
    json.writeEndArray();
    energy(plan.joules());
    emissions(plan.kilograms(), plan.movingKilograms());
    number("optimal_within", plan.within());
    json.writeStringProperty("method", sheet.method());
    json.writeObjectPropertyStart("now");
    number("operational_kg", plan.now().kilograms());
    number("missed_deadlines", plan.now().missed());
    json.writeEndObject();
    json.writeObjectPropertyStart("worst");
    number("operational_kg", plan.worstKilograms());
    json.writeEndObject();
    json.writeObjectPropertyStart("saved");
    number("operational_kg", sheet.number("saved.operational_kg"));
    number("share", sheet.number("saved.share"));
    number("worst_share", sheet.number("saved.worst_share"));
    json.writeEndObject();
    json.writeEndObject();
  }

  private void job(Plan.Assigned its) {
    json.writeStartObject();
    json.writeStringProperty("name", its.job().name());
    json.writeBooleanProperty("divisible", its.job().divisible());
    number("duration_s", its.job().seconds());
    json.writeArrayPropertyStart("windows");
    for (var run : its.runs()) {
      json.writeStartObject();
      json.writeStringProperty("start", sheet.time(run.start(), run.site()));
      json.writeStringProperty("end", sheet.time(run.end(), run.site()));
      json.writeStringProperty("site", sheet.plan().sites().get(run.site()).name());
      number("share", run.share());
      if (its.job().gpus() > 0) {
        number("gpus", run.share() * its.job().gpus());
      }
      number("operational_kg", run.kilograms());
      json.writeEndObject();
    }
    json.writeEndArray();
    energy(its.joules());
    emissions(its.kilograms(), its.movingKilograms());
    json.writeEndObject();
  }

  private void site(Location site, Plan.Peak peak) {
    json.writeStartObject();
    json.writeStringProperty("name", site.name());
    json.writeObjectPropertyStart("capacity");
    number("gpus", site.gpus());
    number("power_w", site.watts());
    json.writeEndObject();
    json.writeObjectPropertyStart("peak");
    number("gpus", peak.gpus());
    number("power_w", peak.watts());
    json.writeEndObject();
    number("gpu_hours", peak.gpuHours());
    energy(peak.joules());
    json.writeObjectPropertyStart("emissions");
    number("operational_kg", peak.kilograms());
    json.writeEndObject();
    json.writeEndObject();
  }

  private void energy(double joules) {
    json.writeObjectPropertyStart("energy");
    number("total_kwh", new Energy(joules).kwh());
    json.writeEndObject();
  }

  private void emissions(double kilograms, double moving) {
    json.writeObjectPropertyStart("emissions");
    number("operational_kg", kilograms);
    number("moving_kg", moving);
    json.writeEndObject();
  }

  private void number(String name, OptionalDouble value) {
    if (value.isPresent()) {
      number(name, value.getAsDouble());
    }
  }

  private void number(String name, double value) {
    json.writeName(name);
    json.writeNumber(PlainNumber.of(value));
  }
}
