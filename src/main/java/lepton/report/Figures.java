package lepton.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import lepton.energy.ServingLatency;
import lepton.estimate.Assessment;
import lepton.estimate.Footprint;
import lepton.estimate.Footprint.PhaseFootprint;
import lepton.estimate.Measure;
import lepton.quantity.Carbon;
import lepton.quantity.Dimension;
import lepton.quantity.Energy;
import lepton.report.Figure.Adding;
import lepton.report.Figure.Amount;
import lepton.report.Figure.Word;

/// Every figure of the contract, in the order in which it is printed: the one table that JSON, CSV,
/// `--field`, tables for people and totals read.
public final class Figures {

  /// What stands before the figures of the same workload without its levers.
  static final String BASELINE = "baseline.";

  /// What stands before the sums over several workloads.
  static final String TOTAL = "total.";

  static final Word NAME = new Word("name", (a, _) -> a.map(its -> its.workload().name()));

  /// The figures of a footprint, with levers or without.
  static final List<Figure> FOOTPRINT =
      List.of(
          hours("duration.training_h", Footprint::training).drawn(Measure.TRAINING_SECONDS),
          hours("duration.inference_h", Footprint::inference).drawn(Measure.INFERENCE_SECONDS),
          work("compute.training_flop", Footprint::training).drawn(Measure.TRAINING_FLOP),
          work("compute.inference_flop", Footprint::inference).drawn(Measure.INFERENCE_FLOP),
          phase("energy.training_kwh", Footprint::training).drawn(Measure.TRAINING_JOULES),
          phase("energy.inference_kwh", Footprint::inference).drawn(Measure.INFERENCE_JOULES),
          energy("energy.it_kwh", Footprint::it).drawn(Measure.IT_JOULES),
          energy("energy.total_kwh", Footprint::total).drawn(Measure.TOTAL_JOULES),
          energy("energy.accelerators_kwh", Footprint::accelerators)
              .drawn(Measure.ACCELERATOR_JOULES),
          energy("energy.host_kwh", Footprint::host).drawn(Measure.HOST_JOULES),
          energy("energy.network_kwh", Footprint::network).drawn(Measure.NETWORK_JOULES),
          unlessZero("energy.edge_kwh", Footprint::edge).drawn(Measure.EDGE_JOULES),
          unlessZero("energy.pruning_kwh", Footprint::pruning).drawn(Measure.PRUNING_JOULES),
          carbon("emissions.operational_kg", f -> Optional.of(f.operational()))
              .drawn(Measure.OPERATIONAL_KILOGRAMS),
          carbon("emissions.market_kg", Footprint::market).drawn(Measure.MARKET_KILOGRAMS),
          carbon("emissions.embodied_kg", Footprint::embodied).drawn(Measure.EMBODIED_KILOGRAMS),
          carbon("emissions.total_kg", f -> Optional.of(f.emissions()))
              .drawn(Measure.TOTAL_KILOGRAMS),
          new Amount(
                  "water.total_l",
                  "L",
                  Dimension.WATER,
                  Adding.COMPLETE,
                  (_, f) -> f.water().map(water -> water.litres()))
              .drawn(Measure.WATER_LITRES),
          new Amount(
                  "cost.total",
                  "",
                  Dimension.COUNT,
                  Adding.COMPLETE,
                  (_, f) -> f.cost().map(cost -> cost.amount()))
              .drawn(Measure.COST),
          new Word("cost.currency", (_, f) -> f.cost().map(cost -> cost.currency())),
          new Amount(
                  "sci.value_g",
                  "g",
                  Dimension.CARBON,
                  Adding.NEVER,
                  (_, f) -> f.sci().map(sci -> sci.each().grams()))
              .drawn(Measure.SCI_KILOGRAMS),
          new Word("sci.unit", (_, f) -> f.sci().map(sci -> sci.unit())),
          serving("serving.first_token_s", "s", Dimension.TIME, s -> s.firstToken().seconds())
              .drawn(Measure.FIRST_TOKEN_SECONDS),
          serving("serving.token_s", "s", Dimension.TIME, s -> s.token().seconds())
              .drawn(Measure.TOKEN_SECONDS),
          serving("serving.request_s", "s", Dimension.TIME, s -> s.request().seconds())
              .drawn(Measure.REQUEST_SECONDS),
          serving("serving.batch", "", Dimension.COUNT, s -> s.batch())
              .drawn(Measure.SERVING_BATCH),
          serving("serving.idle_share", "", Dimension.RATIO, s -> s.idle())
              .drawn(Measure.SERVING_IDLE),
          serving("serving.tokens_per_s", "", Dimension.COUNT, s -> s.tokensPerSecond())
              .drawn(Measure.TOKENS_PER_SECOND),
          serving("serving.power_w", "W", Dimension.POWER, s -> s.power().watts())
              .drawn(Measure.SERVING_WATTS),
          serving("serving.token_j", "", Dimension.COUNT, s -> s.perToken().joules())
              .drawn(Measure.TOKEN_JOULES),
          new Amount(
                  "serving.request_wh",
                  "Wh",
                  Dimension.ENERGY,
                  Adding.NEVER,
                  (_, f) ->
                      f.inference()
                          .flatMap(PhaseFootprint::perRequest)
                          .map(each -> each.kwh() * 1000))
              .drawn(Measure.REQUEST_JOULES));

  /// The estimate held against what was reported.
  static final List<Figure> REPORTED =
      List.of(
          ratio("reported.energy_ratio", (a, _) -> a.flatMap(Assessment::reportedEnergyRatio))
              .drawn(Measure.ENERGY_RATIO),
          ratio("reported.emissions_ratio", (a, _) -> a.flatMap(Assessment::reportedEmissionsRatio))
              .drawn(Measure.EMISSIONS_RATIO));

  /// What the levers save.
  static final List<Figure> SAVING =
      List.of(
          saving("saving.energy_share", Assessment.Saving::energyShare).drawn(Measure.ENERGY_SAVED),
          saving("saving.emissions_share", Assessment.Saving::emissionsShare)
              .drawn(Measure.EMISSIONS_SAVED));

  /// What stands before the percentiles of a figure.
  static final String RANGE = "range.";

  private Figures() {}

  /// Every path that can be asked for.
  public static List<String> paths() {
    var paths = new ArrayList<String>();
    paths.add(NAME.path());
    addPaths("", FOOTPRINT, paths);
    addPaths("", REPORTED, paths);
    addPaths(BASELINE, FOOTPRINT, paths);
    addPaths("", SAVING, paths);
    for (var figure : FOOTPRINT) {
      if (!(figure instanceof Amount amount) || amount.adding() != Adding.NEVER) {
        paths.add(TOTAL + figure.path());
      }
    }
    paths.remove(TOTAL + "sci.unit");
    addRanges("", FOOTPRINT, paths);
    addRanges("", REPORTED, paths);
    addRanges(BASELINE, FOOTPRINT, paths);
    addTotalRanges(paths);
    addRanges("", SAVING, paths);
    return paths;
  }

  private static void addTotalRanges(List<String> to) {
    for (var figure : FOOTPRINT) {
      if (figure instanceof Amount amount && amount.adding() != Adding.NEVER) {
        for (var percentile : Percentile.values()) {
          to.add(TOTAL + RANGE + figure.path() + "." + percentile.key());
        }
      }
    }
  }

  private static void addRanges(String before, List<Figure> figures, List<String> to) {
    for (var figure : figures) {
      if (figure instanceof Amount) {
        for (var percentile : Percentile.values()) {
          to.add(RANGE + before + figure.path() + "." + percentile.key());
        }
      }
    }
  }

  private static void addPaths(String before, List<Figure> figures, List<String> to) {
    for (var figure : figures) {
      to.add(before + figure.path());
    }
  }

  /// The figure of this path, without what may stand before it.
  static Optional<Figure> find(String path) {
    if (path.equals(NAME.path())) {
      return Optional.of(NAME);
    }
    for (var list : List.of(FOOTPRINT, REPORTED, SAVING)) {
      for (var figure : list) {
        if (figure.path().equals(path)) {
          return Optional.of(figure);
        }
      }
    }
    return Optional.empty();
  }

  /// The figure that draws of `measure` are counted for.
  static Amount amount(Measure measure) {
    for (var list : List.of(FOOTPRINT, REPORTED, SAVING)) {
      for (var figure : list) {
        if (figure instanceof Amount amount && amount.measure().equals(Optional.of(measure))) {
          return amount;
        }
      }
    }
    throw new IllegalArgumentException("no figure of " + measure);
  }

  /// A number of a footprint that the table holds for certain.
  static Amount amount(String path) {
    if (find(path).orElseThrow() instanceof Amount amount) {
      return amount;
    }
    throw new IllegalArgumentException(path + " is no number");
  }

  private static Amount hours(String path, Function<Footprint, Optional<PhaseFootprint>> phase) {
    return new Amount(
        path,
        "h",
        Dimension.TIME,
        Adding.NEVER,
        (_, f) -> phase.apply(f).flatMap(PhaseFootprint::duration).map(span -> span.hours()));
  }

  private static Amount work(String path, Function<Footprint, Optional<PhaseFootprint>> phase) {
    return new Amount(
        path,
        "FLOP",
        Dimension.COMPUTE,
        Adding.NEVER,
        (_, f) -> phase.apply(f).flatMap(PhaseFootprint::compute).map(work -> work.flop()));
  }

  private static Amount phase(String path, Function<Footprint, Optional<PhaseFootprint>> phase) {
    return new Amount(
        path,
        "kWh",
        Dimension.ENERGY,
        Adding.PRESENT,
        (_, f) -> phase.apply(f).map(its -> its.energy().kwh()));
  }

  private static Amount energy(String path, Function<Footprint, Energy> part) {
    return new Amount(
        path, "kWh", Dimension.ENERGY, Adding.COMPLETE, (_, f) -> Optional.of(part.apply(f).kwh()));
  }

  /// A part that most workloads don't have, and then is not worth a key.
  private static Amount unlessZero(String path, Function<Footprint, Energy> part) {
    return new Amount(
        path,
        "kWh",
        Dimension.ENERGY,
        Adding.PRESENT,
        (_, f) -> Optional.of(part.apply(f).kwh()).filter(kwh -> kwh != 0));
  }

  private static Amount carbon(String path, Function<Footprint, Optional<Carbon>> part) {
    return new Amount(
        path,
        "kg",
        Dimension.CARBON,
        Adding.COMPLETE,
        (_, f) -> part.apply(f).map(carbon -> carbon.kilograms()));
  }

  private static Amount serving(
      String path, String unit, Dimension dimension, Function<ServingLatency, Double> part) {
    return new Amount(
        path,
        unit,
        dimension,
        Adding.NEVER,
        (_, f) -> f.inference().flatMap(PhaseFootprint::serving).map(part));
  }

  private static Amount saving(String path, Function<Assessment.Saving, Double> share) {
    return ratio(path, (a, _) -> a.flatMap(Assessment::saving).map(share));
  }

  private static Amount ratio(String path, Figure.Numeric number) {
    return new Amount(path, "", Dimension.RATIO, Adding.NEVER, number);
  }
}
