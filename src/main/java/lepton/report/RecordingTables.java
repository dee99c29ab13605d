package lepton.report;

import java.util.ArrayList;
import java.util.List;
import lepton.estimate.Measured;
import lepton.meter.Recording;

/// Recordings as CSV, a row each, and as Markdown.
public final class RecordingTables {

  private RecordingTables() {}

  /// A header of paths and a row a recording; an empty cell is a figure that is not known.
  public static String csv(List<Measured> recordings) {
    var columns = new ArrayList<RecordingFigure>(RecordingFigure.RUN);
    columns.addAll(RecordingFigure.FOOTPRINT);
    var ids = new ArrayList<String>();
    for (var measured : recordings) {
      for (var device : measured.recording().devices()) {
        if (!ids.contains(device.device().id())) {
          ids.add(device.device().id());
        }
      }
    }
    if (recordings.stream().anyMatch(measured -> measured.ranges().isPresent())) {
      for (var figure : RecordingRange.ranged()) {
        for (var percentile : Percentile.values()) {
          columns.add(RecordingRange.figure(figure.path(), percentile));
        }
      }
    }
    ids.forEach(id -> columns.add(RecordingFigure.device(id)));
    var out = new StringBuilder();
    CsvReport.line(columns.stream().map(RecordingFigure::path).toList(), out);
    for (var measured : recordings) {
      CsvReport.line(columns.stream().map(its -> its.of(measured).orElse("")).toList(), out);
    }
    return out.toString();
  }

  /// Tables for a README, an issue or a model card.
  public static String markdown(List<Measured> recordings) {
    var out = new StringBuilder(4096);
    for (var measured : recordings) {
      out.append(out.isEmpty() ? "" : "\n");
      one(measured, out);
    }
    return out.toString();
  }

  private static void one(Measured measured, StringBuilder out) {
    var recording = measured.recording();
    out.append("## ").append(MarkdownReport.escaped(recording.header().name())).append("\n\n");
    out.append(MarkdownReport.escaped(heading(recording))).append("\n\n");
    MarkdownReport.row(List.of("Figure", "Value", "Share"), out);
    out.append("|---|---:|---:|\n");
    String section = "";
    for (var row : MeasuredSheet.of(measured)) {
      section = row.section().isEmpty() ? section : row.section();
      var cells = new ArrayList<String>();
      cells.add(section + ", " + row.label());
      for (int i = 0; i < row.cells().size(); i++) {
        cells.add((row.cells().get(i) + " " + row.ranges().get(i)).strip());
      }
      MarkdownReport.row(cells, out);
    }
    measured
        .ranges()
        .flatMap(Sheet::doubt)
        .ifPresent(
            sentence -> out.append('\n').append(MarkdownReport.escaped(sentence)).append('\n'));
    table("Devices", "Device", MeasuredSheet.DEVICE_HEADINGS, MeasuredSheet.devices(measured), out);
    table("Phases", "Phase", MeasuredSheet.PHASE_HEADINGS, MeasuredSheet.phases(measured), out);
    list("How it was measured", MeasuringNotes.of(measured), out);
    list(
        "Not measured",
        recording.header().absent().stream().map(MeasuringNotes::absent).toList(),
        out);
    list("Warnings", MeasuringNotes.warnings(measured), out);
    var conditions = RecordingHeading.conditions(recording);
    if (!conditions.isEmpty()) {
      out.append("\n### Assumptions\n\n");
      MarkdownReport.row(List.of("Key", "Value", "Source"), out);
      out.append("|---|---|---|\n");
      for (var line : conditions) {
        MarkdownReport.row(List.of(line.key(), line.value(), line.source()), out);
      }
    }
  }

  private static String heading(Recording recording) {
    var torn = RecordingHeading.torn(recording).map(its -> "; " + its).orElse("");
    return RecordingHeading.command(recording) + ": " + RecordingHeading.line(recording) + torn;
  }

  private static void table(
      String title,
      String first,
      List<String> headings,
      List<List<String>> rows,
      StringBuilder out) {
    if (rows.isEmpty()) {
      return;
    }
    out.append("\n### ").append(title).append("\n\n");
    var named = new ArrayList<>(headings);
    named.set(0, first);
    MarkdownReport.row(named, out);
    out.append("|---").append("|---:".repeat(headings.size() - 1)).append("|\n");
    rows.forEach(row -> MarkdownReport.row(row, out));
  }

  private static void list(String title, List<String> sentences, StringBuilder out) {
    if (!sentences.isEmpty()) {
      out.append("\n### ").append(title).append("\n\n");
      for (var sentence : sentences) {
        out.append("- ").append(MarkdownReport.escaped(sentence)).append('\n');
      }
    }
  }
}
