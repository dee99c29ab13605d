package lepton.report;

import static lepton.text.JsonText.number;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import lepton.quantity.PlainNumber;
import lepton.text.JsonText;
import lepton.uncertainty.Range;
import lepton.validate.Case;
import lepton.validate.Check;
import lepton.validate.Check.Arithmetic;
import lepton.validate.Check.Prediction;
import lepton.validate.Check.Tenths;
import lepton.validate.Summary;
import lepton.validate.Tier;
import tools.jackson.core.JsonGenerator;

/// Recomputed runs as JSON: the runs with their figures, and the summary.
public final class ValidationDocument {

  /// Of a figure, in JSON and in CSV.
  static final List<String> COLUMNS =
      List.of(
          "name",
          "tier",
          "quantity",
          "unit",
          "reported",
          "recomputed",
          "error",
          "rounding",
          "agrees",
          "p5",
          "p10",
          "p50",
          "p90",
          "p95",
          "contradictory",
          "fitted_as",
          "source");

  /// Those of them that are no numbers.
  private static final List<String> WORDS =
      List.of("name", "tier", "quantity", "unit", "fitted_as", "source");

  private static final List<String> FLAGS = List.of("agrees", "contradictory");

  private final JsonGenerator json;

  private ValidationDocument(JsonGenerator json) {
    this.json = json;
  }

  public static String render(List<Case> cases, boolean summaryOnly) {
    return JsonText.of(json -> new ValidationDocument(json).all(cases, summaryOnly));
  }

  private void all(List<Case> cases, boolean summaryOnly) {
    json.writeStartObject();
    for (var path : List.of("runs", "contradictory", "disagreeing")) {
      number(json, path, ValidationTables.number(cases, path).orElseThrow());
    }
    summary(cases);
    if (!summaryOnly) {
      json.writeArrayPropertyStart("cases");
      cases.forEach(this::one);
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  private void summary(List<Case> cases) {
    json.writeObjectPropertyStart("summary");
    var summaries = Summary.of(cases);
    for (var tier : Tier.values()) {
      var of = summaries.stream().filter(its -> its.tier() == tier).toList();
      if (!of.isEmpty()) {
        json.writeObjectPropertyStart(tier.id());
        of.forEach(this::summary);
        json.writeEndObject();
      }
    }
    json.writeEndObject();
  }

  private void summary(Summary summary) {
    json.writeObjectPropertyStart(summary.quantity().id());
    for (var key : Summary.KEYS) {
      summary.number(key).ifPresent(value -> number(json, key, value));
    }
    json.writeEndObject();
  }

  private void one(Case of) {
    json.writeStartObject();
    json.writeStringProperty("name", of.run().title());
    json.writeStringProperty("source", of.run().source());
    if (!of.run().note().isEmpty()) {
      json.writeStringProperty("note", of.run().note());
    }
    if (of.fittedAs().isPresent()) {
      json.writeStringProperty("fitted_as", of.fittedAs().get());
    }
    json.writeArrayPropertyStart("contradictions");
    of.contradictions().forEach(problem -> json.writeString(problem.sentence()));
    json.writeEndArray();
    json.writeArrayPropertyStart("figures");
    for (var check : of.checks()) {
      json.writeStartObject();
      for (var column : COLUMNS.subList(1, COLUMNS.indexOf("contradictory"))) {
        value(of, check, column).ifPresent(value -> property(column, value));
      }
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void property(String column, String value) {
    if (WORDS.contains(column)) {
      json.writeStringProperty(column, value);
    } else if (FLAGS.contains(column)) {
      json.writeBooleanProperty(column, value.equals("true"));
    } else {
      json.writeName(column);
      json.writeNumber(value);
    }
  }

  /// One value of a figure, amounts in the unit of the column `unit`; absent where there is none.
  static Optional<String> value(Case of, Check check, String column) {
    return switch (column) {
      case "name" -> Optional.of(of.run().title());
      case "tier" -> Optional.of(check.tier().id());
      case "quantity" -> Optional.of(check.quantity().id());
      case "unit" -> Optional.of(check.quantity().unit());
      case "reported" -> amount(check, check.reported());
      case "recomputed" -> amount(check, check.recomputed());
      case "error" -> Optional.of(PlainNumber.of(check.error()));
      case "contradictory" -> Optional.of(Boolean.toString(of.contradictory()));
      case "fitted_as" -> of.fittedAs();
      case "source" -> Optional.of(of.run().source());
      default -> ofKind(check, column);
    };
  }

  private static Optional<String> ofKind(Check check, String column) {
    return switch (check) {
      case Arithmetic arithmetic ->
          switch (column) {
            case "rounding" -> Optional.of(PlainNumber.of(arithmetic.rounding()));
            case "agrees" -> arithmetic.agrees().map(agrees -> Boolean.toString(agrees));
            default -> Optional.empty();
          };
      case Prediction prediction ->
          switch (column) {
            case "p5" -> range(prediction, Range::p5);
            case "p50" -> range(prediction, Range::p50);
            case "p95" -> range(prediction, Range::p95);
            case "p10" -> tenths(prediction, Tenths::p10);
            case "p90" -> tenths(prediction, Tenths::p90);
            default -> Optional.empty();
          };
    };
  }

  private static Optional<String> range(Prediction prediction, Function<Range, Double> which) {
    return prediction.range().flatMap(range -> amount(prediction, which.apply(range)));
  }

  private static Optional<String> tenths(Prediction prediction, Function<Tenths, Double> which) {
    return prediction.tenths().flatMap(tenths -> amount(prediction, which.apply(tenths)));
  }

  private static Optional<String> amount(Check check, double base) {
    return Optional.of(PlainNumber.of(check.quantity().inUnit(base)));
  }
}
