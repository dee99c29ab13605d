package lepton.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import lepton.estimate.Assessment;
import lepton.estimate.Footprint;
import lepton.estimate.Ranges;
import lepton.quantity.Money;
import lepton.quantity.Shown;
import lepton.uncertainty.Range;
import lepton.workload.Computation;

/// The figures of one workload as a table for people: sections, labels and cells, headings first.
final class Sheet {

  /// One line. The section is empty where it is that of the line above.
  ///
  /// @param ranges what stands beside each cell: `(9.1–17.0)`, or nothing
  record Row(String section, String label, List<String> cells, List<String> ranges, boolean sum) {

    /// A line without ranges.
    Row(String section, String label, List<String> cells, boolean sum) {
      this(section, label, cells, Collections.nCopies(cells.size(), ""), sum);
    }
  }

  private static final String FACILITY = "energy.total_kwh";
  private static final String ALL = "emissions.total_kg";

  /// Half of a tenth of a per cent.
  private static final double LEAST_IDLE = 0.0005;

  private final Assessment assessment;
  private final List<Row> rows = new ArrayList<>();
  private String section = "";

  private Sheet(Assessment assessment) {
    this.assessment = assessment;
  }

  /// The headings of the cells.
  static List<String> headings(Assessment assessment) {
    return assessment.baseline().isPresent()
        ? List.of("baseline", "with levers", "change")
        : List.of("", "");
  }

  static List<Row> of(Assessment assessment) {
    var sheet = new Sheet(assessment);
    sheet.fill();
    return sheet.rows;
  }

  /// What the ranges are, where there are any.
  static Optional<String> doubt(Assessment assessment) {
    return assessment.ranges().flatMap(Sheet::doubt);
  }

  static Optional<String> doubt(Ranges ranges) {
    return Optional.of(ranges)
        .filter(its -> its.samples() > 0)
        .map(
            its ->
                "(P5–P95) of "
                    + Shown.number(its.samples())
                    + " draws of the uncertain inputs; before it, the figure at their expected"
                    + " values, or the medians of what is published.");
  }

  private void fill() {
    row("Time", "training", "duration.training_h", "");
    row("Time", "inference", "duration.inference_h", "");
    row("Compute", "training", "compute.training_flop", "");
    row("Compute", "inference", "compute.inference_flop", "");
    if (assessment.workload().computation() instanceof Computation.Described) {
      row("Energy", "accelerators", "energy.accelerators_kwh", FACILITY);
    }
    unlessZero("Energy", "· edge devices", "energy.edge_kwh", FACILITY);
    unlessZero("Energy", "· pruning", "energy.pruning_kwh", FACILITY);
    unlessZero("Energy", "host", "energy.host_kwh", FACILITY);
    unlessZero("Energy", "network", "energy.network_kwh", FACILITY);
    row("Energy", "IT", "energy.it_kwh", FACILITY);
    row("Energy", "facility", FACILITY, FACILITY);
    if (bothPhases()) {
      row("Energy", "· training", "energy.training_kwh", FACILITY);
      row("Energy", "· inference", "energy.inference_kwh", FACILITY);
    }
    row("CO2e", "operational", "emissions.operational_kg", ALL);
    row("CO2e", "market-based", "emissions.market_kg", "");
    row("CO2e", "embodied", "emissions.embodied_kg", ALL);
    row("CO2e", "total", ALL, ALL);
    row("Water", "total", "water.total_l", "");
    cost();
    row("Serving", "first token", "serving.first_token_s", "");
    row("Serving", "each token", "serving.token_s", "");
    row("Serving", "request", "serving.request_s", "");
    row("Serving", "sequences at a time", "serving.batch", "");
    idle();
    row("Serving", "tokens a second", "serving.tokens_per_s", "");
    row("Serving", "power, at work", "serving.power_w", "");
    row("Serving", "J a token, at work", "serving.token_j", "");
    row("Serving", "energy, request", "serving.request_wh", "");
    row("SCI", "per " + sciUnit(), "sci.value_g", "");
    reported("energy", "reported.energy_ratio");
    reported("emissions", "reported.emissions_ratio");
  }

  /// The share of time without work, in tenths of a per cent: what is less is rounding.
  private void idle() {
    var figure = Figures.amount("serving.idle_share");
    var now = value(figure, assessment.result());
    var before = assessment.baseline().flatMap(its -> value(figure, its));
    double most = Math.max(now.orElse(0.0), before.orElse(0.0));
    var range = tenths(figure.range(assessment, false));
    if (most < LEAST_IDLE && range.isEmpty()) {
      return;
    }
    var shown = now.map(Sheet::tenths).orElse("–");
    if (assessment.baseline().isPresent()) {
      var cells = List.of(before.map(Sheet::tenths).orElse("–"), shown, "");
      var ranges = List.of(tenths(figure.range(assessment, true)), range, "");
      add("Serving", "idle share", cells, ranges, false);
    } else {
      add("Serving", "idle share", List.of(shown, ""), List.of(range, ""), false);
    }
  }

  private static String tenths(double share) {
    return Shown.number(Math.rint(share * 1000) / 10) + " %";
  }

  /// Empty where both ends are the same to a tenth of a per cent.
  private static String tenths(Optional<Range> range) {
    if (range.isEmpty()) {
      return "";
    }
    var low = tenths(range.get().p5());
    var high = tenths(range.get().p95());
    return low.equals(high) ? "" : "(" + low.replace(" %", "") + "–" + high.replace(" %", "") + ")";
  }

  private boolean bothPhases() {
    var result = assessment.result();
    return result.training().isPresent() && result.inference().isPresent();
  }

  private String sciUnit() {
    return assessment.result().sci().map(Footprint.Sci::unit).orElse("unit");
  }

  private void unlessZero(String title, String label, String path, String whole) {
    var figure = Figures.amount(path);
    double before = assessment.baseline().flatMap(its -> value(figure, its)).orElse(0.0);
    if (before != 0 || value(figure, assessment.result()).orElse(0.0) != 0) {
      row(title, label, path, whole);
    }
  }

  private void row(String title, String label, String path, String whole) {
    var figure = Figures.amount(path);
    var now = value(figure, assessment.result());
    var before = assessment.baseline().flatMap(its -> value(figure, its));
    if (now.isEmpty() && before.isEmpty()) {
      return;
    }
    var shown = now.map(figure::shown).orElse("–");
    boolean sum = path.equals(whole);
    if (assessment.baseline().isPresent()) {
      var old = before.map(figure::shown).orElse("–");
      var ranges = List.of(range(figure, before, true), range(figure, now, false), "");
      add(title, label, List.of(old, shown, change(before, now)), ranges, sum);
    } else {
      var share =
          whole.isEmpty() ? "" : share(now, value(Figures.amount(whole), assessment.result()));
      add(title, label, List.of(shown, share), List.of(range(figure, now, false), ""), sum);
    }
  }

  private String range(Figure.Amount figure, Optional<Double> value, boolean baseline) {
    var range = figure.range(assessment, baseline);
    return value.isPresent() && range.isPresent() ? figure.shown(value.get(), range.get()) : "";
  }

  private void add(
      String title, String label, List<String> cells, List<String> ranges, boolean sum) {
    rows.add(new Row(title.equals(section) ? "" : title, label, cells, ranges, sum));
    section = title;
  }

  private void cost() {
    var now = assessment.result().cost();
    if (now.isEmpty()) {
      return;
    }
    var before = assessment.baseline().flatMap(Footprint::cost);
    var figure = Figures.amount("cost.total");
    var range = range(figure, now.map(Money::amount), false);
    if (assessment.baseline().isPresent()) {
      var amounts = before.map(Money::amount);
      var old = before.map(Shown::money).orElse("–");
      boolean same = before.map(Money::currency).equals(now.map(Money::currency));
      var change = same ? change(amounts, now.map(Money::amount)) : "";
      var ranges = List.of(range(figure, amounts, true), range, "");
      add("Cost", "electricity", List.of(old, Shown.money(now.get()), change), ranges, false);
    } else {
      add("Cost", "electricity", List.of(Shown.money(now.get()), ""), List.of(range, ""), false);
    }
  }

  /// The ratio holds for the result, so it stands in that column.
  private void reported(String label, String path) {
    var figure = Figures.amount(path);
    var ratio = value(figure, assessment.result());
    if (ratio.isPresent()) {
      var shown = "× " + Shown.number(ratio.get());
      boolean levers = assessment.baseline().isPresent();
      var range = range(figure, ratio, false);
      var cells = levers ? List.of("", shown, "") : List.of(shown, "");
      var ranges = levers ? List.of("", range, "") : List.of(range, "");
      add("Estimate / reported", label, cells, ranges, false);
    }
  }

  private Optional<Double> value(Figure.Amount figure, Footprint footprint) {
    return figure.number().of(Optional.of(assessment), footprint);
  }

  static String share(Optional<Double> part, Optional<Double> whole) {
    return part.isEmpty() || whole.isEmpty() || whole.get() == 0
        ? ""
        : percent(part.get() / whole.get());
  }

  private static String change(Optional<Double> before, Optional<Double> now) {
    if (before.isEmpty() || now.isEmpty() || before.get() == 0) {
      return "";
    }
    double change = now.get() / before.get() - 1;
    var shown = percent(change);
    return change > 0 && !shown.equals(percent(0)) ? "+" + shown : shown;
  }

  /// Whole per cents from ten on, tenths below.
  static String percent(double share) {
    double percent = share * 100;
    double steps = Math.abs(percent) >= 9.95 ? 1 : 10;
    return Shown.number(Math.rint(percent * steps) / steps + 0.0) + " %";
  }

  /// Of a bound: rounded up, to whole per cents from one on, and to tenths below.
  static String within(double share) {
    double steps = share > 0.009 ? 100 : 1000;
    return percent(Math.max(1, Math.ceil(share * steps)) / steps);
  }
}
