package lepton.estimate;

import java.util.Optional;
import lepton.energy.ServingLatency;
import lepton.estimate.Footprint.PhaseFootprint;

/// One number of an estimate, in the base unit of its dimension: what draws are counted of.
public enum Measure {
  TRAINING_SECONDS,
  INFERENCE_SECONDS,
  TRAINING_FLOP,
  INFERENCE_FLOP,
  TRAINING_JOULES,
  INFERENCE_JOULES,
  IT_JOULES,
  TOTAL_JOULES,
  ACCELERATOR_JOULES,
  HOST_JOULES,
  NETWORK_JOULES,
  EDGE_JOULES,
  PRUNING_JOULES,
  OPERATIONAL_KILOGRAMS,
  MARKET_KILOGRAMS,
  EMBODIED_KILOGRAMS,
  TOTAL_KILOGRAMS,
  WATER_LITRES,
  COST,
  SCI_KILOGRAMS,
  FIRST_TOKEN_SECONDS,
  TOKEN_SECONDS,
  REQUEST_SECONDS,
  SERVING_BATCH,
  SERVING_IDLE,
  TOKENS_PER_SECOND,
  SERVING_WATTS,
  TOKEN_JOULES,
  REQUEST_JOULES,
  /// What the levers save, as a share of the baseline: of energy, and of CO2e.
  ENERGY_SAVED,
  EMISSIONS_SAVED,
  /// The estimate over what was reported.
  ENERGY_RATIO,
  EMISSIONS_RATIO;

  /// Whether it is a number of a footprint, and not of two that are held against each other.
  public boolean ofFootprint() {
    return compareTo(ENERGY_SAVED) < 0;
  }

  /// Whether the numbers of several workloads add up to one of the same kind.
  boolean adds() {
    return compareTo(TRAINING_JOULES) >= 0 && compareTo(COST) <= 0;
  }

  /// Whether it can be worked out.
  boolean isKnown(Realization all, Footprint footprint) {
    return switch (this) {
      case TRAINING_SECONDS -> footprint.training().flatMap(PhaseFootprint::duration).isPresent();
      case INFERENCE_SECONDS -> footprint.inference().flatMap(PhaseFootprint::duration).isPresent();
      case TRAINING_FLOP -> footprint.training().flatMap(PhaseFootprint::compute).isPresent();
      case INFERENCE_FLOP -> footprint.inference().flatMap(PhaseFootprint::compute).isPresent();
      case TRAINING_JOULES -> footprint.training().isPresent();
      case INFERENCE_JOULES -> footprint.inference().isPresent();
      case MARKET_KILOGRAMS -> footprint.market().isPresent();
      case EMBODIED_KILOGRAMS -> footprint.embodied().isPresent();
      case WATER_LITRES -> footprint.water().isPresent();
      case COST -> footprint.cost().isPresent();
      case SCI_KILOGRAMS -> footprint.sci().isPresent();
      case FIRST_TOKEN_SECONDS,
          TOKEN_SECONDS,
          REQUEST_SECONDS,
          SERVING_BATCH,
          SERVING_IDLE,
          TOKENS_PER_SECOND,
          SERVING_WATTS,
          TOKEN_JOULES,
          REQUEST_JOULES ->
          footprint.inference().flatMap(PhaseFootprint::serving).isPresent();
      case ENERGY_SAVED, EMISSIONS_SAVED -> all.baseline().isPresent();
      case ENERGY_RATIO -> all.reportedEnergy().isPresent();
      case EMISSIONS_RATIO -> all.reportedEmissions().isPresent();
      case IT_JOULES,
          TOTAL_JOULES,
          ACCELERATOR_JOULES,
          HOST_JOULES,
          NETWORK_JOULES,
          EDGE_JOULES,
          PRUNING_JOULES,
          OPERATIONAL_KILOGRAMS,
          TOTAL_KILOGRAMS ->
          true;
    };
  }

  /// The number; only where it is known.
  double of(Realization all, Footprint footprint) {
    return switch (this) {
      case TRAINING_SECONDS -> seconds(footprint.training());
      case INFERENCE_SECONDS -> seconds(footprint.inference());
      case TRAINING_FLOP -> flop(footprint.training());
      case INFERENCE_FLOP -> flop(footprint.inference());
      case TRAINING_JOULES -> footprint.training().orElseThrow().energy().joules();
      case INFERENCE_JOULES -> footprint.inference().orElseThrow().energy().joules();
      case IT_JOULES -> footprint.it().joules();
      case TOTAL_JOULES -> footprint.total().joules();
      case ACCELERATOR_JOULES -> footprint.accelerators().joules();
      case HOST_JOULES -> footprint.host().joules();
      case NETWORK_JOULES -> footprint.network().joules();
      case EDGE_JOULES -> footprint.edge().joules();
      case PRUNING_JOULES -> footprint.pruning().joules();
      case OPERATIONAL_KILOGRAMS -> footprint.operational().kilograms();
      case MARKET_KILOGRAMS -> footprint.market().orElseThrow().kilograms();
      case EMBODIED_KILOGRAMS -> footprint.embodied().orElseThrow().kilograms();
      case TOTAL_KILOGRAMS -> footprint.emissions().kilograms();
      case WATER_LITRES -> footprint.water().orElseThrow().litres();
      case COST -> footprint.cost().orElseThrow().amount();
      case SCI_KILOGRAMS -> footprint.sci().orElseThrow().each().kilograms();
      case FIRST_TOKEN_SECONDS -> serving(footprint).firstToken().seconds();
      case TOKEN_SECONDS -> serving(footprint).token().seconds();
      case REQUEST_SECONDS -> serving(footprint).request().seconds();
      case SERVING_BATCH -> serving(footprint).batch();
      case SERVING_IDLE -> serving(footprint).idle();
      case TOKENS_PER_SECOND -> serving(footprint).tokensPerSecond();
      case SERVING_WATTS -> serving(footprint).power().watts();
      case TOKEN_JOULES -> serving(footprint).perToken().joules();
      case REQUEST_JOULES ->
          footprint.inference().orElseThrow().perRequest().orElseThrow().joules();
      case ENERGY_SAVED -> all.energySaved();
      case EMISSIONS_SAVED -> all.emissionsSaved();
      case ENERGY_RATIO -> footprint.total().joules() / all.reportedEnergy().orElseThrow();
      case EMISSIONS_RATIO ->
          footprint.operational().kilograms() / all.reportedEmissions().orElseThrow();
    };
  }

  private static ServingLatency serving(Footprint footprint) {
    return footprint.inference().orElseThrow().serving().orElseThrow();
  }

  private static double seconds(Optional<PhaseFootprint> phase) {
    return phase.orElseThrow().duration().orElseThrow().seconds();
  }

  private static double flop(Optional<PhaseFootprint> phase) {
    return phase.orElseThrow().compute().orElseThrow().flop();
  }
}
