package lepton.meter;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import lepton.quantity.Estimate;

/// What a command used: one document a run.
///
/// @param complete false where it was recovered from a journal without an end
/// @param devices in the order of the header's
/// @param steps absent where the command marked none
/// @param conditions the grid, PUE and other figures that the footprint rests on, in the order in
///     which they are listed
/// @param warnings what is doubtful about the measuring, in sentences
public record Recording(
    Header header,
    Ending ending,
    boolean complete,
    List<DeviceRecord> devices,
    List<PhaseRecord> phases,
    Optional<Steps> steps,
    List<Condition> conditions,
    List<String> warnings) {

  /// The version of the document that this program writes.
  public static final int VERSION = 1;

  public Recording {
    devices = List.copyOf(devices);
    phases = List.copyOf(phases);
    conditions = List.copyOf(conditions);
    warnings = List.copyOf(warnings);
  }

  /// The same, resting on other figures.
  public Recording with(List<Condition> others) {
    return new Recording(header, ending, complete, devices, phases, steps, others, warnings);
  }

  /// The sum of energies in the order of the devices over those that add up: the whole machine's
  /// meter where one was read, else the parts. Absent where nothing is known of any.
  ///
  /// @param joules of each device
  public OptionalDouble known(List<OptionalDouble> joules) {
    var whole = sum(joules, Device.Role.WHOLE);
    return whole.isPresent() ? whole : sum(joules, Device.Role.PART);
  }

  /// What of a part of the run adds up. In less than the distance of two readings one device may
  /// show nothing where another shows much: then they add up to nothing that is known.
  ///
  /// @param seconds that it took
  /// @param joules of each device
  public List<OptionalDouble> addable(double seconds, List<OptionalDouble> joules) {
    boolean missing = false;
    for (int i = 0; i < devices.size(); i++) {
      boolean part = devices.get(i).known() && devices.get(i).device().role() == Device.Role.PART;
      missing |= part && joules.get(i).isEmpty();
    }
    boolean brief = seconds < Owned.A_READING_SECONDS;
    return missing && brief ? Collections.nCopies(joules.size(), OptionalDouble.empty()) : joules;
  }

  private OptionalDouble sum(List<OptionalDouble> joules, Device.Role role) {
    double sum = 0;
    boolean any = false;
    for (int i = 0; i < devices.size(); i++) {
      boolean counts = devices.get(i).known() && devices.get(i).device().role() == role;
      if (counts && joules.get(i).isPresent()) {
        sum += joules.get(i).getAsDouble();
        any = true;
      }
    }
    return any ? OptionalDouble.of(sum) : OptionalDouble.empty();
  }

  /// What is known at the start, and stands in the journal's first line.
  ///
  /// @param name for tables: the command's first word unless given
  /// @param started ISO 8601 with offset
  /// @param intervalSeconds between readings of power
  /// @param wholeMachine whether everything was put on the command's account
  /// @param devices those with a sensor or a model
  /// @param absent those that could not be had, and why
  public record Header(
      String name,
      List<String> command,
      String workingDirectory,
      String started,
      double intervalSeconds,
      boolean wholeMachine,
      Host host,
      List<Device> devices,
      List<Absent> absent,
      List<Condition> conditions) {

    public Header {
      command = List.copyOf(command);
      devices = List.copyOf(devices);
      absent = List.copyOf(absent);
      conditions = List.copyOf(conditions);
    }

    /// The same, with what was found since.
    public Header with(List<Device> nowDevices, List<Absent> nowAbsent) {
      return new Header(
          name,
          command,
          workingDirectory,
          started,
          intervalSeconds,
          wholeMachine,
          host,
          nowDevices,
          nowAbsent,
          conditions);
    }

    /// The same, resting on other figures.
    public Header with(List<Condition> others) {
      return new Header(
          name,
          command,
          workingDirectory,
          started,
          intervalSeconds,
          wholeMachine,
          host,
          devices,
          absent,
          others);
    }
  }

  /// The machine.
  ///
  /// @param processors logical ones
  public record Host(
      String name,
      String system,
      Optional<String> cpu,
      OptionalInt processors,
      OptionalDouble memoryBytes,
      String lepton) {}

  /// A figure that the footprint rests on.
  ///
  /// @param key as in a workload file: `site.pue`; of a device: `devices.ID.embodied`
  /// @param amount in the unit, with how sure it is
  /// @param unit `1` for a bare number
  public record Condition(String key, Estimate amount, String unit, String source) {

    /// A figure without doubt.
    public Condition(String key, double value, String unit, String source) {
      this(key, Estimate.exactly(value), unit, source);
    }

    /// The one number to compute with.
    public double value() {
      return amount.mean();
    }
  }

  /// How it ended.
  ///
  /// @param ended ISO 8601 with offset
  /// @param durationSeconds wall time, suspend included
  /// @param exitStatus absent where lepton did not see the end
  /// @param signal the signal that ended the command, where one did
  /// @param cpuSeconds processor time of the command and the descendants it waited for
  /// @param peakBytes the most memory that one process of it had resident
  public record Ending(
      String ended,
      double durationSeconds,
      OptionalInt exitStatus,
      OptionalInt signal,
      OptionalDouble cpuSeconds,
      OptionalDouble peakBytes) {}

  /// What one device used. Unknown is absent: `totals` without covered time has no energy.
  ///
  /// @param totals at the end; `lowWatts` and `highWatts` are of intervals and absent here
  /// @param method absent where nothing could be measured
  /// @param coverage share of the wall time for which the energy is known, in [0, 1]
  /// @param notes what is to be known about this figure, in sentences
  public record DeviceRecord(
      Device device,
      Totals totals,
      Optional<Method> method,
      double coverage,
      Series series,
      List<String> notes) {

    public DeviceRecord {
      notes = List.copyOf(notes);
    }

    /// Whether anything is known of its energy.
    public boolean known() {
      return totals.covered() > 0 || totals.whole() > 0;
    }
  }

  /// A phase that the command marked.
  ///
  /// @param from seconds since the start
  /// @param to of its last time, where it stands for several
  /// @param seconds time in it, which is less than `to − from` where it stands for several
  /// @param times how often it was begun: above 1 only where there were too many to list each
  /// @param steps how many steps were marked as done in it
  /// @param joules energy on the command's account, in the order of the devices; absent where it is
  ///     not known
  public record PhaseRecord(
      String name,
      double from,
      double to,
      double seconds,
      long times,
      long steps,
      List<OptionalDouble> joules) {

    public PhaseRecord {
      joules = List.copyOf(joules);
    }

    /// One that was begun once.
    public PhaseRecord(
        String name, double from, double to, long steps, List<OptionalDouble> joules) {
      this(name, from, to, to - from, 1, steps, joules);
    }
  }

  /// The steps that the command marked.
  ///
  /// @param done the last number marked; where numbering began again it is counted on
  /// @param of how many there were to be; 0 where that was not said
  /// @param first seconds since the start of the first mark, with `firstDone` steps done
  /// @param joules energy on the command's account between the first and the last mark, in the
  ///     order of the devices; absent where it is not known
  public record Steps(
      long firstDone, double first, long done, double last, long of, List<OptionalDouble> joules) {

    public Steps {
      joules = List.copyOf(joules);
    }
  }
}
