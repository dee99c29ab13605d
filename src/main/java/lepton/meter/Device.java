package lepton.meter;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// Something that draws power, as it was found at the start.
///
/// @param id stable and unique in a recording: a GPU's UUID, `package-0`, `memory`
/// @param name as people know it: `NVIDIA H100 80GB HBM3`
/// @param role whether its energy adds up with that of the others
/// @param counter its energy counter, where it has one
/// @param mostWatts above this a reading is implausible: a power limit, or a generous bound
/// @param share the part of the device that is the command's by partition (a MIG slice), in (0, 1]
/// @param model where there is no sensor: how far off the modelled power may be
/// @param details what else is known, for people and for scripts: `pci`, `power_limit_w`, `driver`
public record Device(
    String id,
    String name,
    DeviceKind kind,
    Role role,
    Optional<CounterTraits> counter,
    OptionalDouble mostWatts,
    double share,
    Optional<Model> model,
    List<Detail> details) {

  public Device {
    details = List.copyOf(details);
    if (!(share > 0 && share <= 1)) {
      throw new IllegalArgumentException("share must be in (0, 1], got " + share);
    }
  }

  /// How a device's energy takes part in the sum.
  public enum Role {
    /// A part of the machine: adds up with the other parts.
    PART("part"),
    /// The whole machine as a person's own meter shows it: stands for the sum; what the parts do
    /// not explain is the host's.
    WHOLE("whole"),
    /// Shown beside the others and never added: it contains them (psys, a battery).
    BESIDE("beside");

    private final String key;

    Role(String key) {
      this.key = key;
    }

    /// As it stands in a recording.
    public String key() {
      return key;
    }
  }

  /// An energy counter.
  ///
  /// @param joulesPerCount what one count is
  /// @param range the count after which it begins again at 0; absent where it is not published
  public record CounterTraits(double joulesPerCount, OptionalDouble range) {}

  /// Power from published figures.
  ///
  /// @param low the least that it may be, as a factor of what is modelled
  /// @param high the most
  /// @param source who published the figures
  public record Model(double low, double high, String source) {}

  /// One more fact.
  public record Detail(String key, String value) {}
}
