package lepton.workload;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lepton.catalog.Accelerator;
import lepton.catalog.Kind;
import lepton.catalog.Precision;
import lepton.catalog.Provenance;
import lepton.quantity.Bandwidth;
import lepton.quantity.Carbon;
import lepton.quantity.DataSize;
import lepton.quantity.Dimension;
import lepton.quantity.Estimate;
import lepton.quantity.Power;
import lepton.quantity.Shown;
import lepton.quantity.Throughput;
import lepton.text.Mapping;
import lepton.text.Node;
import lepton.text.Origin;
import lepton.text.Quote;
import lepton.text.Scalar;
import lepton.text.Sequence;
import lepton.text.Suggestion;

/// Reads `hardware.accelerator`: a name of the catalogue, or a description that may begin from one.
final class AcceleratorReader {

  private static final String EXAMPLE = "a100-sxm4-80gb";

  /// How near a peak must be to twice a dense one to be taken for the sparse one: vendors round to
  /// three digits.
  private static final double ROUNDING = 0.005;

  private final Context context;

  AcceleratorReader(Context context) {
    this.context = context;
  }

  /// An accelerator and its figures with their origins.
  ///
  /// @param known whether a row of the catalogue stands behind it
  record Device(
      Accelerator accelerator,
      boolean known,
      Map<Precision, Input> peaks,
      Optional<Input> tdp,
      Optional<Input> idle,
      Optional<Input> embodied) {}

  /// @param key where it stands, such as `hardware.accelerator`
  Optional<Device> read(Node node, String key) {
    return switch (node) {
      case Scalar name -> named(name).map(row -> device(row, key));
      case Mapping mapping -> described(Fields.of(key, mapping, Keys.ACCELERATOR, context));
      case Sequence list -> {
        context
            .problems()
            .error(
                list.place(),
                "one kind of accelerator, not a list",
                "describe each kind as a workload of its own, in documents separated by '---'");
        yield Optional.empty();
      }
    };
  }

  private Optional<Accelerator> named(Scalar name) {
    if (name.text().isBlank()) {
      context
          .problems()
          .error(name.place(), "the accelerator is not named", "write a name such as " + EXAMPLE);
      return Optional.empty();
    }
    return context.row(
        context.catalog().accelerator(name.text()), name, "accelerator", "accelerators");
  }

  /// The catalogue's row as it is.
  Device device(Accelerator row, String key) {
    Origin origin = context.catalog().origin(row);
    var peaks = new EnumMap<Precision, Input>(Precision.class);
    for (var peak : row.peaks().entrySet()) {
      peaks.put(peak.getKey(), peak(key, peak.getKey(), peak.getValue().flopPerSecond(), origin));
    }
    return new Device(
        row,
        true,
        peaks,
        row.tdp().map(tdp -> exact(key + ".tdp", tdp.watts(), Dimension.POWER, origin)),
        row.idle().map(idle -> spread("idle", key + ".idle", row, idle.watts(), Dimension.POWER)),
        row.embodied()
            .map(
                carbon ->
                    spread(
                        "embodied", key + ".embodied", row, carbon.kilograms(), Dimension.CARBON)));
  }

  /// A figure that another device of the same row may not share; a person's own row is as sure as
  /// it is written.
  private Input spread(String of, String key, Accelerator row, double value, Dimension dimension) {
    var spread = row.provenance().own() ? Spread.NONE : Spread.of(of, context);
    return context.published(key, spread, row, value, dimension);
  }

  private static Input peak(String key, Precision precision, double rate, Origin origin) {
    return exact(key + ".peak." + precision.id(), rate, Dimension.THROUGHPUT, origin);
  }

  private static Input exact(String key, double value, Dimension dimension, Origin origin) {
    return new Input(key, Estimate.exactly(value), dimension, origin);
  }

  private Optional<Device> described(Fields fields) {
    Optional<Scalar> name = fields.text("name", EXAMPLE);
    Optional<Accelerator> row =
        name.flatMap(text -> context.catalog().accelerator(text.text()).found());
    Optional<Device> base = row.map(found -> device(found, fields.path()));
    var tdp = fields.positive("tdp", Dimension.POWER);
    var idle = fields.notNegative("idle", Dimension.POWER);
    var memory = fields.positive("memory", Dimension.DATA);
    var bandwidth = fields.positive("bandwidth", Dimension.BANDWIDTH);
    var embodied = fields.notNegative("embodied", Dimension.CARBON);
    var peaks = new EnumMap<Precision, Input>(Precision.class);
    if (base.isPresent()) {
      peaks.putAll(base.get().peaks);
    }
    if (fields.has("peak")) {
      peaks(fields, row, tdp, peaks);
    }
    Optional<Input> power = tdp.or(() -> base.flatMap(Device::tdp));
    if (idle.isPresent() && power.isPresent() && idle.get().mean() > power.get().mean()) {
      context
          .problems()
          .error(
              fields.valuePlace("idle"),
              "an idle power above the TDP of " + Shown.power(new Power(power.get().mean())),
              "are the two swapped?");
      return Optional.empty();
    }
    if (base.isEmpty() && !fields.has("tdp") && !fields.has("peak")) {
      nothingKnown(fields, name);
      return Optional.empty();
    }
    String title = name.map(Scalar::text).orElse("an accelerator");
    var accelerator =
        new Accelerator(
            row.map(Accelerator::id).orElse(title),
            row.map(Accelerator::name).orElse(title),
            List.of(),
            row.flatMap(Accelerator::vendor),
            row.flatMap(Accelerator::architecture),
            row.flatMap(Accelerator::form),
            power.map(watts -> new Power(watts.mean())),
            idle.map(watts -> new Power(watts.mean())).or(() -> row.flatMap(Accelerator::idle)),
            memory
                .map(size -> new DataSize(size.mean()))
                .or(() -> row.flatMap(Accelerator::memory)),
            bandwidth
                .map(rate -> new Bandwidth(rate.mean()))
                .or(() -> row.flatMap(Accelerator::bandwidth)),
            rates(peaks),
            embodied
                .map(carbon -> new Carbon(carbon.mean()))
                .or(() -> row.flatMap(Accelerator::embodied)),
            Provenance.NONE);
    return Optional.of(
        new Device(
            accelerator,
            row.isPresent(),
            peaks,
            power,
            idle.or(() -> base.flatMap(Device::idle)),
            embodied.or(() -> base.flatMap(Device::embodied))));
  }

  private void nothingKnown(Fields fields, Optional<Scalar> name) {
    if (name.isPresent()) {
      var near = context.catalog().accelerator(name.get().text()).suggestions();
      context
          .problems()
          .error(
              name.get().place(),
              "the catalogue has no accelerator "
                  + Quote.of(name.get().text())
                  + ", and neither tdp nor peak is given",
              (near.isEmpty() ? "" : "did you mean '" + near.getFirst() + "'? if not, ")
                  + "give tdp and peak: {name: X, tdp: 400 W, peak: {bf16: 312 TFLOP/s}}");
    } else {
      context
          .problems()
          .error(
              fields.place(),
              "an accelerator without a name, a tdp or a peak",
              "write its name, or {name: X, tdp: 400 W, peak: {bf16: 312 TFLOP/s}}");
    }
  }

  private static Map<Precision, Throughput> rates(Map<Precision, Input> peaks) {
    var rates = new EnumMap<Precision, Throughput>(Precision.class);
    for (var peak : peaks.entrySet()) {
      rates.put(peak.getKey(), new Throughput(peak.getValue().mean()));
    }
    return rates;
  }

  private void peaks(
      Fields fields, Optional<Accelerator> row, Optional<Input> tdp, Map<Precision, Input> peaks) {
    Optional<Node> node = fields.node("peak");
    if (node.isEmpty() || !(node.get() instanceof Mapping mapping)) {
      context
          .problems()
          .error(
              fields.valuePlace("peak"),
              "a peak holds for a precision",
              "write it as peak: {bf16: 312 TFLOP/s}");
      return;
    }
    for (var entry : mapping.entries()) {
      Optional<Precision> precision = Precision.parse(entry.key().text());
      if (precision.isEmpty()) {
        var near = Suggestion.closest(entry.key().text(), Keys.PRECISIONS);
        context
            .problems()
            .error(
                entry.key().place(),
                "unknown precision " + Quote.of(entry.key().text()),
                (near.isPresent() ? "did you mean '" + near.get() + "'? " : "")
                    + "it is one of "
                    + String.join(", ", Keys.PRECISIONS));
      } else {
        String key = fields.path("peak") + "." + precision.get().id();
        var rate = context.amounts().read(entry.value(), key, Dimension.THROUGHPUT, Range.POSITIVE);
        if (rate.isPresent()) {
          peaks.put(precision.get(), rate.get());
          sparse(entry.value(), precision.get(), rate.get().mean(), row, tdp);
        }
      }
    }
  }

  /// Twice the dense peak of the named row, or of a row of the same TDP, is the sparse one of the
  /// data sheet.
  private void sparse(
      Node at, Precision precision, double rate, Optional<Accelerator> row, Optional<Input> tdp) {
    Optional<Accelerator> relative = row.filter(known -> doubled(known, precision, rate));
    if (row.isEmpty() && tdp.isPresent()) {
      for (var entry : context.catalog().all(Kind.ACCELERATORS)) {
        if (relative.isEmpty()
            && entry instanceof Accelerator known
            && known.tdp().isPresent()
            && known.tdp().get().watts() == tdp.get().mean()
            && doubled(known, precision, rate)) {
          relative = Optional.of(known);
        }
      }
    }
    if (relative.isPresent()) {
      double dense = relative.get().peak(precision).map(Throughput::flopPerSecond).orElse(rate);
      context
          .problems()
          .warning(
              at.place(),
              "this looks like the sparse (2:4) peak of " + relative.get().name(),
              "utilization is of the dense peak, half of it: "
                  + Shown.throughput(new Throughput(dense)));
    }
  }

  private static boolean doubled(Accelerator known, Precision precision, double rate) {
    Optional<Throughput> dense = known.peak(precision);
    return dense.isPresent() && Math.abs(rate / (2 * dense.get().flopPerSecond()) - 1) <= ROUNDING;
  }
}
