package lepton.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import lepton.estimate.Comparison;
import lepton.quantity.Dimension;
import lepton.quantity.PlainNumber;
import lepton.quantity.Shown;
import tools.jackson.core.JsonGenerator;

/// An estimate beside what was measured of the same workload.
public final class SideBySide {

  private static final String NONE = "–";

  private SideBySide() {}

  /// A table for people, and what its utilizations mean.
  public static String text(Comparison comparison, int width, Paint paint) {
    var out = new StringBuilder(1024);
    out.append(paint.bold("Estimate of " + comparison.name() + " beside the measurement"));
    out.append('\n');
    var rows = new ArrayList<Sheet.Row>();
    String section = "";
    for (var line : comparison.lines()) {
      var title = title(line.key());
      var cells =
          List.of(
              shown(line, line.estimate()),
              shown(line, line.measured()),
              line.ratio().map(ratio -> "× " + Shown.number(ratio)).orElse(""));
      rows.add(new Sheet.Row(title.equals(section) ? "" : title, line.label(), cells, false));
      section = title;
    }
    Tables.sheet(List.of("estimate", "measured", "ratio"), rows, width, paint, out);
    for (var line : comparison.lines()) {
      line.meaning()
          .ifPresent(
              meaning ->
                  Columns.wrap("  " + line.label() + ": ", meaning, 4, width, paint::dim, out));
    }
    return out.toString();
  }

  private static String title(String key) {
    int dot = key.indexOf('.');
    return switch (dot < 0 ? key : key.substring(0, dot)) {
      case "energy" -> "Energy";
      case "emissions" -> "CO2e";
      case "utilization" -> "Utilization";
      case "power" -> "Power";
      default -> "Time";
    };
  }

  private static String shown(Comparison.Line line, Optional<Double> value) {
    if (value.isEmpty()) {
      return NONE;
    }
    if (line.dimension() == Dimension.RATIO) {
      return Sheet.percent(value.get());
    }
    var shown = Shown.amount(value.get(), line.dimension());
    return line.dimension() == Dimension.CARBON ? shown.replace(" CO2e", "") : shown;
  }

  /// Writes `estimate{…}`, `measured{…}` and `ratio{…}` into the object that is open, all with the
  /// same keys; a ratio is estimate over measurement.
  public static void json(Comparison comparison, JsonGenerator json) {
    object("estimate", comparison, json, Comparison.Line::estimate, true);
    object("measured", comparison, json, Comparison.Line::measured, true);
    object("ratio", comparison, json, Comparison.Line::ratio, false);
  }

  private static void object(
      String name,
      Comparison comparison,
      JsonGenerator json,
      Function<Comparison.Line, Optional<Double>> value,
      boolean units) {
    json.writeObjectPropertyStart(name);
    JsonFigures.write(
        json,
        comparison.lines(),
        Comparison.Line::key,
        _ -> true,
        line -> value.apply(line).map(its -> PlainNumber.of(units ? inUnit(line, its) : its)));
    json.writeEndObject();
  }

  private static double inUnit(Comparison.Line line, double base) {
    return base / line.dimension().factor(line.unit()).orElse(1.0);
  }
}
