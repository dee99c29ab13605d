package lepton.report;

import java.util.List;
import java.util.Optional;
import lepton.estimate.Alternative;
import lepton.estimate.Yardstick;
import lepton.plan.compare.InputDifference;
import lepton.plan.compare.Standing;
import lepton.text.JsonText;
import tools.jackson.core.JsonGenerator;

/// A comparison as JSON: the inputs that differ, and each alternative with its figures, the base
/// first.
public final class ComparedDocument {

  private final JsonGenerator json;

  private ComparedDocument(JsonGenerator json) {
    this.json = json;
  }

  public static String render(ComparedOutcome outcome) {
    return JsonText.of(json -> new ComparedDocument(json).all(outcome));
  }

  private void all(ComparedOutcome outcome) {
    var compared = outcome.compared();
    json.writeStartObject();
    json.writeStringProperty("by", outcome.by().key());
    json.writeStringProperty("base", compared.base().name());
    if (compared.samples() > 0) {
      json.writeNumberProperty("samples", compared.samples());
    }
    json.writeArrayPropertyStart("inputs");
    compared.inputs().forEach(this::input);
    json.writeEndArray();
    json.writeArrayPropertyStart("alternatives");
    var ranked = compared.ranked(outcome.by());
    for (var standing : compared.standings()) {
      boolean rankable = compared.rankable(standing, outcome.by()).isPresent();
      alternative(
          standing, rankable ? Optional.of(ranked.indexOf(standing) + 1) : Optional.empty());
    }
    json.writeEndArray();
    json.writeArrayPropertyStart("left_out");
    for (var one : outcome.leftOut()) {
      json.writeStartObject();
      json.writeStringProperty("name", one.name());
      json.writeStringProperty("reason", one.reason());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void input(InputDifference input) {
    json.writeStartObject();
    json.writeStringProperty("key", input.key());
    json.writeArrayPropertyStart("values");
    for (var value : input.values()) {
      if (value.isPresent()) {
        json.writeString(value.get());
      } else {
        json.writeNull();
      }
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void alternative(Standing standing, Optional<Integer> rank) {
    json.writeStartObject();
    json.writeStringProperty("name", standing.name());
    json.writeStringProperty(
        "kind",
        switch (standing.alternative()) {
          case Alternative.Planned _ -> "workload";
          case Alternative.Ran _ -> "recording";
        });
    rank.ifPresent(its -> json.writeNumberProperty("rank", its));
    JsonFigures.write(
        json,
        List.of(Yardstick.values()),
        Yardstick::key,
        yardstick -> standing.figure(yardstick).map(_ -> standing),
        this::figure);
    json.writeEndObject();
  }

  private void figure(Yardstick yardstick, Standing standing) {
    json.writeStartObject();
    for (var value : ComparedValue.values()) {
      var number = value.of(standing, yardstick);
      if (number.isPresent()) {
        JsonText.number(json, value.key(), number.get());
      }
    }
    if (yardstick == Yardstick.COST) {
      standing
          .alternative()
          .currency()
          .ifPresent(currency -> json.writeStringProperty("currency", currency));
    }
    json.writeEndObject();
  }
}
