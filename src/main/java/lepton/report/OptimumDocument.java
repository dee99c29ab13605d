package lepton.report;

import static lepton.text.JsonText.number;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import lepton.plan.advise.Change;
import lepton.plan.advise.Goal;
import lepton.plan.advise.Limit;
import lepton.plan.advise.Optimum;
import lepton.plan.advise.Optimum.FrontPoint;
import lepton.plan.advise.Optimum.Held;
import lepton.plan.advise.Use;
import lepton.quantity.PlainNumber;
import lepton.text.JsonText;
import lepton.uncertainty.Range;
import tools.jackson.core.JsonGenerator;

/// An optimum as JSON, and its front or else itself as CSV.
public final class OptimumDocument {

  private static final String OPTIMUM = "optimum";

  private final Optimum optimum;
  private final JsonGenerator json;

  private OptimumDocument(Optimum optimum, JsonGenerator json) {
    this.optimum = optimum;
    this.json = json;
  }

  /// All there is.
  public static String json(Optimum optimum) {
    return JsonText.of(json -> new OptimumDocument(optimum, json).all());
  }

  /// A row a point of the front, or the optimum's alone.
  public static String csv(Optimum optimum) {
    var out = new StringBuilder();
    var header = new ArrayList<String>();
    optimum.changes().forEach(its -> header.add(its.path()));
    for (var goal : Goal.values()) {
      header.add(AdviceFigures.key(goal));
    }
    header.add("accuracy");
    CsvReport.line(header, out);
    if (optimum.front().isEmpty()) {
      row(new FrontPoint(optimum.changes(), optimum.use(), optimum.accuracy()), out);
    }
    optimum.front().forEach(point -> row(point, out));
    return out.toString();
  }

  private static void row(FrontPoint point, StringBuilder out) {
    var cells = new ArrayList<String>();
    point.changes().forEach(its -> cells.add(its.value()));
    for (var goal : Goal.values()) {
      var amount = point.use().of(goal);
      cells.add(
          amount.isPresent()
              ? PlainNumber.of(AdviceFigures.value(goal, amount.getAsDouble()))
              : "");
    }
    var accuracy = point.accuracy();
    cells.add(accuracy.isPresent() ? PlainNumber.of(accuracy.getAsDouble()) : "");
    CsvReport.line(cells, out);
  }

  private void all() {
    json.writeStartObject();
    json.writeStringProperty("minimised", AdviceFigures.key(optimum.goal()));
    optimum.currency().ifPresent(its -> json.writeStringProperty("currency", its));
    json.writeBooleanProperty("feasible", optimum.feasible());
    number(json, "combinations", optimum.combinations());
    settings(optimum.changes());
    use("now", optimum.now());
    use(OPTIMUM, optimum.use());
    optimum.accuracy().ifPresent(its -> number(json, "accuracy", its));
    optimum.range().ifPresent(this::range);
    json.writeArrayPropertyStart("constraints");
    optimum.limits().forEach(this::held);
    json.writeEndArray();
    json.writeArrayPropertyStart("front");
    for (var point : optimum.front()) {
      json.writeStartObject();
      settings(point.changes());
      use("figures", point.use());
      point.accuracy().ifPresent(its -> number(json, "accuracy", its));
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void range(Range range) {
    json.writeObjectPropertyStart("range");
    json.writeObjectPropertyStart(AdviceFigures.key(optimum.goal()));
    number(json, "p5", AdviceFigures.value(optimum.goal(), range.p5()));
    number(json, "p50", AdviceFigures.value(optimum.goal(), range.p50()));
    number(json, "p95", AdviceFigures.value(optimum.goal(), range.p95()));
    json.writeEndObject();
    json.writeEndObject();
  }

  private void held(Held held) {
    var limit = held.limit();
    var key = OptimumFigures.key(limit);
    json.writeStartObject();
    json.writeStringProperty("constraint", limit.written());
    json.writeStringProperty("figure", key);
    in(limit, "value", held.figure());
    number(json, "bound", OptimumFigures.value(limit, limit.bound()));
    held.chance().ifPresent(its -> number(json, "probability", its.probability()));
    json.writeBooleanProperty("binding", held.standing() instanceof Optimum.Binds);
    switch (held.standing()) {
      case Optimum.Holds _ -> {}
      case Optimum.Binds(var price, var without) -> {
        price.ifPresent(its -> price(limit, its));
        without.ifPresent(its -> without(limit, its));
      }
      case Optimum.Relax(var alone, var together) -> {
        in(limit, "relaxed_bound", alone);
        in(limit, "relaxed_together_bound", together);
      }
    }
    json.writeEndObject();
  }

  private void in(Limit limit, String name, OptionalDouble base) {
    if (base.isPresent()) {
      number(json, name, OptimumFigures.value(limit, base.getAsDouble()));
    }
  }

  private void price(Limit limit, double price) {
    double unit = limit.goal().isPresent() ? OptimumFigures.unit(limit) : 1;
    number(json, "shadow_price", AdviceFigures.value(optimum.goal(), price) * unit);
    json.writeStringProperty(
        "shadow_price_unit",
        AdviceFigures.key(optimum.goal()) + " per " + OptimumFigures.key(limit));
  }

  private void without(Limit limit, Optimum.Without without) {
    json.writeObjectPropertyStart("without");
    number(json, "value", OptimumFigures.value(limit, without.figure()));
    number(json, "saving", AdviceFigures.value(optimum.goal(), without.saved()));
    json.writeEndObject();
  }

  private void settings(List<Change> changes) {
    json.writeArrayPropertyStart("settings");
    changes.forEach(its -> json.writeString(its.path() + "=" + its.value()));
    json.writeEndArray();
  }

  private void use(String name, Use use) {
    json.writeObjectPropertyStart(name);
    for (var goal : Goal.values()) {
      use.of(goal)
          .ifPresent(its -> number(json, AdviceFigures.key(goal), AdviceFigures.value(goal, its)));
    }
    json.writeEndObject();
  }
}
