package lepton.service;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import lepton.text.Csv;
import lepton.text.Place;
import lepton.text.Problems;
import lepton.text.Quote;
import lepton.text.SourceText;
import lepton.text.Table;

/// Electricity made in one area, by time and by type, in MW: what the two forms of ENTSO-E's export
/// have in common. Until 2024 each type was a column, since then it is a row.
///
/// @param megawatts by seconds since 1970-01-01T00:00Z, and by the type as it is written
record GenerationTable(TreeMap<Double, Map<String, Double>> megawatts) {

  private static final int MOST_PROBLEMS = 10;
  private static final double MOST_MEGAWATTS = 1e7;
  private static final String COLUMN = "- Actual Aggregated [MW]";
  private static final String TYPE = "Production Type";

  /// Not existing, not known (yet).
  private static final List<String> NOTHING = List.of("n/e", "N/A", "-", "");

  static Optional<GenerationTable> read(SourceText text, Problems problems) {
    var own = new Problems();
    var table = Csv.read(text, own);
    var read =
        table.isEmpty() || own.hasErrors()
            ? Optional.<GenerationTable>empty()
            : new Reader(text, table.get(), own).table();
    problems.addAll(own);
    return own.hasErrors() ? Optional.empty() : read;
  }

  private static final class Reader {
    private final SourceText text;
    private final Table table;
    private final Problems problems;
    private final TreeMap<Double, Map<String, Double>> megawatts = new TreeMap<>();
    private final Map<String, Double> before = new HashMap<>();
    private Optional<String> area = Optional.empty();

    Reader(SourceText text, Table table, Problems problems) {
      this.text = text;
      this.table = table;
      this.problems = problems;
    }

    Optional<GenerationTable> table() {
      var times = column("MTU").or(() -> column("Datetime"));
      var amounts = column("Generation (MW)").or(() -> column("Generation [MW]"));
      boolean rows = table.columns().contains(TYPE) && amounts.isPresent();
      var types = types();
      if (times.isEmpty() || (!rows && types.isEmpty())) {
        problems.error(
            Place.start(text),
            "this is no export of ENTSO-E's actual generation per production type",
            "its first line names MTU (UTC), Area, Production Type, Generation (MW), with commas"
                + " between");
        return Optional.empty();
      }
      var time = new MarketTime(times.get());
      for (var row : table.rows()) {
        if (problems.count() >= MOST_PROBLEMS) {
          break;
        }
        area(row);
        if (rows) {
          var type = row.text(TYPE).orElse("");
          time(row, times.get(), type, time).ifPresent(at -> put(at, type, amounts.get(), row));
        } else {
          time(row, times.get(), "", time)
              .ifPresent(at -> types.forEach((column, type) -> put(at, type, column, row)));
        }
      }
      return Optional.of(new GenerationTable(megawatts));
    }

    private Optional<String> column(String beginning) {
      for (var name : table.columns()) {
        if (name.startsWith(beginning)) {
          return Optional.of(name);
        }
      }
      return Optional.empty();
    }

    /// Types by the columns that hold them.
    private Map<String, String> types() {
      var types = new HashMap<String, String>();
      for (var name : table.columns()) {
        if (name.endsWith(COLUMN)) {
          types.put(name, name.substring(0, name.length() - COLUMN.length()).strip());
        }
      }
      return types;
    }

    private void area(Table.Row row) {
      var own = row.text("Area");
      if (own.isPresent() && area.isPresent() && !own.equals(area)) {
        problems.error(
            row.get("Area").orElseThrow().place(),
            "a second area, " + Quote.of(own.get()) + " after " + Quote.of(area.get()),
            "give a file of one area: what it emits is of its own generation");
      }
      area = area.or(() -> own);
    }

    private OptionalDouble time(Table.Row row, String column, String type, MarketTime reader) {
      var cell = row.text(column).orElse("");
      var time = reader.read(cell, before.getOrDefault(type, Double.NEGATIVE_INFINITY));
      if (time.isEmpty()) {
        problems.error(
            row.place(),
            Quote.of(cell) + " is no market time unit, or its zone is not said",
            "write 01/01/2024 00:00:00 - 01/01/2024 01:00:00 in a column MTU (UTC)");
      } else {
        before.put(type, time.getAsDouble());
      }
      return time;
    }

    private void put(double time, String type, String column, Table.Row row) {
      var types = megawatts.computeIfAbsent(time, _ -> new HashMap<>());
      var cell = row.text(column).orElse("").strip();
      if (NOTHING.contains(cell)) {
        return;
      }
      double amount;
      try {
        amount = Double.parseDouble(cell);
      } catch (NumberFormatException noNumber) {
        amount = Double.NaN;
      }
      if (!(Math.abs(amount) <= MOST_MEGAWATTS)) {
        problems.error(
            row.place(),
            Quote.of(cell) + " is no power in MW",
            "write a bare number, with a point: 4321.5; nothing known is n/e or -");
        return;
      }
      // Below 0 a plant takes more than it makes: a load, and no generation.
      types.put(type, Math.max(0, amount));
    }
  }

  /// The types that make anything at all, with their sums.
  Map<String, Double> totals() {
    var totals = new TreeMap<String, Double>();
    for (var types : new ArrayList<>(megawatts.values())) {
      types.forEach((type, amount) -> totals.merge(type, amount, Double::sum));
    }
    return totals;
  }
}
