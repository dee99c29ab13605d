package lepton.report;

import static lepton.text.JsonText.number;

import java.util.ArrayList;
import java.util.List;
import lepton.meter.Device;
import lepton.meter.Probe;
import lepton.quantity.Energy;
import lepton.quantity.Power;
import lepton.quantity.Shown;
import lepton.text.JsonText;
import tools.jackson.core.JsonGenerator;

/// What can be measured here: a line a sensor, and what mends those that can't be had.
public final class DoctorReport {

  private DoctorReport() {}

  /// Lines of `ok`, `model` or `no`, the sensor, the device, and its value or what is wrong.
  public static String text(List<Probe> probes, int width, Paint paint) {
    var out = new StringBuilder(2048);
    int sensors = 0;
    for (var probe : probes) {
      sensors = Math.max(sensors, Columns.width(probe.sensor()));
    }
    for (var probe : probes) {
      var state = state(probe);
      var painted = state.equals("no   ") ? paint.bad(state) : paint.good(state);
      var said = new StringBuilder();
      probe.device().ifPresent(device -> said.append(name(device)).append(": "));
      said.append(value(probe));
      int indent = 2 + 5 + 2 + sensors + 2;
      // the colour takes no columns, so the head is written apart and its width kept as blanks
      out.append("  ").append(painted).append("  ");
      var rest = new StringBuilder();
      Columns.wrap(
          " ".repeat(9) + Columns.left(probe.sensor(), sensors) + "  ",
          said.toString(),
          indent,
          width,
          text -> text,
          rest);
      out.append(rest.substring(9));
      probe
          .remedy()
          .ifPresent(
              remedy ->
                  Columns.wrap(
                      " ".repeat(indent) + "help: ", remedy, indent + 6, width, text -> text, out));
    }
    return out.toString();
  }

  /// With what tells it from others of its name.
  private static String name(Device device) {
    for (var detail : device.details()) {
      if (detail.key().equals("index")) {
        return device.name() + " (GPU " + detail.value() + ", " + device.id() + ")";
      }
    }
    return device.name();
  }

  private static String state(Probe probe) {
    return probe.modelled() ? "model" : probe.readable() ? "ok   " : "no   ";
  }

  private static String value(Probe probe) {
    var said = new ArrayList<String>();
    probe.watts().ifPresent(watts -> said.add(Shown.power(new Power(watts)) + " now"));
    probe.joules().ifPresent(joules -> said.add("counter at " + Shown.energy(new Energy(joules))));
    probe.utilization().ifPresent(share -> said.add("at work " + Sheet.percent(share)));
    if (!probe.modelled()) {
      probe.why().ifPresent(said::add);
    } else if (!said.isEmpty()) {
      said.add("by published figures");
    }
    if (said.isEmpty()) {
      said.add(
          probe.modelled() ? "no sensor; worked out while a command runs" : "nothing to be read");
    }
    return String.join(", ", said);
  }

  /// `{sensors: [{sensor, device, name, kind, found, readable, …}]}`; what is unknown is left out.
  public static String json(List<Probe> probes) {
    return JsonText.of(
        json -> {
          json.writeStartObject();
          json.writeArrayPropertyStart("sensors");
          for (var probe : probes) {
            sensor(probe, json);
          }
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  private static void sensor(Probe probe, JsonGenerator json) {
    json.writeStartObject();
    json.writeStringProperty("sensor", probe.sensor());
    if (probe.device().isPresent()) {
      var device = probe.device().get();
      json.writeStringProperty("device", device.id());
      json.writeStringProperty("name", device.name());
      json.writeStringProperty("kind", device.kind().key());
    }
    json.writeBooleanProperty("found", probe.device().isPresent());
    json.writeBooleanProperty("readable", probe.readable());
    if (probe.modelled()) {
      json.writeBooleanProperty("modelled", true);
    }
    number(json, "value_w", probe.watts());
    number(json, "energy_j", probe.joules());
    number(json, "utilization", probe.utilization());
    if (probe.why().isPresent()) {
      json.writeStringProperty("why", probe.why().get());
    }
    if (probe.remedy().isPresent()) {
      json.writeStringProperty("remedy", probe.remedy().get());
    }
    json.writeEndObject();
  }
}
