package lepton.meter.sensor;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import lepton.meter.Absent;
import lepton.meter.Device.Role;
import lepton.meter.DeviceKind;
import lepton.meter.Sensor;
import lepton.meter.SensorSource;

/// Several sources for the same parts: of each kind of part, the first source that has any gives
/// them all. So no package is counted twice, and a model stands in only where nothing is measured.
final class Preferred implements SensorSource {

  private final String name;
  private final List<Choice> choices;

  /// A source, and the kinds of parts that it may give: it is not asked where all are had already.
  record Choice(SensorSource source, Set<DeviceKind> gives) {}

  /// @param choices the best one first
  Preferred(String name, List<Choice> choices) {
    this.name = name;
    this.choices = List.copyOf(choices);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Found find() {
    var sensors = new ArrayList<Sensor>();
    var absent = new ArrayList<Absent>();
    Set<DeviceKind> had = EnumSet.noneOf(DeviceKind.class);
    for (var choice : choices) {
      if (had.containsAll(choice.gives())) {
        continue;
      }
      var found = choice.source().find();
      absent.addAll(found.absent());
      Set<DeviceKind> has = EnumSet.noneOf(DeviceKind.class);
      for (var sensor : found.sensors()) {
        boolean part = sensor.device().role() == Role.PART;
        if (!part || !had.contains(sensor.device().kind())) {
          sensors.add(sensor);
        }
        if (part) {
          has.add(sensor.device().kind());
        }
      }
      had.addAll(has);
    }
    return new Found(sensors, absent);
  }

  @Override
  public void close() {
    for (var choice : choices) {
      choice.source().close();
    }
  }
}
