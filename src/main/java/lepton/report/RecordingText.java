package lepton.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lepton.catalog.Catalog;
import lepton.estimate.Measured;

/// Recordings for people: what was used, by which devices and phases, how that was found, and what
/// it rests on.
public final class RecordingText {

  /// Columns of the devices that give way where it is narrow, the most dispensable first.
  private static final List<String> DISPENSABLE = List.of("max", "mean", "share", "covered");

  private final Catalog catalog;
  private final int width;
  private final Paint paint;
  private final StringBuilder out = new StringBuilder(4096);

  private RecordingText(Catalog catalog, int width, Paint paint) {
    this.catalog = catalog;
    this.width = width;
    this.paint = paint;
  }

  /// One after the other.
  public static String render(List<Measured> recordings, Catalog catalog, int width, Paint paint) {
    var report = new RecordingText(catalog, width, paint);
    for (var measured : recordings) {
      if (!report.out.isEmpty()) {
        report.out.append('\n');
      }
      report.one(measured);
    }
    return report.out.toString();
  }

  private void one(Measured measured) {
    var recording = measured.recording();
    var command = RecordingHeading.command(recording);
    out.append(paint.bold(recording.header().name())).append('\n');
    if (!command.equals(recording.header().name())) {
      out.append(Columns.cut(command, width)).append('\n');
    }
    wrapped("", RecordingHeading.line(recording));
    RecordingHeading.torn(recording).ifPresent(torn -> wrapped("", torn));
    out.append('\n');
    Tables.sheet(List.of("", ""), MeasuredSheet.of(measured), width, paint, out);
    measured
        .ranges()
        .flatMap(Sheet::doubt)
        .ifPresent(
            sentence -> {
              out.append('\n');
              Columns.wrap("  ", sentence, 2, width, paint::dim, out);
            });
    measured
        .footprint()
        .flatMap(its -> new Equivalents(catalog).sentence(its.emissions(), Optional.empty()))
        .ifPresent(
            sentence -> {
              out.append('\n');
              Columns.wrap("  ", sentence, 2, width, text -> text, out);
            });
    table("Devices", MeasuredSheet.DEVICE_HEADINGS, MeasuredSheet.devices(measured));
    table("Phases", MeasuredSheet.PHASE_HEADINGS, MeasuredSheet.phases(measured));
    sentences("How it was measured", MeasuringNotes.of(measured));
    sentences(
        "Not measured", recording.header().absent().stream().map(MeasuringNotes::absent).toList());
    sentences("Warnings", MeasuringNotes.warnings(measured));
    Assumptions.text("Assumptions", RecordingHeading.conditions(recording), width, paint, out);
  }

  private void wrapped(String head, String text) {
    Columns.wrap(head, text, 2, width, paint::dim, out);
  }

  private void table(String title, List<String> headings, List<List<String>> rows) {
    if (rows.isEmpty()) {
      return;
    }
    out.append('\n').append(paint.bold(title)).append('\n');
    var kept = new ArrayList<>(headings);
    List<List<String>> cells = new ArrayList<>();
    rows.forEach(row -> cells.add(new ArrayList<>(row)));
    for (var column : DISPENSABLE) {
      int at = kept.indexOf(column);
      if (at > 0 && Tables.least(kept, cells) > width) {
        kept.remove(at);
        cells.forEach(row -> row.remove(at));
      }
    }
    Tables.list(kept, cells, width, 0, paint, out);
  }

  private void sentences(String title, List<String> sentences) {
    if (sentences.isEmpty()) {
      return;
    }
    out.append('\n').append(paint.bold(title)).append('\n');
    for (var sentence : sentences) {
      Columns.wrap("  ", sentence, 4, width, text -> text, out);
    }
  }
}
