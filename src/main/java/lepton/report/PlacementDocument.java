package lepton.report;

import static lepton.text.JsonText.number;

import java.util.List;
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
    number(json, "step_s", plan.slots().seconds());
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
    number(json, "optimal_within", plan.within());
    json.writeStringProperty("method", sheet.method());
    json.writeObjectPropertyStart("now");
    number(json, "operational_kg", plan.now().kilograms());
    number(json, "missed_deadlines", plan.now().missed());
    json.writeEndObject();
    json.writeObjectPropertyStart("worst");
    number(json, "operational_kg", plan.worstKilograms());
    json.writeEndObject();
    json.writeObjectPropertyStart("saved");
    number(json, "operational_kg", sheet.number("saved.operational_kg"));
    number(json, "share", sheet.number("saved.share"));
    number(json, "worst_share", sheet.number("saved.worst_share"));
    json.writeEndObject();
    json.writeEndObject();
  }

  private void job(Plan.Assigned its) {
    json.writeStartObject();
    json.writeStringProperty("name", its.job().name());
    json.writeBooleanProperty("divisible", its.job().divisible());
    number(json, "duration_s", its.job().seconds());
    json.writeArrayPropertyStart("windows");
    for (var run : its.runs()) {
      json.writeStartObject();
      json.writeStringProperty("start", sheet.time(run.start(), run.site()));
      json.writeStringProperty("end", sheet.time(run.end(), run.site()));
      json.writeStringProperty("site", sheet.plan().sites().get(run.site()).name());
      number(json, "share", run.share());
      if (its.job().gpus() > 0) {
        number(json, "gpus", run.share() * its.job().gpus());
      }
      number(json, "operational_kg", run.kilograms());
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
    number(json, "gpus", site.gpus());
    number(json, "power_w", site.watts());
    json.writeEndObject();
    json.writeObjectPropertyStart("peak");
    number(json, "gpus", peak.gpus());
    number(json, "power_w", peak.watts());
    json.writeEndObject();
    number(json, "gpu_hours", peak.gpuHours());
    energy(peak.joules());
    json.writeObjectPropertyStart("emissions");
    number(json, "operational_kg", peak.kilograms());
    json.writeEndObject();
    json.writeEndObject();
  }

  private void energy(double joules) {
    json.writeObjectPropertyStart("energy");
    number(json, "total_kwh", new Energy(joules).kwh());
    json.writeEndObject();
  }

  private void emissions(double kilograms, double moving) {
    json.writeObjectPropertyStart("emissions");
    number(json, "operational_kg", kilograms);
    number(json, "moving_kg", moving);
    json.writeEndObject();
  }
}
