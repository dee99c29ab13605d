package lepton.report;

import static lepton.text.JsonText.number;

import java.util.List;
import java.util.Optional;
import lepton.estimate.Comparison;
import lepton.estimate.Measured;
import lepton.meter.Recording.PhaseRecord;
import lepton.meter.Recording.Steps;
import lepton.meter.RecordingWriter;
import lepton.quantity.Carbon;
import lepton.quantity.Energy;
import lepton.text.JsonText;
import tools.jackson.core.JsonGenerator;

/// Recordings as JSON: the document of a run with its footprint, under the keys of an estimate;
/// several in `{recordings: […]}`.
public final class RecordingDocument implements RecordingWriter.Additions {

  private final Measured measured;
  private final Optional<Comparison> comparison;

  private RecordingDocument(Measured measured, Optional<Comparison> comparison) {
    this.measured = measured;
    this.comparison = comparison;
  }

  /// One recording, beside an estimate of the same workload where there is one.
  public static String render(Measured measured, Optional<Comparison> comparison) {
    return RecordingWriter.text(measured.recording(), new RecordingDocument(measured, comparison));
  }

  public static String render(List<Measured> recordings) {
    if (recordings.size() == 1) {
      return render(recordings.getFirst(), Optional.empty());
    }
    return JsonText.of(
        json -> {
          json.writeStartObject();
          json.writeArrayPropertyStart("recordings");
          for (var measured : recordings) {
            RecordingWriter.write(
                json, measured.recording(), new RecordingDocument(measured, Optional.empty()));
          }
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  @Override
  public void figures(JsonGenerator json) {
    JsonFigures.write(
        json,
        RecordingFigure.FOOTPRINT,
        RecordingFigure::path,
        RecordingFigure::number,
        figure -> figure.of(measured));
    if (measured.ranges().isPresent()) {
      json.writeObjectPropertyStart("range");
      JsonFigures.write(
          json,
          RecordingRange.ranged(),
          RecordingFigure::path,
          figure -> RecordingRange.of(figure.path(), measured),
          (_, range) -> JsonReport.range(json, range));
      json.writeEndObject();
    }
    if (measured.certainty().isPresent()) {
      certainty(json, measured.certainty().get());
    }
    if (comparison.isPresent()) {
      SideBySide.json(comparison.get(), json);
    }
    json.writeArrayPropertyStart("footprint_warnings");
    measured.warnings().forEach(json::writeString);
    json.writeEndArray();
  }

  /// How the IT energy was found, and between what it lies by the range of the models.
  private static void certainty(JsonGenerator json, Measured.Certainty certainty) {
    json.writeObjectPropertyStart("certainty");
    energy("counter_kwh", certainty.counter(), json);
    energy("power_kwh", certainty.power(), json);
    energy("model_kwh", certainty.model(), json);
    number(json, "model_share", certainty.modelShare());
    energy("low_kwh", certainty.low(), json);
    energy("high_kwh", certainty.high(), json);
    json.writeEndObject();
  }

  private static void energy(String name, Energy energy, JsonGenerator json) {
    number(json, name, energy.kwh());
  }

  @Override
  public void phase(JsonGenerator json, PhaseRecord phase) {
    int at = measured.recording().phases().indexOf(phase);
    emissions("emissions_kg", measured.phases().get(at), json);
  }

  @Override
  public void steps(JsonGenerator json, Steps steps) {
    if (measured.step().isPresent()) {
      emissions("emissions_kg_per_step", measured.step().get(), json);
    }
  }

  private static void emissions(String name, Measured.Part part, JsonGenerator json) {
    Optional<Carbon> emissions = part.footprint().map(its -> its.emissions());
    if (emissions.isPresent()) {
      number(json, name, emissions.get().kilograms());
    }
  }
}
