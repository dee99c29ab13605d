package lepton.validate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lepton.text.Mapping;
import lepton.text.Node;
import lepton.text.Place;
import lepton.text.Scalar;

/// A run as the workload file that a person would write of it, its values at their places in the
/// table.
final class RunDocument {

  /// Stands in where no number of accelerators was published: accelerator hours, energy and carbon
  /// don't depend on it. Assumed: with a thousand no run takes years.
  private static final String MANY = "1000";

  private static final String UNNAMED = "an accelerator";

  /// A device needs one, and hours × power don't.
  private static final String SOME_PEAK = "1 TFLOP/s";

  /// Stands in where none was published, so that the rest can be read; no figure comes of it.
  private static final String SOME_POWER = "1 W";

  private final PublishedRun run;

  private RunDocument(PublishedRun run) {
    this.run = run;
  }

  /// With the hours and the power that were reported; the work beside them is what it is held
  /// against.
  static Node asReported(PublishedRun run) {
    var document = new RunDocument(run);
    var sections = new ArrayList<Mapping.Entry>();
    document.timed(sections);
    document.add(
        sections, "hardware", document.hardware(run.watts(), PublishedRun.Boundary.ACCELERATORS));
    return document.placed(sections);
  }

  /// With the hours and the power that were reported, on hardware of which nothing else is known.
  static Node asTimed(PublishedRun run) {
    var document = new RunDocument(run);
    var sections = new ArrayList<Mapping.Entry>();
    document.hours(sections);
    var named = document.hardware(run.watts(), PublishedRun.Boundary.ACCELERATORS);
    var hardware = new ArrayList<Mapping.Entry>();
    var name = run.accelerator().map(Scalar::text).orElse(UNNAMED);
    var device = new ArrayList<Mapping.Entry>();
    device.add(document.entry("name", name));
    document.add(device, "peak", List.of(document.entry("bf16", SOME_PEAK)));
    document.add(hardware, "accelerator", device);
    named.stream()
        .filter(entry -> !entry.key().text().equals("accelerator"))
        .forEach(hardware::add);
    if (run.watts().isEmpty()) {
      hardware.add(document.entry("power", SOME_POWER));
    }
    document.add(sections, "hardware", hardware);
    return document.placed(sections);
  }

  /// From the work and the hardware alone.
  static Node asPredicted(PublishedRun run) {
    var document = new RunDocument(run);
    var sections = new ArrayList<Mapping.Entry>();
    document.worked(sections);
    document.add(sections, "hardware", document.hardware(Optional.empty(), run.boundary()));
    return document.placed(sections);
  }

  private void hours(List<Mapping.Entry> sections) {
    run.hours()
        .ifPresent(
            hours -> add(sections, "training", List.of(entry("accelerator_hours", hours, "h"))));
  }

  private void timed(List<Mapping.Entry> sections) {
    hours(sections);
    if (run.tokens().isPresent() && run.counted().isPresent()) {
      add(sections, "model", model());
      var data = new ArrayList<Mapping.Entry>();
      data.add(entry("samples", run.tokens().get(), ""));
      data.add(entry("dimension", "1"));
      add(sections, "data", data);
    } else if (run.compute().isPresent()) {
      var model = new ArrayList<Mapping.Entry>();
      model.add(entry("kind", "other"));
      add(model, "flop_per_sample", List.of(entry("training", run.compute().get(), "FLOP")));
      add(sections, "model", model);
      add(sections, "data", List.of(entry("samples", "1")));
    }
  }

  private void worked(List<Mapping.Entry> sections) {
    if (run.tokens().isPresent() && run.counted().isPresent()) {
      add(sections, "model", model());
      add(sections, "training", List.of(entry("tokens", run.tokens().get(), "")));
    } else {
      run.compute()
          .ifPresent(flop -> add(sections, "training", List.of(entry("compute", flop, "FLOP"))));
    }
  }

  private List<Mapping.Entry> model() {
    var model = new ArrayList<Mapping.Entry>();
    run.parameters().ifPresent(number -> model.add(entry("parameters", number, "")));
    run.activeParameters().ifPresent(number -> model.add(entry("active_parameters", number, "")));
    return model;
  }

  /// Power that was reported has its share of the host in it, where it has one at all.
  private List<Mapping.Entry> hardware(Optional<Printed> watts, PublishedRun.Boundary boundary) {
    var hardware = new ArrayList<Mapping.Entry>();
    run.accelerator().ifPresent(name -> hardware.add(new Mapping.Entry(key("accelerator"), name)));
    hardware.add(
        run.count().map(count -> entry("count", count, "")).orElseGet(() -> entry("count", MANY)));
    watts.ifPresent(power -> hardware.add(entry("power", power, "W")));
    if (boundary == PublishedRun.Boundary.ACCELERATORS) {
      hardware.add(entry("host", "none"));
    }
    return hardware;
  }

  /// What holds for both: the site, and what was reported. Where no PUE was published the figures
  /// have none in them.
  private Node placed(List<Mapping.Entry> sections) {
    var site = new ArrayList<Mapping.Entry>();
    site.add(run.pue().map(pue -> entry("pue", pue, "")).orElseGet(() -> entry("pue", "1")));
    run.grid().ifPresent(grid -> site.add(new Mapping.Entry(key("grid"), intensity(grid))));
    add(sections, "site", site);
    var reported = new ArrayList<Mapping.Entry>();
    run.energy().ifPresent(energy -> reported.add(entry("energy", energy, "MWh")));
    run.emissions().ifPresent(carbon -> reported.add(entry("emissions", carbon, "t")));
    add(sections, "reported", reported);
    return new Mapping(sections, run.place());
  }

  /// A bare number is an intensity; what else it may be, the reader of workloads knows.
  static Scalar intensity(Scalar grid) {
    return Printed.of(grid).map(number -> number.with("gCO2e/kWh")).orElse(grid);
  }

  private void add(List<Mapping.Entry> to, String name, List<Mapping.Entry> entries) {
    if (!entries.isEmpty()) {
      to.add(new Mapping.Entry(key(name), new Mapping(entries, run.place())));
    }
  }

  private Mapping.Entry entry(String name, Printed number, String unit) {
    return new Mapping.Entry(key(name), number.with(unit));
  }

  private Mapping.Entry entry(String name, String value) {
    return new Mapping.Entry(key(name), scalar(value));
  }

  private Scalar key(String name) {
    return scalar(name);
  }

  private Scalar scalar(String text) {
    return new Scalar(text, false, start());
  }

  private Place start() {
    return run.name().place();
  }
}
