package lepton.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import lepton.estimate.Measured;
import lepton.meter.Recording;
import lepton.quantity.Energy;
import lepton.quantity.PlainNumber;

/// One figure of a recording: its dotted path, which is that of an estimate where it means the
/// same, and how to find it.
///
/// @param number whether it is a number or a word of JSON, and no string
public record RecordingFigure(
    String path, boolean number, Function<Measured, Optional<String>> finder) {

  private static final String DEVICES = "devices.";
  private static final String DEVICE_ENERGY = ".energy_kwh";

  /// What says which run it was and how it ended.
  static final List<RecordingFigure> RUN =
      List.of(
          word("name", its -> Optional.of(its.header().name())),
          word("started", its -> Optional.of(its.header().started())),
          word("ended", its -> Optional.of(its.ending().ended())),
          bare("duration_s", its -> PlainNumber.of(its.ending().durationSeconds())),
          whole("exit_status", its -> its.ending().exitStatus()),
          whole("signal", its -> its.ending().signal()),
          bare("complete", its -> Boolean.toString(its.complete())));

  /// Those of the footprint, in the order and under the paths of an estimate's.
  static final List<RecordingFigure> FOOTPRINT = footprint();

  /// Of what the figure is for a recording; absent where it is not known.
  public Optional<String> of(Measured measured) {
    return finder.apply(measured);
  }

  /// The figure of this path; absent where there is none.
  public static Optional<RecordingFigure> find(String path) {
    for (var list : List.of(RUN, FOOTPRINT)) {
      for (var figure : list) {
        if (figure.path().equals(path)) {
          return Optional.of(figure);
        }
      }
    }
    if (path.startsWith(Figures.RANGE)) {
      return RecordingRange.find(path);
    }
    boolean device = path.startsWith(DEVICES) && path.endsWith(DEVICE_ENERGY);
    return device && path.length() > DEVICES.length() + DEVICE_ENERGY.length()
        ? Optional.of(
            device(path.substring(DEVICES.length(), path.length() - DEVICE_ENERGY.length())))
        : Optional.empty();
  }

  /// Whether it is one of a range, for which draws must be made.
  public boolean needsDraws() {
    return path.startsWith(Figures.RANGE);
  }

  /// Every path that can be asked for, but those of devices.
  public static List<String> paths() {
    var paths = new ArrayList<String>();
    RUN.forEach(figure -> paths.add(figure.path()));
    FOOTPRINT.forEach(figure -> paths.add(figure.path()));
    for (var figure : RecordingRange.ranged()) {
      for (var percentile : Percentile.values()) {
        paths.add(Figures.RANGE + figure.path() + "." + percentile.key());
      }
    }
    return paths;
  }

  /// The energy of one device on the command's account.
  static RecordingFigure device(String id) {
    return new RecordingFigure(
        DEVICES + id + DEVICE_ENERGY,
        true,
        measured -> {
          for (var device : measured.devices()) {
            if (device.record().device().id().equals(id)) {
              return device.own().map(RecordingFigure::kwh);
            }
          }
          return Optional.empty();
        });
  }

  private static List<RecordingFigure> footprint() {
    var figures = new ArrayList<RecordingFigure>();
    for (var figure : Figures.FOOTPRINT) {
      switch (figure.path()) {
        case "energy.it_kwh" -> figures.add(energy(figure, Measured::it));
        case "energy.accelerators_kwh" -> figures.add(energy(figure, Measured::accelerators));
        case "energy.host_kwh" -> figures.add(energy(figure, Measured::host));
        // nobody measures the network, and its 0 would be a lie
        case "energy.network_kwh" -> {}
        default -> {
          if (!ofWorkload(figure.path())) {
            figures.add(
                new RecordingFigure(
                    figure.path(),
                    JsonFigures.isNumber(figure),
                    measured ->
                        measured.footprint().flatMap(f -> figure.printed(Optional.empty(), f))));
          }
        }
      }
    }
    figures.add(
        new RecordingFigure(
            "power.mean_w",
            true,
            measured -> measured.power().map(power -> PlainNumber.of(power.watts()))));
    return List.copyOf(figures);
  }

  /// What only a described workload has: phases of work, levers, a functional unit.
  private static boolean ofWorkload(String path) {
    return path.startsWith("duration.")
        || path.startsWith("compute.")
        || path.startsWith("energy.training")
        || path.startsWith("energy.inference")
        || path.equals("energy.edge_kwh")
        || path.equals("energy.pruning_kwh")
        || path.startsWith("sci.")
        || path.startsWith("serving.");
  }

  private static RecordingFigure energy(
      Figure figure, Function<Measured, Optional<Energy>> energy) {
    return new RecordingFigure(
        figure.path(), true, measured -> energy.apply(measured).map(RecordingFigure::kwh));
  }

  private static String kwh(Energy energy) {
    return PlainNumber.of(energy.kwh());
  }

  private static RecordingFigure word(String path, Function<Recording, Optional<String>> word) {
    return new RecordingFigure(path, false, measured -> word.apply(measured.recording()));
  }

  private static RecordingFigure bare(String path, Function<Recording, String> value) {
    return new RecordingFigure(
        path, true, measured -> Optional.of(value.apply(measured.recording())));
  }

  private static RecordingFigure whole(String path, Function<Recording, OptionalInt> value) {
    return new RecordingFigure(
        path,
        true,
        measured -> {
          var number = value.apply(measured.recording());
          return number.isPresent()
              ? Optional.of(Integer.toString(number.getAsInt()))
              : Optional.empty();
        });
  }
}
