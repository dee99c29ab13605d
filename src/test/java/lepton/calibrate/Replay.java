package lepton.calibrate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import lepton.meter.Device;
import lepton.meter.Device.CounterTraits;
import lepton.meter.Device.Role;
import lepton.meter.DeviceKind;
import lepton.meter.DeviceTrack;
import lepton.meter.History;
import lepton.meter.Mark;
import lepton.meter.Recording;
import lepton.meter.Recording.Condition;
import lepton.meter.RecordingReader;
import lepton.meter.RecordingWriter;
import lepton.meter.Sample;
import lepton.meter.Snapshot;
import lepton.meter.Totals;
import lepton.text.Problems;
import lepton.text.SourceText;

/// Runs with planted figures, taken a reading a second through the tracks, the history, the writer
/// and the reader that a real run takes.
public final class Replay {

  private final SplittableRandom random;
  private String name = "NVIDIA H100 80GB HBM3";
  private int accelerators = 1;
  private double[] loads = {};
  private DoubleUnaryOperator power = _ -> 400;
  private double noise;
  private double memory;
  private double hostWatts;
  private double hostNoise;
  private int steps;
  private int warmUp;
  private int before;
  private int exit;
  private List<Condition> conditions = List.of();

  public Replay(long seed) {
    random = new SplittableRandom(seed);
  }

  public Replay on(String device, int count) {
    name = device;
    accelerators = count;
    return this;
  }

  /// Load in each second.
  public Replay loads(double... each) {
    loads = each.clone();
    return this;
  }

  /// Loads that stay for some seconds each.
  public Replay dwelling(int seconds, double... levels) {
    loads = new double[seconds * levels.length];
    for (int i = 0; i < loads.length; i++) {
      loads[i] = levels[i / seconds];
    }
    return this;
  }

  /// Power at a load, with noise.
  ///
  /// @param sigma of the noise of each second in W
  /// @param correlation of the noise from one second to the next
  public Replay power(DoubleUnaryOperator ofLoad, double sigma, double correlation) {
    power = ofLoad;
    noise = sigma;
    memory = correlation;
    return this;
  }

  public Replay host(double watts, double sigma) {
    hostWatts = watts;
    hostNoise = sigma;
    return this;
  }

  /// Marks steps evenly after some seconds of warming up.
  public Replay steps(int of, int afterSeconds) {
    steps = of;
    warmUp = afterSeconds;
    return this;
  }

  /// Goes on from an earlier run that did so many steps.
  public Replay after(int stepsBefore) {
    before = stepsBefore;
    return this;
  }

  public Replay exit(int status) {
    exit = status;
    return this;
  }

  public Replay conditions(List<Condition> known) {
    conditions = known;
    return this;
  }

  /// The recording, and what the accelerators together drew in each second.
  public record Played(Recording recording, List<Double> watts) {

    public Run run(String file, PlannedWork... work) {
      return new Run(file, recording, List.of(work));
    }
  }

  /// Standard normal, by Box and Muller.
  public double normal() {
    return Math.sqrt(-2 * Math.log(1 - random.nextDouble()))
        * Math.cos(2 * Math.PI * random.nextDouble());
  }

  public Played play(String started) {
    var devices = devices();
    var tracks = new ArrayList<DeviceTrack>();
    devices.forEach(device -> tracks.add(new DeviceTrack(device, true, 0.1)));
    var history = new History(devices.size());
    var joules = new double[devices.size()];
    var errors = new double[devices.size()];
    var drawn = new double[loads.length];
    read(tracks, joules, 0, 0);
    for (int second = 1; second <= loads.length; second++) {
      for (int i = 0; i < devices.size(); i++) {
        double watts = watts(devices.get(i), second, errors, i);
        joules[i] += watts;
        drawn[second - 1] += devices.get(i).kind() == DeviceKind.GPU ? watts : 0;
      }
      read(tracks, joules, second, loads[second - 1]);
      var totals = new ArrayList<Totals>();
      tracks.forEach(track -> totals.add(track.snapshot()));
      history.accept(new Snapshot(second, totals));
      mark(history, second);
    }
    return new Played(written(history, devices, started), Arrays.stream(drawn).boxed().toList());
  }

  private void mark(History history, int second) {
    int each = steps > 0 ? (loads.length - warmUp) / steps : 0;
    if (each > 0 && second >= warmUp && (second - warmUp) % each == 0) {
      int done = (second - warmUp) / each;
      history.accept(new Mark.Step(second, before + done, before + steps));
    }
  }

  private double watts(Device device, int second, double[] errors, int i) {
    if (device.kind() == DeviceKind.CPU) {
      return hostWatts + hostNoise * normal();
    }
    double fresh = noise * Math.sqrt(1 - memory * memory) * normal();
    errors[i] = second == 1 ? noise * normal() : memory * errors[i] + fresh;
    return Math.max(1, power.applyAsDouble(loads[second - 1]) + errors[i]);
  }

  private static void read(List<DeviceTrack> tracks, double[] joules, int second, double load) {
    for (int i = 0; i < tracks.size(); i++) {
      var traits = tracks.get(i).device().counter().orElseThrow();
      boolean gpu = tracks.get(i).device().kind() == DeviceKind.GPU;
      tracks
          .get(i)
          .accept(
              second,
              new Sample(
                  OptionalDouble.empty(),
                  OptionalLong.of(Math.round(joules[i] / traits.joulesPerCount())),
                  gpu ? OptionalDouble.of(load) : OptionalDouble.empty(),
                  OptionalDouble.empty(),
                  Optional.empty(),
                  Optional.empty()),
              true);
    }
  }

  private List<Device> devices() {
    var devices = new ArrayList<Device>();
    for (int i = 0; i < accelerators; i++) {
      devices.add(device("GPU-" + i, name, DeviceKind.GPU, 1e-3));
    }
    if (hostWatts > 0) {
      devices.add(device("package-0", "EPYC", DeviceKind.CPU, 1e-6));
    }
    return devices;
  }

  private static Device device(String id, String name, DeviceKind kind, double joulesPerCount) {
    return new Device(
        id,
        name,
        kind,
        Role.PART,
        Optional.of(new CounterTraits(joulesPerCount, OptionalDouble.empty())),
        OptionalDouble.of(2_000),
        1,
        Optional.empty(),
        List.of());
  }

  private Recording written(History history, List<Device> devices, String started) {
    var header =
        new Recording.Header(
            "train",
            List.of("python", "train.py"),
            "/work",
            started,
            0.1,
            true,
            new Recording.Host(
                "node7",
                "Linux 6.8",
                Optional.of("EPYC"),
                OptionalInt.of(16),
                OptionalDouble.of(64e9),
                "0.1"),
            devices,
            List.of(),
            conditions);
    var ending =
        new Recording.Ending(
            OffsetDateTime.parse(started).plus(Duration.ofSeconds(loads.length)).toString(),
            loads.length,
            OptionalInt.of(exit),
            OptionalInt.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty());
    var notes = new ArrayList<List<String>>();
    devices.forEach(_ -> notes.add(List.of()));
    var recording = history.recording(header, ending, true, conditions, List.of(), notes);
    return read(RecordingWriter.text(recording, RecordingWriter.Additions.NONE));
  }

  static Recording read(String json) {
    var problems = new Problems();
    var read = RecordingReader.read(SourceText.of("run.json", json), problems);
    assertThat(problems.all()).isEmpty();
    return read.orElseThrow();
  }
}
