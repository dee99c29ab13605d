package lepton.meter.sensor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import lepton.meter.Absent;
import lepton.meter.Device;
import lepton.meter.DeviceKind;
import lepton.meter.Family;
import lepton.meter.Sensor;
import lepton.meter.SensorSource;
import lepton.text.Problem;

/// NVIDIA's GPUs, through its management library.
///
/// Device files are no test for it (WSL has none), so the library itself is asked. One thread at a
/// time.
public final class NvmlSource implements SensorSource {

  /// As the driver installs it.
  public static final String LIBRARY = "libnvidia-ml.so.1";

  static final String NAME = "nvml";

  /// Assumed: power at an instant passes the enforced limit, which holds on average, by far less
  /// than twice.
  private static final double MOST_OVER_LIMIT = 2;

  /// Joules of one count of the energy counter: mJ, by nvml.h.
  private static final double JOULES_PER_COUNT = 1e-3;

  private final String libraryName;
  private final GpuRequest request;
  private final Family family;
  private Optional<Opened> opened = Optional.empty();
  private Optional<Absent> closed = Optional.empty();
  private List<String> notes = List.of();

  private record Opened(Nvml nvml, NvmlListing listing) {}

  /// What can be said before the command starts.
  public sealed interface Check {
    /// What was named is there, or nothing in particular was.
    record Fits(GpuChoice.Chosen chosen, List<ListedGpu> listed) implements Check {}

    /// An error: the command should not start.
    record Refused(Problem problem) implements Check {}

    /// NVML can't be had, so nothing is known of these GPUs.
    record Unknown(Absent absent) implements Check {}
  }

  /// Opens nothing yet.
  ///
  /// @param library [#LIBRARY], or a path
  public NvmlSource(String library, GpuRequest request, Family family) {
    this.libraryName = library;
    this.request = request;
    this.family = family;
  }

  @Override
  public String name() {
    return NAME;
  }

  /// Whether the GPUs that were asked for are there. Opens the library, which costs tens of
  /// milliseconds that [#find] then saves: worth it before the command starts only where
  /// [GpuRequest#namesSome].
  public Check check() {
    if (request.problem().isPresent()) {
      return new Check.Refused(request.problem().get());
    }
    open();
    if (opened.isEmpty()) {
      return new Check.Unknown(closed.orElseThrow());
    }
    var listed = opened.get().listing().gpus();
    return switch (request.among(listed)) {
      case GpuChoice.Chosen chosen -> new Check.Fits(chosen, listed);
      case GpuChoice.Refused refused -> new Check.Refused(refused.problem());
    };
  }

  @Override
  public Found find() {
    if (request.problem().isEmpty() && request.none()) {
      // The command sees no GPU: the driver need not be woken.
      return new Found(List.of(), List.of(new Absent(NAME, noneBecause(), Optional.empty())));
    }
    return switch (check()) {
      case Check.Unknown unknown -> new Found(List.of(), List.of(unknown.absent()));
      case Check.Refused refused -> new Found(List.of(), List.of(absent(refused.problem())));
      case Check.Fits fits -> sensors(fits.chosen(), opened.orElseThrow());
    };
  }

  /// What was inferred when [#find] chose among the GPUs, in sentences.
  public List<String> notes() {
    return notes;
  }

  @Override
  public void close() {
    opened.ifPresent(it -> it.nvml().shutdown());
    opened = Optional.empty();
  }

  private void open() {
    if (opened.isPresent() || closed.isPresent()) {
      return;
    }
    var library = Nvml.open(libraryName);
    if (library.isEmpty()) {
      closed =
          Optional.of(
              new Absent(
                  NAME,
                  "no " + libraryName + " can be loaded",
                  Optional.of("install the NVIDIA driver; start a container with --gpus all")));
      return;
    }
    var nvml = library.get();
    int code = nvml.init();
    boolean initialized = code == NvmlResult.SUCCESS;
    code = initialized ? nvml.count() : code;
    if (code != NvmlResult.SUCCESS) {
      if (initialized) {
        nvml.shutdown();
      }
      closed = Optional.of(new Absent(NAME, NvmlResult.sentence(code), NvmlResult.remedy(code)));
      return;
    }
    opened = Optional.of(new Opened(nvml, NvmlListing.of(nvml, nvml.answer().getInt(0))));
  }

  private Found sensors(GpuChoice.Chosen chosen, Opened opened) {
    notes = chosen.notes();
    var sensors = new ArrayList<Sensor>();
    var absent = new ArrayList<Absent>();
    if (request.filters().isEmpty()) {
      absent.addAll(opened.listing().absent());
    }
    if (opened.listing().gpus().isEmpty() && absent.isEmpty()) {
      absent.add(new Absent(NAME, "NVML lists no GPU", Optional.empty()));
    }
    var processes = new NvmlProcesses(opened.nvml());
    for (var pick : chosen.picks()) {
      var gpu = opened.listing().gpus().get(pick.gpu());
      long board = opened.listing().boards().get(pick.gpu());
      var power = NvmlPower.of(opened.nvml(), board);
      int energy = opened.nvml().energy(board);
      if (power == NvmlPower.NONE && energy != NvmlResult.SUCCESS) {
        absent.add(
            new Absent(
                NAME,
                "GPU "
                    + gpu.index()
                    + " ("
                    + gpu.name()
                    + ") tells neither power nor energy: "
                    + NvmlResult.sentence(energy),
                NvmlResult.remedy(energy)));
        continue;
      }
      var device = device(opened, pick, gpu, power, energy == NvmlResult.SUCCESS);
      long part = part(opened, pick, board);
      var tenancy = new NvmlTenancy(processes, family, part);
      sensors.add(new NvmlSensor(device, opened.nvml(), power, tenancy, board, part));
    }
    return new Found(sensors, absent);
  }

  private Device device(
      Opened opened, GpuChoice.Pick pick, ListedGpu gpu, NvmlPower power, boolean counts) {
    var nvml = opened.nvml();
    long board = opened.listing().boards().get(pick.gpu());
    boolean limited = nvml.powerLimit(board) == NvmlResult.SUCCESS;
    double limit = limited ? Integer.toUnsignedLong(nvml.answer().getInt(0)) / 1e3 : 0;
    var details = new ArrayList<Device.Detail>();
    add(details, "index", Integer.toString(gpu.index()));
    add(details, "uuid", gpu.uuid());
    add(details, "pci", gpu.pci());
    add(details, "driver", nvml.driverVersion().orElse(""));
    add(details, "power_limit_w", limited ? Double.toString(limit) : "");
    add(details, "power_reading", power.words());
    add(details, "temperature_c", number(nvml, nvml.temperature(board)));
    add(details, "sm_clock_mhz", number(nvml, nvml.clock(board)));
    add(
        details,
        "chosen_by",
        request.filters().isEmpty() ? "" : request.filters().getLast().from());
    add(details, "missing_functions", String.join(" ", nvml.missing()));
    double share = 1;
    var id = gpu.uuid();
    var name = gpu.name();
    if (pick.slice().isPresent()) {
      var slice = gpu.slices().get(pick.slice().getAsInt());
      share = opened.listing().weights().get(pick.gpu()).get(pick.slice().getAsInt());
      add(details, "gpu_instance", Integer.toString(slice.gpuInstance()));
      add(details, "compute_instance", Integer.toString(slice.computeInstance()));
      id = slice.uuid();
      name = nvml.name(part(opened, pick, board)).orElse(name + " MIG slice " + slice.index());
    }
    return new Device(
        id,
        name,
        DeviceKind.GPU,
        Device.Role.PART,
        counts
            ? Optional.of(new Device.CounterTraits(JOULES_PER_COUNT, OptionalDouble.empty()))
            : Optional.empty(),
        limited ? OptionalDouble.of(MOST_OVER_LIMIT * limit) : OptionalDouble.empty(),
        share,
        Optional.empty(),
        details);
  }

  private static long part(Opened opened, GpuChoice.Pick pick, long board) {
    OptionalInt slice = pick.slice();
    return slice.isEmpty() ? board : opened.listing().parts().get(pick.gpu()).get(slice.getAsInt());
  }

  private static void add(List<Device.Detail> details, String key, String value) {
    if (!value.isEmpty()) {
      details.add(new Device.Detail(key, value));
    }
  }

  /// As it was when the device was found.
  private static String number(Nvml nvml, int code) {
    return code == NvmlResult.SUCCESS ? Integer.toUnsignedString(nvml.answer().getInt(0)) : "";
  }

  private static Absent absent(Problem problem) {
    return new Absent(NAME, problem.message(), problem.help());
  }

  private String noneBecause() {
    for (var filter : request.filters()) {
      if (filter.ids().isEmpty()) {
        return filter.notes().isEmpty()
            ? filter.from() + " says that the command uses no GPU"
            : filter.notes().getFirst();
      }
    }
    return "the command uses no GPU";
  }
}
