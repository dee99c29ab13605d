package lepton.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import lepton.estimate.Measured;
import lepton.quantity.Dimension;
import lepton.quantity.Shown;
import lepton.quantity.Span;
import lepton.uncertainty.Range;

/// The tables of a recording: its footprint, its devices, its phases.
final class MeasuredSheet {

  static final List<String> DEVICE_HEADINGS =
      List.of("", "energy", "mean", "max", "share", "covered", "method");
  static final List<String> PHASE_HEADINGS = List.of("", "time", "energy", "power", "CO2e");

  private static final String FACILITY = "energy.total_kwh";
  private static final String ALL = "emissions.total_kg";
  private static final String NONE = "–";

  private final Measured measured;
  private final List<Sheet.Row> rows = new ArrayList<>();
  private String section = "";

  private MeasuredSheet(Measured measured) {
    this.measured = measured;
  }

  /// The footprint, in the look of an estimate's.
  static List<Sheet.Row> of(Measured measured) {
    var sheet = new MeasuredSheet(measured);
    sheet.fill();
    return sheet.rows;
  }

  private void fill() {
    var span = new Span(measured.recording().ending().durationSeconds());
    add("Time", "wall", List.of(Shown.span(span), ""), "", false);
    power();
    row("Energy", "accelerators", "energy.accelerators_kwh", FACILITY);
    row("Energy", "host", "energy.host_kwh", FACILITY);
    row("Energy", "IT", "energy.it_kwh", FACILITY);
    row("Energy", "facility", FACILITY, FACILITY);
    row("CO2e", "operational", "emissions.operational_kg", ALL);
    row("CO2e", "market-based", "emissions.market_kg", "");
    row("CO2e", "embodied", "emissions.embodied_kg", ALL);
    row("CO2e", "total", ALL, ALL);
    row("Water", "total", "water.total_l", "");
    measured
        .footprint()
        .flatMap(its -> its.cost())
        .ifPresent(
            cost ->
                add(
                    "Cost",
                    "electricity",
                    List.of(Shown.money(cost), ""),
                    range("cost.total", cost.amount()),
                    false));
  }

  private void power() {
    if (measured.power().isEmpty()) {
      return;
    }
    double watts = measured.power().get().watts();
    var range =
        RecordingRange.of("power.mean_w", measured)
            .filter(Range::wide)
            .map(its -> Shown.between(watts, its.p5(), its.p95(), Dimension.POWER))
            .orElse("");
    add("Power", "mean", List.of(Shown.power(measured.power().get()), ""), range, false);
  }

  private void row(String title, String label, String path, String whole) {
    var value = value(path);
    if (value.isPresent()) {
      var shown = Figures.amount(path).shown(value.get());
      var of = whole.isEmpty() ? Optional.<Double>empty() : value(whole);
      var cells = List.of(shown, Sheet.share(value, of));
      add(title, label, cells, range(path, value.get()), path.equals(whole));
    }
  }

  private String range(String path, double value) {
    return RecordingRange.of(path, measured)
        .map(range -> Figures.amount(path).shown(value, range))
        .orElse("");
  }

  private void add(String title, String label, List<String> cells, String range, boolean sum) {
    rows.add(
        new Sheet.Row(title.equals(section) ? "" : title, label, cells, List.of(range, ""), sum));
    section = title;
  }

  private Optional<Double> value(String path) {
    return RecordingFigure.find(path).flatMap(its -> its.of(measured)).map(Double::valueOf);
  }

  /// A line a device, in the columns of [#DEVICE_HEADINGS].
  static List<List<String>> devices(Measured measured) {
    var rows = new ArrayList<List<String>>();
    for (var use : measured.devices()) {
      var device = use.record().device();
      var beside =
          switch (device.role()) {
            case PART -> "";
            case WHOLE -> " (the whole machine)";
            case BESIDE -> " (not added)";
          };
      rows.add(
          List.of(
              label(measured, use) + beside,
              use.own().map(Shown::energy).orElse(NONE),
              use.mean().map(Shown::power).orElse(NONE),
              use.most().map(Shown::power).orElse(NONE),
              share(use.share()),
              Sheet.percent(use.record().coverage()),
              use.record().method().map(its -> its.key()).orElse("none")));
    }
    return rows;
  }

  /// A device's name, with its id where another has the same name.
  static String label(Measured measured, Measured.DeviceUse use) {
    var device = use.record().device();
    int same = 0;
    for (var other : measured.devices()) {
      same += other.record().device().name().equals(device.name()) ? 1 : 0;
    }
    return same > 1 ? device.id() + " " + device.name() : device.name();
  }

  private static String share(OptionalDouble share) {
    return share.isPresent() ? Sheet.percent(share.getAsDouble()) : NONE;
  }

  /// A line a phase, and one for a step, in the columns of [#PHASE_HEADINGS].
  static List<List<String>> phases(Measured measured) {
    var rows = new ArrayList<List<String>>();
    for (var phase : measured.phases()) {
      rows.add(part(phase.name(), phase));
    }
    measured.step().ifPresent(step -> rows.add(part(steps(measured), step)));
    return rows;
  }

  private static String steps(Measured measured) {
    var steps = measured.recording().steps();
    if (steps.isEmpty()) {
      return "each step";
    }
    var done = Long.toString(steps.get().done());
    return "each step (" + (steps.get().of() > 0 ? done + " of " + steps.get().of() : done) + ")";
  }

  private static List<String> part(String name, Measured.Part part) {
    return List.of(
        name,
        part.duration().seconds() > 0 ? Shown.span(part.duration()) : NONE,
        part.it().map(Shown::energy).orElse(NONE),
        part.power().map(Shown::power).orElse(NONE),
        part.footprint().map(its -> Shown.carbon(its.emissions())).orElse(NONE));
  }
}
