package lepton.meter;

import static lepton.text.JsonText.number;

import java.util.List;
import lepton.meter.Recording.Condition;
import lepton.meter.Recording.Ending;
import lepton.meter.Recording.Header;
import tools.jackson.core.JsonGenerator;

/// The parts of a recording's JSON that a journal has too. What is absent has no key.
final class RecordingJson {

  private RecordingJson() {}

  /// What stands before `host` and it, into an open object.
  static void header(JsonGenerator json, Header header) {
    json.writeStringProperty("name", header.name());
    strings(json, "command", header.command());
    json.writeStringProperty("working_directory", header.workingDirectory());
    json.writeStringProperty("started", header.started());
    number(json, "interval_s", header.intervalSeconds());
    json.writeBooleanProperty("whole_machine", header.wholeMachine());
    var host = header.host();
    json.writeObjectPropertyStart("host");
    json.writeStringProperty("name", host.name());
    json.writeStringProperty("system", host.system());
    if (host.cpu().isPresent()) {
      json.writeStringProperty("cpu", host.cpu().get());
    }
    if (host.processors().isPresent()) {
      json.writeNumberProperty("processors", host.processors().getAsInt());
    }
    number(json, "memory_bytes", host.memoryBytes());
    json.writeStringProperty("lepton", host.lepton());
    json.writeEndObject();
  }

  /// Into an open object.
  static void ending(JsonGenerator json, Ending ending) {
    json.writeStringProperty("ended", ending.ended());
    number(json, "duration_s", ending.durationSeconds());
    if (ending.exitStatus().isPresent()) {
      json.writeNumberProperty("exit_status", ending.exitStatus().getAsInt());
    }
    if (ending.signal().isPresent()) {
      json.writeNumberProperty("signal", ending.signal().getAsInt());
    }
    number(json, "cpu_time_s", ending.cpuSeconds());
    number(json, "peak_memory_bytes", ending.peakBytes());
  }

  /// What was found at the start, into an open object.
  static void device(JsonGenerator json, Device device) {
    json.writeStringProperty("id", device.id());
    json.writeStringProperty("name", device.name());
    json.writeStringProperty("kind", device.kind().key());
    json.writeStringProperty("role", device.role().key());
    number(json, "share", device.share());
    number(json, "limit_w", device.mostWatts());
    if (device.counter().isPresent()) {
      json.writeObjectPropertyStart("counter");
      number(json, "joules_per_count", device.counter().get().joulesPerCount());
      number(json, "range", device.counter().get().range());
      json.writeEndObject();
    }
    if (device.model().isPresent()) {
      var model = device.model().get();
      json.writeObjectPropertyStart("model");
      number(json, "low", model.low());
      number(json, "high", model.high());
      json.writeStringProperty("source", model.source());
      json.writeEndObject();
    }
    json.writeObjectPropertyStart("details");
    for (var detail : device.details()) {
      json.writeStringProperty(detail.key(), detail.value());
    }
    json.writeEndObject();
  }

  static void absent(JsonGenerator json, List<Absent> absent) {
    json.writeArrayPropertyStart("absent");
    for (var one : absent) {
      json.writeStartObject();
      json.writeStringProperty("sensor", one.sensor());
      json.writeStringProperty("why", one.why());
      if (one.remedy().isPresent()) {
        json.writeStringProperty("remedy", one.remedy().get());
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  static void conditions(JsonGenerator json, List<Condition> conditions) {
    json.writeArrayPropertyStart("assumptions");
    for (var condition : conditions) {
      json.writeStartObject();
      json.writeStringProperty("key", condition.key());
      number(json, "value", condition.value());
      json.writeStringProperty("unit", condition.unit());
      json.writeStringProperty("source", condition.source());
      Doubts.write(json, condition.amount());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  static void strings(JsonGenerator json, String name, List<String> strings) {
    json.writeArrayPropertyStart(name);
    for (var string : strings) {
      json.writeString(string);
    }
    json.writeEndArray();
  }
}
