package lepton.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import lepton.calibrate.Calibration;
import lepton.calibrate.Interval;
import lepton.calibrate.Parameter;
import lepton.catalog.FactorRow;
import lepton.catalog.FactorsFile;
import lepton.quantity.Dimension;
import lepton.quantity.PlainNumber;
import lepton.quantity.Power;
import lepton.quantity.Shown;

/// What was calibrated, what was not, and what became of the catalogue.
public final class CalibrationReport {

  private static final List<String> HEADINGS =
      List.of("value", "95 % interval", "a further run", "n");
  private static final List<String> COLUMNS =
      List.of("key", "subject", "value", "low", "high", "p10", "p90", "unit", "n", "basis");

  private CalibrationReport() {}

  /// What was written where.
  ///
  /// @param file as people know it; absent where there is no place for it
  /// @param changes one a row
  /// @param written false where it was only to be shown
  public record Written(Optional<String> file, List<FactorsFile.Change> changes, boolean written) {

    public Written {
      changes = List.copyOf(changes);
    }
  }

  public static String text(
      int recordings, Calibration calibration, Written written, int width, Paint paint) {
    var out = new StringBuilder(4096);
    out.append(paint.bold("Calibration from " + counted(recordings))).append('\n');
    for (var subject : subjects(calibration)) {
      out.append('\n').append(paint.bold(subject)).append('\n');
      var rows = new ArrayList<Sheet.Row>();
      String section = "";
      for (var parameter : of(subject, calibration)) {
        var title = section(parameter.key());
        rows.add(
            new Sheet.Row(
                title.equals(section) ? "" : title,
                label(parameter.key()),
                cells(parameter),
                false));
        section = title;
      }
      Tables.sheet(HEADINGS, rows, width, paint, out);
    }
    explained(calibration, width, paint, out);
    refused(calibration, width, paint, out);
    catalogue(calibration.rows(), written, width, paint, out);
    return out.toString();
  }

  private static String counted(int recordings) {
    return recordings == 1 ? "1 recording" : recordings + " recordings";
  }

  private static Set<String> subjects(Calibration calibration) {
    var subjects = new LinkedHashSet<String>();
    calibration.parameters().forEach(parameter -> subjects.add(parameter.subject()));
    return subjects;
  }

  private static List<Parameter> of(String subject, Calibration calibration) {
    return calibration.parameters().stream()
        .filter(parameter -> parameter.subject().equals(subject))
        .toList();
  }

  private static List<String> cells(Parameter parameter) {
    return List.of(
        shown(parameter.value(), parameter),
        parameter.interval().map(its -> between(parameter, its)).orElse("–"),
        parameter
            .further()
            .map(its -> between(parameter, its) + (parameter.assumed() ? " assumed" : ""))
            .orElse("–"),
        Integer.toString(parameter.n()));
  }

  private static String section(String key) {
    int dot = key.indexOf('.');
    var word = key.substring(0, dot).replace("power_share", "power");
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }

  private static String label(String key) {
    return switch (key) {
      case "power.training_w" -> "training";
      case "power.inference_w" -> "inference";
      case "power_share.training", "power_share.inference" -> "· of the TDP";
      case "power.idle_w" -> "idle";
      case "power.full_w" -> "full load";
      case "power.bend" -> "bend";
      case "host.power_per_accelerator_w" -> "per accelerator";
      case "wall.base_w" -> "base";
      default -> key.substring(key.indexOf('.') + 1).replace(".steps", ", steps");
    };
  }

  private static boolean share(Parameter parameter) {
    return parameter.key().startsWith("utilization")
        || parameter.key().startsWith("availability")
        || parameter.key().startsWith("power_share");
  }

  private static String shown(double value, Parameter parameter) {
    if (share(parameter)) {
      return Shown.share(value);
    }
    return parameter.unit().equals("W") ? Shown.power(new Power(value)) : Shown.number(value);
  }

  private static String between(Parameter parameter, Interval interval) {
    double times = share(parameter) ? 100 : 1;
    var dimension = parameter.unit().equals("W") ? Dimension.POWER : Dimension.RATIO;
    var shown =
        Shown.between(
            parameter.value() * times, interval.low() * times, interval.high() * times, dimension);
    return shown.substring(1, shown.length() - 1);
  }

  private static void explained(
      Calibration calibration, int width, Paint paint, StringBuilder out) {
    out.append(calibration.parameters().isEmpty() ? "" : "\n");
    for (var parameter : calibration.parameters()) {
      Columns.wrap("  " + parameter.key() + ": ", parameter.basis(), 4, width, paint::dim, out);
    }
    for (var note : calibration.notes()) {
      Columns.wrap("  ", note, 4, width, text -> text, out);
    }
  }

  private static void refused(Calibration calibration, int width, Paint paint, StringBuilder out) {
    if (calibration.refusals().isEmpty()) {
      return;
    }
    out.append('\n').append(paint.bold("Not fitted")).append('\n');
    for (var refusal : calibration.refusals()) {
      Columns.wrap(
          "  " + refusal.what() + ", " + refusal.subject() + ": ",
          refusal.why(),
          4,
          width,
          text -> text,
          out);
      Columns.wrap("    help: ", refusal.remedy(), 10, width, paint::dim, out);
    }
  }

  private static void catalogue(
      List<FactorRow> rows, Written written, int width, Paint paint, StringBuilder out) {
    if (rows.isEmpty() || written.file().isEmpty()) {
      return;
    }
    out.append('\n').append(paint.bold(written.written() ? "Catalogue" : "Catalogue, not written"));
    out.append("  ").append(written.file().get()).append('\n');
    for (int i = 0; i < rows.size(); i++) {
      var row = rows.get(i);
      Columns.wrap(
          "  " + row.key() + "  ", written.changes().get(i).words(), 4, width, text -> text, out);
    }
  }

  /// A row a parameter.
  public static String csv(Calibration calibration) {
    var out = new StringBuilder();
    CsvReport.line(COLUMNS, out);
    calibration.parameters().forEach(parameter -> CsvReport.line(row(parameter), out));
    return out.toString();
  }

  private static List<String> row(Parameter parameter) {
    return List.of(
        parameter.key(),
        parameter.subject(),
        PlainNumber.of(parameter.value()),
        plain(parameter.interval().map(Interval::low)),
        plain(parameter.interval().map(Interval::high)),
        plain(parameter.further().map(Interval::low)),
        plain(parameter.further().map(Interval::high)),
        parameter.unit(),
        Integer.toString(parameter.n()),
        parameter.basis());
  }

  private static String plain(Optional<Double> value) {
    return value.map(PlainNumber::of).orElse("");
  }

  /// Tables of what was fitted and of what was not.
  public static String markdown(int recordings, Calibration calibration) {
    var out = new StringBuilder(2048);
    out.append("## Calibration from ").append(counted(recordings)).append("\n\n");
    MarkdownReport.row(
        List.of("Figure", "Of", "Value", "95 % interval", "A further run", "n", "Basis"), out);
    out.append("|---|---|---:|---:|---:|---:|---|\n");
    for (var parameter : calibration.parameters()) {
      var cells = new ArrayList<>(List.of(parameter.key(), parameter.subject()));
      cells.addAll(cells(parameter));
      cells.add(parameter.basis());
      MarkdownReport.row(cells, out);
    }
    if (!calibration.refusals().isEmpty()) {
      out.append("\n### Not fitted\n\n");
      MarkdownReport.row(List.of("Figure", "Of", "Why", "Help"), out);
      out.append("|---|---|---|---|\n");
      for (var refusal : calibration.refusals()) {
        MarkdownReport.row(
            List.of(refusal.what(), refusal.subject(), refusal.why(), refusal.remedy()), out);
      }
    }
    return out.toString();
  }
}
