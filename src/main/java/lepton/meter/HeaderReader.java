package lepton.meter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import lepton.meter.Device.CounterTraits;
import lepton.meter.Device.Model;
import lepton.meter.Device.Role;
import lepton.meter.Recording.Condition;
import lepton.meter.Recording.Ending;
import lepton.meter.Recording.Header;
import lepton.meter.Recording.Host;
import lepton.quantity.PlainNumber;

/// Reads what `RecordingJson` writes: the parts that recordings and journals share.
final class HeaderReader {

  private HeaderReader() {}

  static Header header(JsonFields fields, List<Device> devices) {
    return new Header(
        fields.neededText("name"),
        fields.texts("command"),
        fields.text("working_directory").orElse(""),
        fields.neededText("started"),
        fields.neededNumber("interval_s"),
        fields.flag("whole_machine"),
        host(fields),
        devices,
        absent(fields),
        conditions(fields));
  }

  private static Host host(JsonFields fields) {
    var host = fields.object("host");
    if (host.isEmpty()) {
      return new Host("", "", Optional.empty(), OptionalInt.empty(), OptionalDouble.empty(), "");
    }
    return new Host(
        host.get().text("name").orElse(""),
        host.get().text("system").orElse(""),
        host.get().text("cpu"),
        number(host.get(), "processors"),
        host.get().number("memory_bytes"),
        host.get().text("lepton").orElse(""));
  }

  private static OptionalInt number(JsonFields fields, String key) {
    var whole = fields.whole(key);
    if (whole.isEmpty()) {
      return OptionalInt.empty();
    }
    long value = whole.getAsLong();
    if (value < 0 || value > Integer.MAX_VALUE) {
      fields.error(key, key + " is out of range, got " + value);
      return OptionalInt.empty();
    }
    return OptionalInt.of((int) value);
  }

  private static List<Absent> absent(JsonFields fields) {
    var absent = new ArrayList<Absent>();
    for (var one : fields.objects("absent")) {
      absent.add(new Absent(one.neededText("sensor"), one.neededText("why"), one.text("remedy")));
    }
    return absent;
  }

  private static List<Condition> conditions(JsonFields fields) {
    var conditions = new ArrayList<Condition>();
    for (var one : fields.objects("assumptions")) {
      var value = one.anyNumber("value");
      if (value.isPresent()) {
        conditions.add(
            new Condition(
                one.neededText("key"),
                Doubts.read(one, value.getAsDouble()),
                one.text("unit").orElse("1"),
                one.text("source").orElse("")));
      }
    }
    return conditions;
  }

  static Ending ending(JsonFields fields) {
    return new Ending(
        fields.neededText("ended"),
        fields.neededNumber("duration_s"),
        number(fields, "exit_status"),
        number(fields, "signal"),
        fields.number("cpu_time_s"),
        fields.number("peak_memory_bytes"));
  }

  static Device device(JsonFields fields) {
    return new Device(
        fields.neededText("id"),
        fields.text("name").orElse(""),
        kind(fields),
        role(fields),
        fields.object("counter").map(HeaderReader::counter),
        fields.number("limit_w"),
        share(fields),
        fields.object("model").map(HeaderReader::model),
        fields.details("details"));
  }

  private static CounterTraits counter(JsonFields fields) {
    return new CounterTraits(fields.neededNumber("joules_per_count"), fields.number("range"));
  }

  private static Model model(JsonFields fields) {
    return new Model(
        fields.neededNumber("low"), fields.neededNumber("high"), fields.text("source").orElse(""));
  }

  private static double share(JsonFields fields) {
    double share = fields.number("share").orElse(1);
    if (share > 0 && share <= 1) {
      return share;
    }
    fields.error("share", "share must be in (0, 1], got " + PlainNumber.of(share));
    return 1;
  }

  private static DeviceKind kind(JsonFields fields) {
    var key = fields.neededText("kind");
    for (var kind : DeviceKind.values()) {
      if (kind.key().equals(key)) {
        return kind;
      }
    }
    fields.error("kind", "kind is one of gpu, cpu, memory, machine");
    return DeviceKind.MACHINE;
  }

  private static Role role(JsonFields fields) {
    var key = fields.text("role").orElse(Role.PART.key());
    for (var role : Role.values()) {
      if (role.key().equals(key)) {
        return role;
      }
    }
    fields.error("role", "role is one of part, whole, beside");
    return Role.BESIDE;
  }
}
