package lepton.service;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import lepton.catalog.Catalog;
import lepton.quantity.Shown;
import lepton.text.Place;
import lepton.text.Problems;
import lepton.text.SourceText;
import lepton.workload.IntensitySeries;

/// The carbon intensity of what is generated in an area, from how it is generated:
///
/// I(t) = Σ Pᵢ(t) · fᵢ / Σ Pᵢ(t)
///
/// | symbol | unit | meaning |
/// |---|---|---|
/// | Pᵢ | MW | what type i makes |
/// | fᵢ | g CO2e/kWh | its life-cycle intensity, `generation.*` of the catalogue |
///
/// ENTSO-E publishes P by Regulation (EU) 543/2013, article 16(1)(b); f are medians of the IPCC
/// (AR5, WG III, 2014, annex III, table A.III.2; oil by SRREN, 2011, annex II, table A.II.4).
///
/// Stored energy was counted when it was made. Trade between areas is not seen: where much is
/// imported, consumption differs.
public final class GenerationIntensity {

  /// What no factor is published for is left out up to this share. Assumed.
  private static final double MOST_LEFT_OUT = 0.05;

  private final SourceText text;
  private final Catalog catalog;
  private final Problems problems;

  private GenerationIntensity(SourceText text, Catalog catalog, Problems problems) {
    this.text = text;
    this.catalog = catalog;
    this.problems = problems;
  }

  /// Empty if and only if there are errors.
  public static Optional<IntensitySeries> read(
      SourceText text, Catalog catalog, Problems problems) {
    var own = new Problems();
    var series =
        GenerationTable.read(text, own)
            .flatMap(table -> new GenerationIntensity(text, catalog, own).series(table));
    problems.addAll(own);
    return own.hasErrors() ? Optional.empty() : series;
  }

  private Optional<IntensitySeries> series(GenerationTable table) {
    var totals = table.totals();
    var factors = factors(totals);
    var times = new ArrayList<Double>();
    var grams = new ArrayList<Double>();
    int torn = 0;
    for (var row : table.megawatts().entrySet()) {
      double sum = 0;
      double emitted = 0;
      boolean whole = true;
      for (var factor : factors.entrySet()) {
        var amount = Optional.ofNullable(row.getValue().get(factor.getKey()));
        whole &= amount.isPresent();
        sum += amount.orElse(0.0);
        emitted += amount.orElse(0.0) * factor.getValue();
      }
      if (whole && sum > 0) {
        times.add(row.getKey());
        grams.add(emitted / sum);
      } else if (!row.getValue().isEmpty()) {
        torn++;
      }
    }
    if (torn > 0) {
      problems.warning(
          Place.start(text),
          torn + " of " + table.megawatts().size() + " times lack the figure of a type",
          "they are left out, and the value before them is taken to hold");
    }
    return problems.hasErrors() ? Optional.empty() : series(times, grams);
  }

  private Optional<IntensitySeries> series(List<Double> times, List<Double> grams) {
    if (times.size() < 2) {
      problems.error(
          Place.start(text),
          "a series needs two times with generation, this one has " + times.size(),
          "export a longer time");
      return Optional.empty();
    }
    return Optional.of(
        new IntensitySeries(
            "entsoe:" + text.name(),
            times.stream().mapToDouble(Double::doubleValue).toArray(),
            grams.stream().mapToDouble(Double::doubleValue).toArray()));
  }

  /// The factors of the types that make anything; says what has none.
  private Map<String, Double> factors(Map<String, Double> totals) {
    var factors = new HashMap<String, Double>();
    var without = new TreeSet<String>();
    double sum = 0;
    double left = 0;
    for (var total : totals.entrySet()) {
      var type = ProductionType.named(total.getKey());
      if (type.map(ProductionType::isStored).orElse(false) || !(total.getValue() > 0)) {
        continue;
      }
      sum += total.getValue();
      var factor = type.flatMap(its -> catalog.factor(its.factor()));
      if (factor.isPresent()) {
        factors.put(total.getKey(), factor.get().value());
      } else {
        left += total.getValue();
        without.add(total.getKey());
      }
    }
    if (left > 0) {
      leftOut(List.copyOf(without), left / sum);
    }
    return factors;
  }

  private void leftOut(List<String> without, double share) {
    var types = String.join(", ", without);
    var key = ProductionType.named(without.getFirst()).map(ProductionType::factor);
    var help =
        key.map(
                its ->
                    "state its g CO2e/kWh as " + its + " in a factors.csv of your own: --catalog")
            .orElse("is it written as ENTSO-E does?");
    if (share > MOST_LEFT_OUT) {
      problems.error(
          Place.start(text),
          Shown.share(share) + " is of types that no life-cycle factor is known for: " + types,
          help);
    } else {
      problems.warning(
          Place.start(text),
          Shown.share(share) + " is left out, for no life-cycle factor is known: " + types,
          help);
    }
  }
}
