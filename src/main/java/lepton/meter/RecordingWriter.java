package lepton.meter;

import java.util.List;
import java.util.OptionalDouble;
import lepton.meter.Recording.DeviceRecord;
import lepton.meter.Recording.PhaseRecord;
import lepton.meter.Recording.Steps;
import lepton.quantity.Energy;
import lepton.quantity.PlainNumber;
import lepton.text.JsonText;
import tools.jackson.core.JsonGenerator;

/// A recording as its JSON document, with full precision. [RecordingReader] reads it back.
public final class RecordingWriter {

  private final JsonGenerator json;
  private final Additions additions;

  private RecordingWriter(JsonGenerator json, Additions additions) {
    this.json = json;
    this.additions = additions;
  }

  /// Figures that others work out from a recording. The reader leaves them out, so that they are
  /// worked out anew by whoever writes it again.
  public interface Additions {

    /// None.
    Additions NONE = _ -> {};

    /// Writes properties of the document, between what the run was and its devices.
    void figures(JsonGenerator json);

    /// Writes more properties of a phase.
    default void phase(JsonGenerator json, PhaseRecord phase) {}

    /// Writes more properties of a device.
    default void device(JsonGenerator json, DeviceRecord device) {}

    /// Writes more properties of the steps.
    default void steps(JsonGenerator json, Steps steps) {}
  }

  /// The document, ended by a line end.
  public static String text(Recording recording, Additions additions) {
    return JsonText.of(json -> write(json, recording, additions));
  }

  /// Writes the document as one object, for several in one array.
  public static void write(JsonGenerator json, Recording recording, Additions additions) {
    new RecordingWriter(json, additions).document(recording);
  }

  private void document(Recording recording) {
    json.writeStartObject();
    json.writeNumberProperty("version", Recording.VERSION);
    json.writeBooleanProperty("complete", recording.complete());
    RecordingJson.header(json, recording.header());
    RecordingJson.ending(json, recording.ending());
    additions.figures(json);
    json.writeArrayPropertyStart("devices");
    for (var device : recording.devices()) {
      device(device);
    }
    json.writeEndArray();
    RecordingJson.absent(json, recording.header().absent());
    phases(recording);
    if (recording.steps().isPresent()) {
      steps(recording, recording.steps().get());
    }
    RecordingJson.conditions(json, recording.conditions());
    RecordingJson.strings(json, "warnings", recording.warnings());
    json.writeEndObject();
  }

  private void device(DeviceRecord record) {
    var totals = record.totals();
    json.writeStartObject();
    RecordingJson.device(json, record.device());
    if (record.known()) {
      energy("energy_kwh", totals.own());
    }
    if (record.method().isPresent()) {
      json.writeStringProperty("method", record.method().get().key());
    }
    JsonText.number(json, "coverage", record.coverage());
    if (totals.covered() > 0) {
      JsonText.number(json, "mean_w", totals.whole() / totals.covered());
    }
    JsonText.number(json, "max_w", totals.mostWatts());
    if (totals.utilizationCovered() > 0) {
      JsonText.number(
          json, "utilization", totals.utilizationSeconds() / totals.utilizationCovered());
    }
    parts(record);
    additions.device(json, record);
    RecordingJson.strings(json, "notes", record.notes());
    series(record.series());
    json.writeEndObject();
  }

  private void parts(DeviceRecord record) {
    var totals = record.totals();
    if (record.known()) {
      energy("whole_kwh", totals.whole());
      energy("others_kwh", totals.others());
      energy("idle_kwh", totals.idle());
      energy("held_idle_kwh", totals.heldIdle());
      energy("by_counter_kwh", totals.byCounter());
      JsonText.number(json, "covered_s", totals.covered());
    }
    if (totals.counterSeconds() > 0) {
      energy("counter_kwh", totals.counter());
      JsonText.number(json, "counter_s", totals.counterSeconds());
    }
    if (totals.powerSeconds() > 0) {
      energy("power_kwh", totals.power());
      JsonText.number(json, "power_s", totals.powerSeconds());
    }
    if (totals.utilizationCovered() > 0) {
      JsonText.number(json, "utilization_s", totals.utilizationSeconds());
      JsonText.number(json, "utilization_covered_s", totals.utilizationCovered());
    }
  }

  private void series(Series series) {
    json.writeObjectPropertyStart("series");
    JsonText.number(json, "step_s", series.stepSeconds());
    column("low_w", series.points(), Series.Point::low);
    column("mean_w", series.points(), Series.Point::mean);
    column("high_w", series.points(), Series.Point::high);
    column("covered_s", series.points(), Series.Point::covered);
    if (series.utilized()) {
      utilization(series.points());
    }
    json.writeEndObject();
  }

  private interface Column {
    double of(Series.Point point);
  }

  /// On one line: hundreds of numbers are not for reading.
  private void column(String name, List<Series.Point> points, Column column) {
    var text = new StringBuilder("[");
    for (var point : points) {
      text.append(text.length() == 1 ? "" : ", ");
      text.append(point.covered() > 0 ? PlainNumber.of(column.of(point)) : "null");
    }
    json.writeName(name);
    json.writeRawValue(text.append(']').toString());
  }

  private void utilization(List<Series.Point> points) {
    var text = new StringBuilder("[");
    for (var point : points) {
      text.append(text.length() == 1 ? "" : ", ");
      var share = point.utilization();
      text.append(share.isPresent() ? PlainNumber.of(share.getAsDouble()) : "null");
    }
    json.writeName("utilization");
    json.writeRawValue(text.append(']').toString());
  }

  private void phases(Recording recording) {
    json.writeArrayPropertyStart("phases");
    for (var phase : recording.phases()) {
      json.writeStartObject();
      json.writeStringProperty("name", phase.name());
      JsonText.number(json, "start_s", phase.from());
      JsonText.number(json, "end_s", phase.to());
      JsonText.number(json, "duration_s", phase.seconds());
      json.writeNumberProperty("times", phase.times());
      json.writeNumberProperty("steps", phase.steps());
      energies(recording, phase.seconds(), phase.joules());
      additions.phase(json, phase);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void steps(Recording recording, Steps steps) {
    json.writeObjectPropertyStart("steps");
    json.writeNumberProperty("first", steps.firstDone());
    json.writeNumberProperty("last", steps.done());
    if (steps.of() > 0) {
      json.writeNumberProperty("of", steps.of());
    }
    JsonText.number(json, "start_s", steps.first());
    JsonText.number(json, "end_s", steps.last());
    energies(recording, steps.last() - steps.first(), steps.joules());
    long done = steps.done() - steps.firstDone();
    double seconds = steps.last() - steps.first();
    var known = recording.known(recording.addable(seconds, steps.joules()));
    if (done > 0 && known.isPresent()) {
      energy("energy_kwh_per_step", known.getAsDouble() / done);
      JsonText.number(json, "duration_s_per_step", seconds / done);
    }
    additions.steps(json, steps);
    json.writeEndObject();
  }

  /// The sum over the devices that add up, and each of them.
  private void energies(Recording recording, double seconds, List<OptionalDouble> joules) {
    var known = recording.known(recording.addable(seconds, joules));
    if (known.isPresent()) {
      energy("energy_kwh", known.getAsDouble());
    }
    json.writeObjectPropertyStart("devices_kwh");
    for (int i = 0; i < joules.size(); i++) {
      var device = recording.devices().get(i);
      if (device.known() && joules.get(i).isPresent()) {
        energy(device.device().id(), joules.get(i).getAsDouble());
      }
    }
    json.writeEndObject();
  }

  private void energy(String name, double joules) {
    JsonText.number(json, name, new Energy(joules).kwh());
  }
}
