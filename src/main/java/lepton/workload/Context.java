package lepton.workload;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import lepton.catalog.Catalog;
import lepton.catalog.Entry;
import lepton.catalog.Factor;
import lepton.catalog.Resolution;
import lepton.quantity.Dimension;
import lepton.quantity.Estimate;
import lepton.quantity.PlainNumber;
import lepton.text.Origin;
import lepton.text.Place;
import lepton.text.Problems;
import lepton.text.Quote;
import lepton.text.Scalar;

/// What all parts of the reader share while one workload is read: the catalogue, files, problems,
/// and the defaults used so far.
final class Context {

  private static final String INSTANCE =
      "a rented machine is named by what is in it: accelerator: a100-sxm4-40gb and count: 8, for"
          + " instance; see 'lepton list accelerators'";

  private final Catalog catalog;
  private final WorkloadReader.Files files;
  private final Problems problems;
  private final Amounts amounts;
  private final List<Input> assumptions;
  private final Map<String, Optional<IntensitySeries>> series;

  private Context(
      Catalog catalog,
      WorkloadReader.Files files,
      Problems problems,
      List<Input> assumptions,
      Map<String, Optional<IntensitySeries>> series) {
    this.catalog = catalog;
    this.files = files;
    this.problems = problems;
    this.amounts = new Amounts(problems);
    this.assumptions = assumptions;
    this.series = series;
  }

  Context(Catalog catalog, WorkloadReader.Files files, Problems problems) {
    this(catalog, files, problems, new ArrayList<>(), new HashMap<>());
  }

  /// The same with problems and assumptions of its own.
  Context aside(Problems others) {
    return new Context(catalog, files, others, new ArrayList<>(), series);
  }

  Catalog catalog() {
    return catalog;
  }

  WorkloadReader.Files files() {
    return files;
  }

  Problems problems() {
    return problems;
  }

  Amounts amounts() {
    return amounts;
  }

  List<Input> assumptions() {
    return assumptions;
  }

  /// Series that were read, by file: a file is read once.
  Map<String, Optional<IntensitySeries>> series() {
    return series;
  }

  /// Lists a default under the assumptions.
  Input assume(Input input) {
    assumptions.add(input);
    return input;
  }

  /// Takes a default back that something else stands in the place of.
  void withdraw(String key) {
    assumptions.removeIf(input -> input.key().equals(key));
  }

  /// Where an input is written; `otherwise` where it is in no file.
  static Place placeOf(Input input, Place otherwise) {
    return input.origin() instanceof Origin.InFile(Place place) ? place : otherwise;
  }

  /// Something is stated in two ways; names both.
  void twice(String what, String first, Place firstPlace, String second, Place secondPlace) {
    String where =
        firstPlace.source() == secondPlace.source()
            ? "line " + firstPlace.line()
            : firstPlace.describe();
    problems.error(
        secondPlace,
        what + " is stated twice: by " + first + " (" + where + ") and by " + second,
        "keep one of them");
  }

  /// The row that a name means; a problem, with suggestions, where it means none or several.
  ///
  /// @param kind what such a row is, in words
  /// @param list how its catalogue is called on the command line
  <T extends Entry> Optional<T> row(
      Resolution<T> resolution, Scalar name, String kind, String list) {
    switch (resolution) {
      case Resolution.Found<T>(T entry) -> {
        return Optional.of(entry);
      }
      case Resolution.Ambiguous<T>(List<String> candidates) ->
          problems.error(
              name.place(),
              Quote.of(name.text()) + " could be more than one " + kind,
              "write one of " + String.join(", ", candidates));
      case Resolution.Unknown<T>(List<String> suggestions) ->
          problems.error(
              name.place(),
              "unknown " + kind + " " + Quote.of(name.text()),
              instance(name.text(), list) ? INSTANCE : unknown(suggestions, list));
    }
    return Optional.empty();
  }

  /// Whether it looks like the type of a rented machine: p4d.24xlarge, a2-highgpu-8g,
  /// Standard_ND96asr_v4.
  private static boolean instance(String name, String list) {
    var lower = name.toLowerCase(Locale.ROOT);
    return list.equals("accelerators")
        && (lower.endsWith("xlarge")
            || lower.endsWith(".metal")
            || lower.contains("-highgpu")
            || lower.startsWith("standard_"));
  }

  private static String unknown(List<String> suggestions, String list) {
    if (suggestions.isEmpty()) {
      return "see 'lepton list " + list + "'";
    }
    String nearest = suggestions.getFirst();
    int end = nearest.indexOf('-');
    String word = list.equals("regions") || end < 0 ? nearest : nearest.substring(0, end);
    return "did you mean '" + nearest + "'? see 'lepton list " + list + " " + word + "'";
  }

  /// The figure of a factor as an amount in its unit, with its range.
  ///
  /// Where the basis says that the range is one of percentiles, its mean is taken. Other ranges are
  /// what several sources name: [#spanned].
  static Estimate estimate(Factor factor) {
    boolean percentiles = factor.provenance().basis().orElse("").contains("P10");
    return percentiles && spanned(factor) instanceof Estimate.Median(var low, var mid, var high)
        ? new Estimate.Quantiles(low, mid, high)
        : spanned(factor);
  }

  /// What sources name, from the least to the greatest, as P10 to P90 about the preferred figure,
  /// which is the one to compute with. Assumed: as many may be beyond as there are sources missing.
  static Estimate spanned(Factor factor) {
    double value = factor.value();
    double low = factor.low().orElse(value);
    double high = factor.high().orElse(value);
    return low <= value && value <= high && low < high
        ? new Estimate.Median(low, value, high)
        : Estimate.exactly(value);
  }

  /// The figure of a row, in base units of `dimension`, with how far what holds may be from it.
  Input published(String key, Spread spread, Entry row, double value, Dimension dimension) {
    var origin =
        catalog.origin(row) instanceof Origin.InCatalogue(var file, var id, var source)
            ? new Origin.InCatalogue(file, id, source + spread.words())
            : catalog.origin(row);
    return new Input(key, spread.about(value), dimension, origin);
  }

  /// A factor as the default of a key, in base units of `dimension` once multiplied by `scale`.
  Input byDefault(Factor factor, String key, Dimension dimension, double scale) {
    return Input.byDefault(key, estimate(factor).times(scale), dimension, source(factor));
  }

  /// Who says so, and on what basis, of a figure whose range is not drawn as it stands.
  String cited(Factor factor) {
    var said = catalog.citation(factor);
    var basis = factor.provenance().basis().orElse("");
    return said.isEmpty() || basis.isEmpty() ? said + basis : said + ": " + basis;
  }

  /// Who says so, on what basis, and what is made of it.
  String source(Factor factor) {
    var words = new StringBuilder(cited(factor));
    if (estimate(factor) instanceof Estimate.Quantiles quantiles) {
      words.append("; median ").append(PlainNumber.of(quantiles.p50()));
      words.append(", its mean by Swanson's rule is used");
    }
    return words.toString();
  }
}
