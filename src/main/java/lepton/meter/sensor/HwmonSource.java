package lepton.meter.sensor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.LongSupplier;
import lepton.meter.Absent;
import lepton.meter.Sensor;
import lepton.meter.SensorSource;
import lepton.text.Problem;

/// GPUs whose drivers show power or energy as the kernel's hardware monitors do
/// (`Documentation/hwmon/sysfs-interface.rst`): AMD's by amdgpu
/// (`Documentation/gpu/amdgpu/thermal.rst`), Intel's by i915 and xe.
///
/// NVIDIA's are left to the driver's own library.
public final class HwmonSource implements SensorSource {

  private static final String NAME = "hwmon";
  private static final String NVIDIA = "0x10de";
  private static final String AMD = "0x1002";

  private final Path root;
  private final GpuRequest amd;
  private final ProcessTree tree;
  private final LongSupplier nanos;
  private final List<GpuSensor> opened = new ArrayList<>();

  /// @param root of the file system
  /// @param amd which of AMD's GPUs the command uses
  /// @param nanos a clock that never goes back
  public HwmonSource(Path root, GpuRequest amd, ProcessTree tree, LongSupplier nanos) {
    this.root = root;
    this.amd = amd;
    this.tree = tree;
    this.nanos = nanos;
  }

  @Override
  public String name() {
    return NAME;
  }

  /// What is wrong with what was asked of AMD's GPUs, where there are any: an error before the
  /// command starts.
  public Optional<Problem> check() {
    var listed = listed(cards());
    return !listed.isEmpty() && amd.among(listed) instanceof GpuChoice.Refused refused
        ? Optional.of(refused.problem())
        : Optional.empty();
  }

  /// Whether there are GPUs of AMD's.
  public boolean any() {
    return !listed(cards()).isEmpty();
  }

  @Override
  public Found find() {
    var sensors = new ArrayList<Sensor>();
    var absent = new ArrayList<Absent>();
    var cards = cards();
    var taken = taken(listed(cards), absent);
    var clients = new DrmClients(root, tree, nanos);
    int number = 0;
    for (var card : cards) {
      if (!card.vendor().equals(AMD) || taken.contains(number++)) {
        find(card, clients, sensors, absent);
      }
    }
    if (cards.isEmpty()) {
      absent.add(none());
    }
    return new Found(sensors, absent);
  }

  /// AMD's among the cards, counted from 0 in the order of PCI addresses, as ROCm counts.
  private static List<ListedGpu> listed(List<GpuCard> cards) {
    var listed = new ArrayList<ListedGpu>();
    for (var card : cards) {
      if (card.vendor().equals(AMD)) {
        listed.add(
            new ListedGpu(
                listed.size(),
                card.id(),
                card.address(),
                card.name(),
                OptionalDouble.empty(),
                List.of()));
      }
    }
    return listed;
  }

  private List<Integer> taken(List<ListedGpu> listed, List<Absent> absent) {
    var taken = new ArrayList<Integer>();
    if (listed.isEmpty()) {
      return taken;
    }
    switch (amd.among(listed)) {
      case GpuChoice.Chosen chosen -> chosen.picks().forEach(pick -> taken.add(pick.gpu()));
      case GpuChoice.Refused refused ->
          absent.add(new Absent(NAME, refused.problem().message(), refused.problem().help()));
    }
    return taken;
  }

  private Absent none() {
    boolean mounted = Files.isDirectory(root.resolve("sys/class"));
    return new Absent(
        NAME,
        mounted
            ? "no GPU of AMD or Intel is known to the kernel"
            : "no /sys is mounted here, as in some containers",
        mounted
            ? Optional.empty()
            : Optional.of("docker run -v /sys:/sys:ro …, or run lepton outside the container"));
  }

  private void find(GpuCard card, DrmClients clients, List<Sensor> sensors, List<Absent> absent) {
    var sensor = GpuSensor.of(card, clients);
    if (sensor.isEmpty()) {
      absent.add(
          new Absent(
              NAME,
              card.name()
                  + ": its driver shows neither power nor energy, as of one inside a processor's"
                  + " package",
              Optional.empty()));
      return;
    }
    try {
      sensor.get().check();
      opened.add(sensor.get());
      sensors.add(sensor.get());
    } catch (IOException e) {
      sensor.get().close();
      absent.add(
          new Absent(
              NAME,
              card.name() + ": " + PseudoFile.why(e),
              Optional.of("sudo chmod a+r " + sensor.get().files())));
    }
  }

  /// Cards of other makers than NVIDIA, in the order of their PCI addresses.
  private List<GpuCard> cards() {
    var cards = new ArrayList<GpuCard>();
    for (var path : Folders.numbered(root.resolve("sys/class/drm"), "card")) {
      GpuCard.of(path.resolve("device"))
          .filter(card -> !card.vendor().equals(NVIDIA))
          .ifPresent(cards::add);
    }
    cards.sort(Comparator.comparing(GpuCard::address));
    return cards;
  }

  @Override
  public void close() {
    for (var sensor : opened) {
      sensor.close();
    }
  }
}
