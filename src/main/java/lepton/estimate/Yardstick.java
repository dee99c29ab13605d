package lepton.estimate;

import java.util.Optional;
import lepton.energy.ServingLatency;
import lepton.estimate.Footprint.PhaseFootprint;
import lepton.quantity.Dimension;
import lepton.quantity.Energy;

/// A figure by which alternatives are held against each other, in the base unit of its dimension.
///
/// Keys are those of an estimate and of a recording where both have it.
public enum Yardstick {
  DURATION("duration_s", "s"),
  TRAINING_TIME("duration.training_h", "h"),
  INFERENCE_TIME("duration.inference_h", "h"),
  POWER("power.mean_w", "W"),
  TRAINING_ENERGY("energy.training_kwh", "kWh"),
  INFERENCE_ENERGY("energy.inference_kwh", "kWh"),
  ACCELERATORS("energy.accelerators_kwh", "kWh"),
  HOST("energy.host_kwh", "kWh"),
  NETWORK("energy.network_kwh", "kWh"),
  IT("energy.it_kwh", "kWh"),
  FACILITY("energy.total_kwh", "kWh"),
  OPERATIONAL("emissions.operational_kg", "kg"),
  MARKET("emissions.market_kg", "kg"),
  EMBODIED("emissions.embodied_kg", "kg"),
  EMISSIONS("emissions.total_kg", "kg"),
  WATER("water.total_l", "L"),
  COST("cost.total", ""),
  SCI("sci.value_g", "g"),
  FIRST_TOKEN("serving.first_token_s", "s"),
  TOKEN("serving.token_s", "s"),
  REQUEST("serving.request_s", "s"),
  TOKENS_PER_SECOND("serving.tokens_per_s", ""),
  REQUEST_ENERGY("serving.request_wh", "Wh");

  private final String key;
  private final String unit;

  Yardstick(String key, String unit) {
    this.key = key;
    this.unit = unit;
  }

  /// `energy.total_kwh`, with the unit at its end.
  public String key() {
    return key;
  }

  /// What the key ends in; empty of money and rates.
  public String unit() {
    return unit;
  }

  public Dimension dimension() {
    return switch (unit) {
      case "s", "h" -> Dimension.TIME;
      case "W" -> Dimension.POWER;
      case "Wh", "kWh" -> Dimension.ENERGY;
      case "g", "kg" -> Dimension.CARBON;
      case "L" -> Dimension.WATER;
      default -> Dimension.COUNT;
    };
  }

  /// A number in base units in the unit of the key.
  public double inUnit(double base) {
    return base / dimension().factor(unit).orElse(1.0);
  }

  /// Whether less of it is better: all but a rate.
  public boolean lessIsBetter() {
    return this != TOKENS_PER_SECOND;
  }

  /// The figure of an estimate; absent where it has none.
  public Optional<Double> of(Footprint footprint) {
    return switch (this) {
      case DURATION -> footprint.seconds();
      case TRAINING_TIME -> seconds(footprint.training());
      case INFERENCE_TIME -> seconds(footprint.inference());
      case POWER ->
          footprint.seconds().filter(its -> its > 0).map(its -> footprint.it().joules() / its);
      case TRAINING_ENERGY -> footprint.training().map(its -> its.energy().joules());
      case INFERENCE_ENERGY -> footprint.inference().map(its -> its.energy().joules());
      case ACCELERATORS -> unlessZero(footprint.accelerators());
      case HOST -> unlessZero(footprint.host());
      case NETWORK -> unlessZero(footprint.network());
      case IT -> Optional.of(footprint.it().joules());
      case FACILITY -> Optional.of(footprint.total().joules());
      case OPERATIONAL -> Optional.of(footprint.operational().kilograms());
      case MARKET -> footprint.market().map(its -> its.kilograms());
      case EMBODIED -> footprint.embodied().map(its -> its.kilograms());
      case EMISSIONS -> Optional.of(footprint.emissions().kilograms());
      case WATER -> footprint.water().map(its -> its.litres());
      case COST -> footprint.cost().map(its -> its.amount());
      case SCI -> footprint.sci().map(its -> its.each().kilograms());
      case FIRST_TOKEN -> serving(footprint).map(its -> its.firstToken().seconds());
      case TOKEN -> serving(footprint).map(its -> its.token().seconds());
      case REQUEST -> serving(footprint).map(its -> its.request().seconds());
      case TOKENS_PER_SECOND -> serving(footprint).map(its -> its.tokensPerSecond());
      case REQUEST_ENERGY ->
          footprint.inference().flatMap(PhaseFootprint::perRequest).map(its -> its.joules());
    };
  }

  /// The figure of a recording; absent where it was not measured.
  Optional<Double> of(Measured measured) {
    return switch (this) {
      case DURATION -> Optional.of(measured.recording().ending().durationSeconds());
      case POWER -> measured.power().map(its -> its.watts());
      case ACCELERATORS -> measured.accelerators().map(Energy::joules);
      case HOST -> measured.host().map(Energy::joules);
      case IT -> measured.it().map(Energy::joules);
      // nobody measures the network, and its 0 would be a lie
      case NETWORK -> Optional.empty();
      case TRAINING_TIME,
          INFERENCE_TIME,
          TRAINING_ENERGY,
          INFERENCE_ENERGY,
          FACILITY,
          OPERATIONAL,
          MARKET,
          EMBODIED,
          EMISSIONS,
          WATER,
          COST,
          SCI,
          FIRST_TOKEN,
          TOKEN,
          REQUEST,
          TOKENS_PER_SECOND,
          REQUEST_ENERGY ->
          measured.footprint().flatMap(this::of);
    };
  }

  private static Optional<Double> seconds(Optional<PhaseFootprint> phase) {
    return phase.flatMap(PhaseFootprint::duration).map(its -> its.seconds());
  }

  /// A part that a workload lacks: stated equations have no accelerators, many workloads no host.
  private static Optional<Double> unlessZero(Energy part) {
    return part.joules() == 0 ? Optional.empty() : Optional.of(part.joules());
  }

  private static Optional<ServingLatency> serving(Footprint footprint) {
    return footprint.inference().flatMap(PhaseFootprint::serving);
  }
}
