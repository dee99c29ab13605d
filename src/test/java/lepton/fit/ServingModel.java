package lepton.fit;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import lepton.catalog.ModelShape;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;

/// Fits the serving model to a table of measured configurations, cross-validates it, prints the
/// report and writes `serving_fit.csv`:
///
///     mvn -q test-compile exec:exec@fit -Dfit=ServingModel -Dtable=serving_energy.csv
public final class ServingModel {

  /// What the ranges of validity are told of.
  private static final TreeMap<String, ToDoubleFunction<ServingRow>> RANGES =
      new TreeMap<>(
          Map.of(
              "batch", ServingRow::batch,
              "parameters", row -> row.shape().parameters(),
              "active", row -> row.shape().active(),
              "count", ServingRow::count,
              "experts", ServingModel::ofExperts,
              "output_tokens", ServingRow::outputTokens));

  /// Experts that there are for one that a token uses; NaN, which no range counts, in a dense
  /// model.
  private static double ofExperts(ServingRow row) {
    return row.shape().expertShare() > 0 ? 1 / row.shape().expertShare() : Double.NaN;
  }

  /// Prompts are fitted, so their range is assumed: a word to the longest prompt that was fitted.
  private static final double LEAST_PROMPT = 1;

  private static final double MOST_PROMPT = 4000;

  /// What an evaluation asks for beside the coefficients, while they are being fitted.
  static final Map<String, Double> UNBOUNDED = unbounded();

  private final List<ServingRow> rows;
  private final StringBuilder report = new StringBuilder();

  private ServingModel(List<ServingRow> rows) {
    this.rows = rows;
  }

  public static void main(String[] arguments) throws IOException {
    var table = Path.of(arguments[0]);
    var model = new ServingModel(ServingRow.read(table));
    var text = model.table(table, LocalDate.now(ZoneOffset.UTC).toString());
    Files.writeString(
        Path.of(arguments[1], "src/main/resources/lepton/catalog/serving_fit.csv"),
        text,
        StandardCharsets.UTF_8);
    System.out.print(model.report);
  }

  private static Map<String, Double> unbounded() {
    var values = new HashMap<String, Double>();
    for (var sigma : List.of("known_shape", "same_size", "law", "other_accelerator")) {
      values.put("log_sigma." + sigma, 0.0);
    }
    var ranges = new ArrayList<>(RANGES.keySet());
    ranges.add("input_tokens");
    for (var what : ranges) {
      values.put("least." + what, 0.0);
      values.put("most." + what, 1e300);
    }
    return Map.copyOf(values);
  }

  private String table(Path file, String date) {
    var byFamily = CrossValidation.of(rows, ServingRow::family);
    var byName = CrossValidation.of(rows, ServingRow::nickname);
    var byAccelerator = CrossValidation.of(rows, row -> row.accelerator().id());
    var curve = ServingCurve.fit(rows);
    var csv = new StringBuilder();
    csv.append("# The serving model's coefficients. Written by lepton.fit.ServingModel on ")
        .append(date)
        .append(" from ")
        .append(file.getFileName())
        .append(", n = ")
        .append(rows.size())
        .append(" configurations.\n")
        .append("# Source: The ML.ENERGY Benchmark 3.0 (Chung et al. 2025, arXiv:2505.06371): ")
        .append("H100 and B200, vLLM. Shapes: model_shapes.csv.\n")
        .append("# Left out a model's size at a time: median error of J/token ")
        .append(median(byFamily.energy()))
        .append(", within 30 % ")
        .append(within(byFamily.energy()))
        .append("; left out an accelerator: ")
        .append(median(byAccelerator.energy()))
        .append(", ")
        .append(within(byAccelerator.energy()))
        .append(".\n")
        .append("key,value,standard_error,unit,meaning\n");
    for (int i = 0; i < Coefficient.ALL.size(); i++) {
      var each = Coefficient.ALL.get(i);
      double value = Math.exp(curve.value(i));
      row(csv, each.key(), value, shown(value * curve.error(i)), each.unit(), each.meaning());
    }
    sigmas(csv, byFamily, byAccelerator);
    shapes(csv);
    ranges(csv);
    report(curve, byFamily, byName, byAccelerator);
    return csv.toString();
  }

  private static void row(
      StringBuilder csv, String key, double value, String error, String unit, String meaning) {
    csv.append(key).append(',').append(shown(value)).append(',').append(error);
    csv.append(',').append(unit).append(",\"").append(meaning).append("\"\n");
  }

  private void sigmas(StringBuilder csv, CrossValidation byFamily, CrossValidation byAccelerator) {
    var of = "of ln J/token, the model's size left out; ";
    sigma(csv, "known_shape", byFamily.energy(), of + "published shape");
    sigma(csv, "same_size", byFamily.bySize(), of + "shape of models of that size");
    sigma(csv, "law", byFamily.byLaw(), of + "shape by the law");
    sigma(
        csv, "other_accelerator", byAccelerator.energy(), "of ln J/token, an accelerator left out");
    sigma(csv, "time", byFamily.time(), "of ln s/token, the model's size left out");
    sigma(csv, "power", byFamily.power(), "of ln W, the model's size left out");
    row(
        csv,
        "log_correlation.time_power",
        correlation(byFamily),
        "",
        "1",
        "of ln s/token and ln W, so that J/token scatters as it does");
  }

  private void sigma(StringBuilder csv, String key, double[] errors, String meaning) {
    var parts = Components.of(errors, families());
    row(
        csv,
        "log_sigma." + key,
        parts.sigma(),
        "",
        "1",
        meaning
            + "; between sizes "
            + shown(Math.sqrt(parts.between()))
            + " and within "
            + shown(Math.sqrt(parts.within())));
  }

  private List<String> families() {
    return rows.stream().map(ServingRow::family).toList();
  }

  /// Of time and power: energy is their product, so its variance is the sum of theirs and of twice
  /// what they have in common, ρ = (σ_E² − σ_t² − σ_p²) / (2 σ_t σ_p).
  private double correlation(CrossValidation errors) {
    double both = Components.of(errors.energy(), families()).sigma();
    double seconds = Components.of(errors.time(), families()).sigma();
    double watts = Components.of(errors.power(), families()).sigma();
    return (both * both - seconds * seconds - watts * watts) / (2 * seconds * watts);
  }

  private static void shapes(StringBuilder csv) {
    var none =
        new ModelShape(
            "",
            1,
            1,
            1,
            0,
            0,
            1,
            ModelShape.Scales.UNKNOWN,
            ModelShape.Basis.KNOWN,
            "no model is left out");
    new TreeMap<>(ShapeLaw.of(ModelShape.published(), none))
        .forEach(
            (key, value) ->
                row(csv, key, value, "", "1", "Theil-Sen line through model_shapes.csv"));
  }

  private void ranges(StringBuilder csv) {
    for (var range : RANGES.entrySet()) {
      var values =
          rows.stream()
              .mapToDouble(range.getValue())
              .filter(value -> !Double.isNaN(value))
              .summaryStatistics();
      row(csv, "least." + range.getKey(), values.getMin(), "", "1", "measured");
      row(csv, "most." + range.getKey(), values.getMax(), "", "1", "measured");
    }
    row(csv, "least.input_tokens", LEAST_PROMPT, "", "1", "assumed: prompts are fitted");
    row(csv, "most.input_tokens", MOST_PROMPT, "", "1", "assumed: prompts are fitted");
  }

  private void report(
      ServingCurve curve,
      CrossValidation byFamily,
      CrossValidation byName,
      CrossValidation byAccelerator) {
    report.append(
        "| left out | median error | within 30 % | sigma of ln |\n|---|---:|---:|---:|\n");
    report
        .append(CrossValidation.line("model: J/token", byName.energy()))
        .append(CrossValidation.line("model: s/token", byName.time()))
        .append(CrossValidation.line("model: power", byName.power()))
        .append(CrossValidation.line("model, shape by size: J/token", byName.bySize()))
        .append(CrossValidation.line("model, shape by law: J/token", byName.byLaw()))
        .append(CrossValidation.line("size: J/token", byFamily.energy()))
        .append(CrossValidation.line("size: s/token", byFamily.time()))
        .append(CrossValidation.line("size: power", byFamily.power()))
        .append(CrossValidation.line("size, shape by size: J/token", byFamily.bySize()))
        .append(CrossValidation.line("size, shape by law: J/token", byFamily.byLaw()))
        .append(CrossValidation.line("accelerator: J/token", byAccelerator.energy()));
    parts("predicted from the other: ", byAccelerator.energy(), row -> row.accelerator().id());
    parts("size, ", byFamily.energy(), row -> row.weights().id());
    parts("size, ", byFamily.energy(), ServingRow::task);
    parts("size, ", byFamily.energy(), ServingRow::nickname);
    var coverage = new Coverage(rows);
    report
        .append(coverage.line("J/token", byFamily.energy()))
        .append(coverage.line("s/token", byFamily.time()))
        .append(coverage.line("power", byFamily.power()))
        .append(coverage.table(byFamily.energy()));
    report
        .append("\nTime and power: correlation ")
        .append(shown(correlation(byFamily)))
        .append(" from the sigmas, ")
        .append(shown(new PearsonsCorrelation().correlation(byFamily.time(), byFamily.power())))
        .append(" of the errors themselves.\n\n");
    report.append(EightBits.table(rows, curve));
  }

  private void parts(String label, double[] errors, Function<ServingRow, String> part) {
    var names = new TreeSet<String>();
    rows.forEach(row -> names.add(part.apply(row)));
    for (var name : names) {
      double[] some = CrossValidation.where(rows, errors, row -> part.apply(row).equals(name));
      report.append(CrossValidation.line(label + name + " (n = " + some.length + ")", some));
    }
  }

  private static String median(double[] errors) {
    return Quantile.percent(Quantile.of(Quantile.relative(errors), 0.5));
  }

  private static String within(double[] errors) {
    return Quantile.percent(Quantile.within(Quantile.relative(errors), 0.3));
  }

  /// Four significant digits: more than the fit knows, and enough to lose nothing.
  private static String shown(double value) {
    return new BigDecimal(value)
        .round(new MathContext(4))
        .stripTrailingZeros()
        .toString()
        .replace("+", "");
  }
}
