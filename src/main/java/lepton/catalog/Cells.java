package lepton.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import lepton.quantity.Bandwidth;
import lepton.quantity.Carbon;
import lepton.quantity.CarbonIntensity;
import lepton.quantity.DataSize;
import lepton.quantity.Power;
import lepton.quantity.Throughput;
import lepton.quantity.WaterIntensity;
import lepton.text.Place;
import lepton.text.Problems;

/// The cells of a row as quantities: a column's unit is part of its name, and what does not fit is
/// reported.
final class Cells {

  /// Bytes in a gigabyte, the unit of `memory_gb` and `bandwidth_gb_s` (SI).
  private static final double GIGA = 1e9;

  /// FLOP/s in a TFLOP/s, the unit of the columns `fp64` to `fp4` (SI).
  private static final double TERA = 1e12;

  private final Row row;
  private final Problems problems;

  Cells(Row row, Problems problems) {
    this.row = row;
    this.problems = problems;
  }

  boolean own() {
    return row.own();
  }

  Place place(String column) {
    return row.place(column);
  }

  Optional<String> text(String column) {
    return row.cell(column);
  }

  String text(String column, String otherwise) {
    return row.cell(column).orElse(otherwise);
  }

  /// The parts of a cell that lists several, `a;b`.
  List<String> list(String column) {
    var cell = row.cell(column);
    if (cell.isEmpty()) {
      return List.of();
    }
    var parts = new ArrayList<String>();
    for (var part : cell.get().split(";", -1)) {
      if (!part.isBlank()) {
        parts.add(part.strip());
      }
    }
    return parts;
  }

  OptionalDouble number(String column) {
    var cell = row.cell(column);
    if (cell.isEmpty()) {
      return OptionalDouble.empty();
    }
    var number = plain(cell.get());
    if (number.isEmpty()) {
      problems.error(
          row.place(column),
          "'" + column + "' takes a plain number, got '" + cell.get() + "'",
          "write digits alone, '.' as the decimal point; the unit is that of the column");
    }
    return number;
  }

  OptionalInt whole(String column) {
    var number = number(column);
    if (number.isEmpty()) {
      return OptionalInt.empty();
    }
    double value = number.getAsDouble();
    if (value != Math.rint(value) || Math.abs(value) > Integer.MAX_VALUE) {
      problems.error(
          row.place(column),
          "'" + column + "' takes a whole number, got '" + text(column, "") + "'");
      return OptionalInt.empty();
    }
    return OptionalInt.of((int) value);
  }

  Optional<Power> watts(String column) {
    var number = number(column);
    return number.isEmpty() ? Optional.empty() : Optional.of(new Power(number.getAsDouble()));
  }

  Optional<DataSize> gigabytes(String column) {
    var number = number(column);
    return number.isEmpty()
        ? Optional.empty()
        : Optional.of(new DataSize(number.getAsDouble() * GIGA));
  }

  Optional<Bandwidth> gigabytesPerSecond(String column) {
    var number = number(column);
    return number.isEmpty()
        ? Optional.empty()
        : Optional.of(new Bandwidth(number.getAsDouble() * GIGA));
  }

  Optional<Throughput> teraPerSecond(String column) {
    var number = number(column);
    return number.isEmpty()
        ? Optional.empty()
        : Optional.of(new Throughput(number.getAsDouble() * TERA));
  }

  Optional<Carbon> kilograms(String column) {
    var number = number(column);
    return number.isEmpty() ? Optional.empty() : Optional.of(new Carbon(number.getAsDouble()));
  }

  Optional<CarbonIntensity> gramsPerKwh(String column) {
    var number = number(column);
    return number.isEmpty()
        ? Optional.empty()
        : Optional.of(new CarbonIntensity(number.getAsDouble()));
  }

  Optional<WaterIntensity> litresPerKwh(String column) {
    var number = number(column);
    return number.isEmpty()
        ? Optional.empty()
        : Optional.of(new WaterIntensity(number.getAsDouble()));
  }

  /// Reports what a row cannot do without, unless something in it could not be read to begin with.
  void missing(String columns) {
    if (!problems.hasErrors()) {
      problems.error(
          row.place(""), "this row has no " + columns, "fill that column, or drop the row");
    }
  }

  Provenance provenance() {
    return new Provenance(
        list("source"),
        whole("year"),
        text("basis"),
        text("licence"),
        text("note"),
        row.own() ? Optional.of(row.place("id")) : Optional.empty());
  }

  /// A finite decimal number; what Java alone would take (`NaN`, `0x1p3`, `1d`) is none.
  private static OptionalDouble plain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean digit = c >= '0' && c <= '9';
      if (!digit && c != '.' && c != '-' && c != '+' && c != 'e' && c != 'E') {
        return OptionalDouble.empty();
      }
    }
    try {
      double value = Double.parseDouble(text);
      return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }
}
