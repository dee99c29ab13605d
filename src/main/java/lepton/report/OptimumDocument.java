package lepton.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import lepton.plan.advise.Change;
import lepton.plan.advise.Goal;
import lepton.plan.advise.Optimum;
import lepton.plan.advise.Optimum.Held;
import lepton.plan.advise.Use;
import lepton.quantity.PlainNumber;
import lepton.text.JsonText;
import tools.jackson.core.JsonGenerator;

/// An optimum as JSON, its front or else itself as CSV, and single numbers of it.
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
    CsvReport.line(header, out);
    if (optimum.front().isEmpty()) {
      row(optimum.changes(), optimum.use(), out);
    }
    optimum.front().forEach(point -> row(point.changes(), point.use(), out));
    return out.toString();
  }

  private static void row(List<Change> changes, Use use, StringBuilder out) {
    var cells = new ArrayList<String>();
    changes.forEach(its -> cells.add(its.value()));
    for (var goal : Goal.values()) {
      var amount = use.of(goal);
      cells.add(
          amount.isPresent()
              ? PlainNumber.of(AdviceFigures.value(goal, amount.getAsDouble()))
              : "");
    }
    CsvReport.line(cells, out);
  }

  /// Every path that `at` knows.
  public static List<String> paths() {
    var paths = new ArrayList<String>();
    for (var section : List.of("now.", OPTIMUM + ".")) {
      for (var goal : Goal.values()) {
        paths.add(section + AdviceFigures.key(goal));
      }
    }
    paths.add("accuracy");
    return paths;
  }

  /// The number at a path, plain; absent where it is not known.
  public static Optional<String> at(String path, Optimum optimum) {
    if (path.equals("accuracy")) {
      return optimum.accuracy().isPresent()
          ? Optional.of(PlainNumber.of(optimum.accuracy().getAsDouble()))
          : Optional.empty();
    }
    var use = path.startsWith(OPTIMUM) ? optimum.use() : optimum.now();
    for (var goal : Goal.values()) {
      var amount = use.of(goal);
      if (path.endsWith("." + AdviceFigures.key(goal)) && amount.isPresent()) {
        return Optional.of(PlainNumber.of(AdviceFigures.value(goal, amount.getAsDouble())));
      }
    }
    return Optional.empty();
  }

  private void all() {
    json.writeStartObject();
    json.writeStringProperty("minimised", AdviceFigures.key(optimum.goal()));
    optimum.currency().ifPresent(its -> json.writeStringProperty("currency", its));
    json.writeBooleanProperty("feasible", optimum.feasible());
    number("combinations", optimum.combinations());
    settings(optimum.changes());
    use("now", optimum.now());
    use(OPTIMUM, optimum.use());
    optimum.accuracy().ifPresent(its -> number("accuracy", its));
    json.writeArrayPropertyStart("constraints");
    optimum.limits().forEach(this::held);
    json.writeEndArray();
    json.writeArrayPropertyStart("front");
    for (var point : optimum.front()) {
      json.writeStartObject();
      settings(point.changes());
      use("figures", point.use());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void held(Held held) {
    var limit = held.limit();
    var key = limit.goal().map(AdviceFigures::key).orElse("accuracy");
    json.writeStartObject();
    json.writeStringProperty("constraint", limit.written());
    json.writeStringProperty("figure", key);
    OptimumText.inUnit(limit, held.figure()).ifPresent(its -> number("value", its));
    OptimumText.inUnit(limit, OptionalDouble.of(limit.bound()))
        .ifPresent(its -> number("bound", its));
    json.writeBooleanProperty("binding", held.binding());
    held.price()
        .ifPresent(
            price -> {
              double unit = limit.goal().isPresent() ? OptimumText.unit(limit) : 1;
              number("shadow_price", AdviceFigures.value(optimum.goal(), price) * unit);
              json.writeStringProperty(
                  "shadow_price_unit", AdviceFigures.key(optimum.goal()) + " per " + key);
            });
    OptimumText.inUnit(limit, held.relaxed()).ifPresent(its -> number("relaxed_bound", its));
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
          .ifPresent(its -> number(AdviceFigures.key(goal), AdviceFigures.value(goal, its)));
    }
    json.writeEndObject();
  }

  private void number(String name, double value) {
    json.writeName(name);
    json.writeNumber(PlainNumber.of(value));
  }
}
