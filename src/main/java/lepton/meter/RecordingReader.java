package lepton.meter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import lepton.meter.Recording.DeviceRecord;
import lepton.meter.Recording.PhaseRecord;
import lepton.meter.Recording.Steps;
import lepton.text.Documents;
import lepton.text.Mapping;
import lepton.text.Node;
import lepton.text.Problems;
import lepton.text.SourceText;

/// Reads a recording's document. Keys that it does not know are left out; what was worked out from
/// others is worked out anew.
public final class RecordingReader {

  private RecordingReader() {}

  /// The recording; empty, with problems, where it can't be read.
  public static Optional<Recording> read(SourceText text, Problems problems) {
    var documents = Documents.read(text, problems);
    if (problems.hasErrors() || documents.isEmpty()) {
      return Optional.empty();
    }
    if (documents.size() > 1) {
      problems.error(
          documents.get(1).place(), "a second document", "a recording's file holds one recording");
      return Optional.empty();
    }
    return read(documents.getFirst(), problems);
  }

  /// The recording that a node holds; empty, with problems, where it holds none.
  public static Optional<Recording> read(Node node, Problems problems) {
    if (!isRecording(node)) {
      problems.error(
          node.place(),
          "this is no recording: it has no 'version' and 'devices'",
          "name a file that 'lepton run' has written");
      return Optional.empty();
    }
    var own = new Problems();
    var read = document(new JsonFields((Mapping) node, own), own);
    problems.addAll(own);
    return own.hasErrors() ? Optional.empty() : read;
  }

  /// Whether a node is to be read as a recording.
  public static boolean isRecording(Node node) {
    return node instanceof Mapping mapping
        && mapping.get("version").isPresent()
        && mapping.get("devices").isPresent();
  }

  private static Optional<Recording> document(JsonFields fields, Problems problems) {
    long version = fields.whole("version").orElse(0);
    if (version > Recording.VERSION) {
      fields.error(
          "version",
          "written by a newer lepton: version "
              + version
              + ", this one knows up to "
              + Recording.VERSION
              + "; update lepton");
    } else if (version < 1) {
      fields.error("version", "version counts from 1, got " + version);
    }
    if (problems.hasErrors()) {
      return Optional.empty();
    }
    var records = new ArrayList<DeviceRecord>();
    var devices = new ArrayList<Device>();
    for (var one : fields.objects("devices")) {
      var record = device(one);
      records.add(record);
      devices.add(record.device());
    }
    var header = HeaderReader.header(fields, devices);
    return Optional.of(
        new Recording(
            header,
            HeaderReader.ending(fields),
            fields.flag("complete"),
            records,
            phases(fields, devices),
            fields.object("steps").map(steps -> steps(steps, devices)),
            header.conditions(),
            fields.texts("warnings")));
  }

  private static DeviceRecord device(JsonFields fields) {
    return new DeviceRecord(
        HeaderReader.device(fields),
        totals(fields),
        method(fields),
        Math.min(1, fields.number("coverage").orElse(0)),
        series(fields),
        fields.texts("notes"));
  }

  private static Totals totals(JsonFields fields) {
    return new Totals(
        fields.joules("whole_kwh"),
        fields.joules("energy_kwh"),
        fields.joules("held_idle_kwh"),
        fields.joules("others_kwh"),
        fields.joules("idle_kwh"),
        fields.joules("counter_kwh"),
        fields.number("counter_s").orElse(0),
        fields.joules("power_kwh"),
        fields.number("power_s").orElse(0),
        fields.joules("by_counter_kwh"),
        fields.number("covered_s").orElse(0),
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        fields.number("max_w"),
        fields.number("utilization_s").orElse(0),
        fields.number("utilization_covered_s").orElse(0));
  }

  private static Optional<Method> method(JsonFields fields) {
    var key = fields.text("method");
    if (key.isEmpty()) {
      return Optional.empty();
    }
    for (var method : Method.values()) {
      if (method.key().equals(key.get())) {
        return Optional.of(method);
      }
    }
    fields.error("method", "method is one of counter, power, model");
    return Optional.empty();
  }

  private static Series series(JsonFields fields) {
    var series = fields.object("series");
    if (series.isEmpty()) {
      return Series.NONE;
    }
    double step = series.get().neededNumber("step_s");
    var low = series.get().numbers("low_w");
    var mean = series.get().numbers("mean_w");
    var high = series.get().numbers("high_w");
    var covered = series.get().numbers("covered_s");
    if (low.size() != mean.size() || high.size() != mean.size() || covered.size() != mean.size()) {
      fields.error("series", "the lists of a series must be of one length");
      return Series.NONE;
    }
    var utilization = series.get().numbers("utilization");
    if (!utilization.isEmpty() && utilization.size() != mean.size()) {
      fields.error("series", "the lists of a series must be of one length");
      return Series.NONE;
    }
    var points = new ArrayList<Series.Point>(mean.size());
    for (int i = 0; i < mean.size(); i++) {
      points.add(
          new Series.Point(
              low.get(i).orElse(0),
              mean.get(i).orElse(0),
              high.get(i).orElse(0),
              covered.get(i).orElse(0),
              utilization.isEmpty() ? OptionalDouble.empty() : utilization.get(i)));
    }
    return new Series(step, points);
  }

  private static List<PhaseRecord> phases(JsonFields fields, List<Device> devices) {
    var phases = new ArrayList<PhaseRecord>();
    for (var phase : fields.objects("phases")) {
      phases.add(
          new PhaseRecord(
              phase.neededText("name"),
              phase.neededNumber("start_s"),
              phase.neededNumber("end_s"),
              phase.neededNumber("duration_s"),
              Math.max(1, phase.count("times")),
              phase.count("steps"),
              energies(phase, devices)));
    }
    return phases;
  }

  private static Steps steps(JsonFields fields, List<Device> devices) {
    return new Steps(
        fields.count("first"),
        fields.neededNumber("start_s"),
        fields.count("last"),
        fields.neededNumber("end_s"),
        fields.count("of"),
        energies(fields, devices));
  }

  private static List<OptionalDouble> energies(JsonFields fields, List<Device> devices) {
    var each = fields.object("devices_kwh");
    var joules = new ArrayList<OptionalDouble>(devices.size());
    for (var device : devices) {
      boolean known = each.isPresent() && each.get().number(device.id()).isPresent();
      joules.add(
          known ? OptionalDouble.of(each.get().joules(device.id())) : OptionalDouble.empty());
    }
    return joules;
  }
}
