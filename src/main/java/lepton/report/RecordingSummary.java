package lepton.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lepton.estimate.Measured;
import lepton.quantity.Energy;
import lepton.quantity.Shown;
import lepton.quantity.Span;

/// What a run used, in a few lines after it has ended.
public final class RecordingSummary {

  private static final int MOST_WARNINGS = 2;

  private RecordingSummary() {}

  /// The lines, each with its end.
  ///
  /// @param path where the recording is; absent where it could not be written
  public static String render(Measured measured, Optional<String> path, int width, Paint paint) {
    var out = new StringBuilder(512);
    Columns.wrap("lepton: ", figure(measured), 2, width, paint::bold, out);
    parts(measured).ifPresent(line -> line(line, width, out));
    MeasuringNotes.certainty(measured).ifPresent(line -> line(line, width, out));
    measured.step().ifPresent(step -> line(step(measured, step), width, out));
    RecordingHeading.torn(measured.recording()).ifPresent(line -> line(line, width, out));
    var warnings = MeasuringNotes.warnings(measured);
    for (int i = 0; i < Math.min(MOST_WARNINGS, warnings.size()); i++) {
      line(warnings.get(i), width, out);
    }
    if (warnings.size() > MOST_WARNINGS) {
      line((warnings.size() - MOST_WARNINGS) + " more warnings are in the recording", width, out);
    }
    path.ifPresent(file -> line("recording: " + file, width, out));
    return out.toString();
  }

  private static void line(String text, int width, StringBuilder out) {
    Columns.wrap("  ", text, 4, width, its -> its, out);
  }

  /// `12.3 Wh, 8.1 g CO2e in 12.1 min (61 W)`.
  private static String figure(Measured measured) {
    var span = Shown.span(new Span(measured.recording().ending().durationSeconds()));
    if (measured.it().isEmpty()) {
      return "nothing could be measured in " + span + "; 'lepton doctor' tells why";
    }
    var said = new StringBuilder(Shown.energy(measured.it().get()));
    measured
        .footprint()
        .ifPresent(its -> said.append(", ").append(Shown.carbon(its.emissions())).append(" CO2e"));
    said.append(" in ").append(span);
    measured
        .power()
        .ifPresent(power -> said.append(", ").append(Shown.power(power)).append(" in the mean"));
    return said.toString();
  }

  private static Optional<String> parts(Measured measured) {
    var said = new ArrayList<String>();
    part("accelerators", measured.accelerators(), said);
    part("host", measured.host(), said);
    part("facility", measured.footprint().map(its -> its.total()), said);
    return said.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", said));
  }

  private static void part(String name, Optional<Energy> energy, List<String> said) {
    energy.ifPresent(its -> said.add(name + " " + Shown.energy(its)));
  }

  private static String step(Measured measured, Measured.Part step) {
    var done = measured.recording().steps().map(its -> Long.toString(its.done())).orElse("");
    var each =
        step.it().map(Shown::energy).orElse("–")
            + step.footprint()
                .map(its -> " and " + Shown.carbon(its.emissions()) + " CO2e")
                .orElse("");
    return done + " steps, each " + each + " in " + Shown.span(step.duration());
  }
}
