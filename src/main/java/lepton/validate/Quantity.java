package lepton.validate;

import lepton.quantity.Energy;
import lepton.quantity.Span;

/// What is recomputed of a run.
public enum Quantity {
  HOURS("accelerator_hours", "h"),
  ENERGY("energy", "kWh"),
  EMISSIONS("emissions", "kg");

  private final String id;
  private final String unit;

  Quantity(String id, String unit) {
    this.id = id;
    this.unit = unit;
  }

  /// As machines know it.
  public String id() {
    return id;
  }

  /// The unit of `inUnit`.
  public String unit() {
    return unit;
  }

  /// An amount in the base unit of the dimension as machines get it.
  public double inUnit(double base) {
    return switch (this) {
      case HOURS -> new Span(base).hours();
      case ENERGY -> new Energy(base).kwh();
      case EMISSIONS -> base;
    };
  }
}
