package lepton.report;

import static lepton.text.JsonText.number;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import lepton.derivation.Ledger;
import lepton.estimate.Assessment;
import lepton.estimate.Footprint;
import lepton.estimate.Ranked;
import lepton.text.JsonText;
import lepton.text.Problem;
import lepton.uncertainty.Range;
import lepton.workload.Input;
import tools.jackson.core.JsonGenerator;

/// The keys of the contract: one object for one workload, `{workloads: […], total: {…}}` for
/// several.
public final class JsonReport {

  private final JsonGenerator json;

  private JsonReport(JsonGenerator json) {
    this.json = json;
  }

  public static String render(List<Outcome> outcomes, Totals totals) {
    return JsonText.of(
        json -> {
          var report = new JsonReport(json);
          if (outcomes.size() == 1) {
            report.workload(outcomes.getFirst());
          } else {
            report.workloads(outcomes, totals);
          }
        });
  }

  private void workloads(List<Outcome> outcomes, Totals totals) {
    json.writeStartObject();
    json.writeArrayPropertyStart("workloads");
    for (var outcome : outcomes) {
      workload(outcome);
    }
    json.writeEndArray();
    json.writeObjectPropertyStart("total");
    figures(Figures.FOOTPRINT, totals::printed);
    if (totals.drawn()) {
      json.writeObjectPropertyStart("range");
      ranges(Figures.FOOTPRINT, totals::range);
      json.writeEndObject();
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  private void workload(Outcome outcome) {
    var assessment = outcome.assessment();
    json.writeStartObject();
    json.writeStringProperty(Figures.NAME.path(), outcome.name());
    footprint(assessment, assessment.result());
    figures(
        Figures.REPORTED, figure -> figure.printed(Optional.of(assessment), assessment.result()));
    if (assessment.baseline().isPresent()) {
      json.writeObjectPropertyStart("baseline");
      footprint(assessment, assessment.baseline().get());
      json.writeEndObject();
    }
    figures(Figures.SAVING, figure -> figure.printed(Optional.of(assessment), assessment.result()));
    if (assessment.ranges().isPresent()) {
      ranges(assessment);
    }
    assessment.sensitivity().ifPresent(this::sensitivity);
    assumptions(assessment.workload().assumptions());
    warnings(outcome.warnings());
    explanation(assessment);
    json.writeEndObject();
  }

  private void footprint(Assessment assessment, Footprint footprint) {
    figures(Figures.FOOTPRINT, figure -> figure.printed(Optional.of(assessment), footprint));
  }

  private void figures(List<Figure> figures, Function<Figure, Optional<String>> value) {
    JsonFigures.write(json, figures, Figure::path, JsonFigures::isNumber, value);
  }

  private void ranges(Assessment assessment) {
    json.writeObjectPropertyStart("range");
    ranges(Figures.FOOTPRINT, assessment, false);
    ranges(Figures.REPORTED, assessment, false);
    if (assessment.baseline().isPresent()) {
      json.writeObjectPropertyStart("baseline");
      ranges(Figures.FOOTPRINT, assessment, true);
      json.writeEndObject();
    }
    ranges(Figures.SAVING, assessment, false);
    json.writeEndObject();
  }

  private void ranges(List<Figure> figures, Assessment assessment, boolean baseline) {
    ranges(figures, amount -> amount.range(assessment, baseline));
  }

  private void ranges(List<Figure> figures, Function<Figure.Amount, Optional<Range>> of) {
    JsonFigures.write(
        json,
        figures,
        Figure::path,
        figure -> figure instanceof Figure.Amount amount ? of.apply(amount) : Optional.empty(),
        (_, range) -> range(json, range));
  }

  static void range(JsonGenerator json, Range range) {
    json.writeStartObject();
    for (var percentile : Percentile.values()) {
      number(json, percentile.key(), percentile.of(range));
    }
    json.writeEndObject();
  }

  private void sensitivity(Ranked ranked) {
    var figure = Figures.amount(ranked.measure());
    json.writeArrayPropertyStart("sensitivity");
    for (var influence : ranked.influences()) {
      json.writeStartObject();
      json.writeStringProperty("key", influence.key());
      json.writeStringProperty("figure", Tornado.path(ranked));
      number(json, "first", influence.first());
      number(json, "first_error", influence.firstError());
      number(json, "total", influence.total());
      number(json, "total_error", influence.totalError());
      number(json, "low", figure.inUnit(influence.low()));
      number(json, "high", figure.inUnit(influence.high()));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void assumptions(List<Input> assumptions) {
    json.writeArrayPropertyStart("assumptions");
    for (var input : assumptions) {
      json.writeStartObject();
      json.writeStringProperty("key", input.key());
      number(json, "value", input.mean());
      if (input.amount().uncertain()) {
        number(json, "low", input.amount().low());
        number(json, "high", input.amount().high());
      }
      json.writeStringProperty("unit", unit(input.dimension().base()));
      json.writeStringProperty("source", input.source());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void warnings(List<Problem> warnings) {
    json.writeArrayPropertyStart("warnings");
    for (var warning : warnings) {
      json.writeString(warning.sentence());
    }
    json.writeEndArray();
  }

  private void explanation(Assessment assessment) {
    if (assessment.explanation().isEmpty()) {
      return;
    }
    json.writeArrayPropertyStart("explanation");
    for (var section : Explanation.sections(assessment)) {
      for (var step : section.steps()) {
        step(assessment, section.key(), step);
      }
    }
    json.writeEndArray();
  }

  private void step(Assessment assessment, String section, Ledger.Step step) {
    json.writeStartObject();
    json.writeStringProperty("section", section);
    json.writeStringProperty("number", step.equation().number());
    json.writeStringProperty("title", step.equation().title());
    json.writeStringProperty("form", step.form());
    json.writeStringProperty("substituted", step.substituted());
    number(json, "result", step.result().value());
    json.writeStringProperty("unit", unit(step.result().unit()));
    json.writeArrayPropertyStart("inputs");
    for (var term : step.terms()) {
      json.writeStartObject();
      json.writeStringProperty("symbol", term.symbol());
      number(json, "value", term.value());
      json.writeStringProperty("unit", unit(term.unit()));
      var source = Explanation.source(assessment, term);
      if (source.isPresent()) {
        json.writeStringProperty("source", source.get());
      }
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  /// The unit of a bare number is 1.
  private static String unit(String unit) {
    return unit.isEmpty() ? "1" : unit;
  }
}
