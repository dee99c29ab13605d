package lepton.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lepton.text.Csv;
import lepton.text.Documents;
import lepton.text.Mapping;
import lepton.text.Node;
import lepton.text.Place;
import lepton.text.Problems;
import lepton.text.Quote;
import lepton.text.Scalar;
import lepton.text.Sequence;
import lepton.text.SourceText;
import lepton.text.Suggestion;
import lepton.text.Table;

/// The rows of a series, of CSV or JSON alike: times and intensities as they are written.
///
/// JSON is a list of objects, or an object that holds one. Either names its values `timestamp` and
/// `g_co2e_per_kwh`, or `marginal_g_co2e_per_kwh`; JSON may call them `datetime` and
/// `carbonIntensity`.
///
/// @param marginal whether the intensities are named as marginal ones
record SeriesRows(List<Row> rows, boolean marginal) {

  private static final String TIME = "timestamp";
  private static final String GRAMS = "g_co2e_per_kwh";
  private static final String MARGINAL = "marginal_" + GRAMS;

  /// What Electricity Maps calls them in its answers, which people keep as files.
  private static final String OTHER_TIME = "datetime";

  private static final String OTHER_GRAMS = "carbonIntensity";

  /// One time and what holds from then on; read when asked for, since a place costs more than a
  /// text.
  interface Row {
    Optional<Scalar> time();

    Optional<Scalar> grams();

    Place place();
  }

  private record OfTable(Table.Row row, String column) implements Row {
    @Override
    public Optional<Scalar> time() {
      return row.get(TIME);
    }

    @Override
    public Optional<Scalar> grams() {
      return row.get(column);
    }

    @Override
    public Place place() {
      return row.place();
    }
  }

  private record OfObject(Mapping object, String timeKey, String key) implements Row {
    @Override
    public Optional<Scalar> time() {
      return scalar(timeKey);
    }

    @Override
    public Optional<Scalar> grams() {
      return scalar(key);
    }

    @Override
    public Place place() {
      return object.place();
    }

    private Optional<Scalar> scalar(String name) {
      return object.get(name).orElse(object) instanceof Scalar scalar && !scalar.isAbsent()
          ? Optional.of(scalar)
          : Optional.empty();
    }
  }

  /// The rows of a text; empty where there are none, with a problem.
  ///
  /// @param preferMarginal which is taken where both are named
  static Optional<SeriesRows> of(SourceText text, boolean preferMarginal, Problems problems) {
    var start = text.content().stripLeading();
    return start.startsWith("[") || start.startsWith("{")
        ? json(text, preferMarginal, problems)
        : Csv.read(text, problems)
            .filter(_ -> !problems.hasErrors())
            .flatMap(table -> table(table, preferMarginal, problems));
  }

  private static Optional<SeriesRows> table(
      Table table, boolean preferMarginal, Problems problems) {
    boolean timed = named(table, TIME, problems);
    boolean marginal = marginal(table.columns(), preferMarginal);
    boolean valued = marginal || named(table, GRAMS, problems);
    if (!timed || !valued) {
      return Optional.empty();
    }
    var rows = new ArrayList<Row>(table.rows().size());
    for (var row : table.rows()) {
      rows.add(new OfTable(row, marginal ? MARGINAL : GRAMS));
    }
    return Optional.of(new SeriesRows(rows, marginal));
  }

  private static boolean marginal(List<String> names, boolean preferMarginal) {
    return names.contains(MARGINAL) && (preferMarginal || !names.contains(GRAMS));
  }

  private static boolean named(Table table, String name, Problems problems) {
    if (table.columns().contains(name)) {
      return true;
    }
    var near = Suggestion.closest(name, table.columns());
    Place at = table.header().getFirst().place();
    for (var title : table.header()) {
      at = near.isPresent() && title.text().equals(near.get()) ? title.place() : at;
    }
    problems.error(
        at,
        "the column '" + name + "' is missing",
        near.isPresent()
            ? "rename '" + near.get() + "'?"
            : "the first line names the columns: " + TIME + "," + GRAMS);
    return false;
  }

  private static Optional<SeriesRows> json(
      SourceText text, boolean preferMarginal, Problems problems) {
    var documents = Documents.read(text, problems);
    if (problems.hasErrors()) {
      return Optional.empty();
    }
    var list = documents.isEmpty() ? Optional.<Sequence>empty() : list(documents.getFirst());
    if (list.isEmpty()) {
      problems.error(
          Place.start(text),
          "there is no list of intensities",
          "write [{\"timestamp\": \"2026-11-23T08:00:00Z\", \"g_co2e_per_kwh\": 385.2}, …]");
      return Optional.empty();
    }
    return objects(list.get(), preferMarginal, problems);
  }

  /// The document itself, or the first list that stands in it.
  private static Optional<Sequence> list(Node document) {
    if (document instanceof Mapping mapping) {
      for (var entry : mapping.entries()) {
        if (entry.value() instanceof Sequence sequence) {
          return Optional.of(sequence);
        }
      }
    }
    return document instanceof Sequence sequence ? Optional.of(sequence) : Optional.empty();
  }

  private static Optional<SeriesRows> objects(
      Sequence list, boolean preferMarginal, Problems problems) {
    var rows = new ArrayList<Row>(list.items().size());
    boolean marginal = false;
    for (var item : list.items()) {
      if (!(item instanceof Mapping object)) {
        problems.error(
            item.place(), item.kind() + " where a time and an intensity should be", EXAMPLE);
        return Optional.empty();
      }
      var names = names(object);
      marginal = rows.isEmpty() ? marginal(names, preferMarginal) : marginal;
      var key = marginal ? MARGINAL : names.contains(GRAMS) ? GRAMS : OTHER_GRAMS;
      if (!names.contains(key)) {
        missing(object, GRAMS, names, problems);
        return Optional.empty();
      }
      rows.add(new OfObject(object, names.contains(TIME) ? TIME : OTHER_TIME, key));
    }
    return Optional.of(new SeriesRows(rows, marginal));
  }

  private static final String EXAMPLE =
      "write {\"" + TIME + "\": \"2026-11-23T08:00:00Z\", \"" + GRAMS + "\": 385.2}";

  private static List<String> names(Mapping object) {
    var names = new ArrayList<String>();
    for (var entry : object.entries()) {
      names.add(entry.key().text());
    }
    return names;
  }

  private static void missing(Mapping object, String key, List<String> names, Problems problems) {
    problems.error(
        object.place(),
        "no " + Quote.of(key) + " in this object",
        Suggestion.closest(key, names).map(near -> "rename '" + near + "'?").orElse(EXAMPLE));
  }
}
