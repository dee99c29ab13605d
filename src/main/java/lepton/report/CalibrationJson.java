package lepton.report;

import static lepton.text.JsonText.number;

import java.util.List;
import java.util.Locale;
import lepton.calibrate.Calibration;
import lepton.calibrate.Interval;
import lepton.calibrate.Parameter;
import lepton.catalog.FactorRow;
import lepton.report.CalibrationReport.Written;
import lepton.text.JsonText;
import tools.jackson.core.JsonGenerator;

/// A calibration as JSON; what is unknown has no key.
public final class CalibrationJson {

  private CalibrationJson() {}

  public static String render(int recordings, Calibration calibration, Written written) {
    return JsonText.of(
        json -> {
          json.writeStartObject();
          json.writeNumberProperty("recordings", recordings);
          json.writeArrayPropertyStart("parameters");
          calibration.parameters().forEach(parameter -> parameter(parameter, json));
          json.writeEndArray();
          json.writeArrayPropertyStart("refused");
          for (var refusal : calibration.refusals()) {
            json.writeStartObject();
            json.writeStringProperty("what", refusal.what());
            json.writeStringProperty("subject", refusal.subject());
            json.writeStringProperty("why", refusal.why());
            json.writeStringProperty("remedy", refusal.remedy());
            json.writeEndObject();
          }
          json.writeEndArray();
          json.writeArrayPropertyStart("notes");
          calibration.notes().forEach(json::writeString);
          json.writeEndArray();
          catalogue(calibration.rows(), written, json);
          json.writeEndObject();
        });
  }

  private static void parameter(Parameter parameter, JsonGenerator json) {
    json.writeStartObject();
    json.writeStringProperty("key", parameter.key());
    json.writeStringProperty("subject", parameter.subject());
    number(json, "value", parameter.value());
    parameter.interval().map(Interval::low).ifPresent(its -> number(json, "low", its));
    parameter.interval().map(Interval::high).ifPresent(its -> number(json, "high", its));
    parameter.further().map(Interval::low).ifPresent(its -> number(json, "p10", its));
    parameter.further().map(Interval::high).ifPresent(its -> number(json, "p90", its));
    json.writeBooleanProperty("assumed", parameter.assumed());
    json.writeStringProperty("unit", parameter.unit());
    json.writeNumberProperty("n", parameter.n());
    json.writeStringProperty("basis", parameter.basis());
    json.writeEndObject();
  }

  private static void catalogue(List<FactorRow> rows, Written written, JsonGenerator json) {
    json.writeObjectPropertyStart("catalogue");
    if (written.file().isPresent()) {
      json.writeStringProperty("file", written.file().get());
    }
    json.writeBooleanProperty("written", written.written());
    json.writeArrayPropertyStart("rows");
    for (int i = 0; i < rows.size(); i++) {
      var row = rows.get(i);
      json.writeStartObject();
      json.writeStringProperty("key", row.key());
      number(json, "value", row.value());
      json.writeStringProperty("unit", row.unit());
      json.writeStringProperty("basis", row.basis());
      if (i < written.changes().size()) {
        var change = written.changes().get(i).name().toLowerCase(Locale.ROOT);
        json.writeStringProperty("change", change);
      }
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
