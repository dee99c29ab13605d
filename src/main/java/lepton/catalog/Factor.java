package lepton.catalog;

import java.util.Optional;
import java.util.OptionalDouble;
import lepton.quantity.Currency;
import lepton.quantity.EnergyPrice;

/// A figure that stands for itself: a default, an equivalent, a price.
///
/// @param key `utilization.training.hopper`, `price:DE`, …
/// @param value the preferred figure, in `unit`
/// @param low the least that the sources name, or their tenth percentile where the basis says so
/// @param high the greatest, or the ninetieth percentile
public record Factor(
    String key,
    double value,
    OptionalDouble low,
    OptionalDouble high,
    String unit,
    Provenance provenance)
    implements Entry {

  @Override
  public String catalogue() {
    return "factors";
  }

  @Override
  public String id() {
    return key;
  }

  @Override
  public String name() {
    return key;
  }

  @Override
  public String keywords() {
    return unit;
  }

  /// This factor as a price of electricity, where its unit is a currency a kilowatt hour.
  public Optional<EnergyPrice> price() {
    int stroke = unit.indexOf("/kWh");
    var currency = stroke < 0 ? "" : unit.substring(0, stroke);
    return Currency.known(currency)
        ? Optional.of(new EnergyPrice(value, currency))
        : Optional.empty();
  }

  static Optional<Factor> read(Cells cells) {
    var key = cells.text("key");
    var value = cells.number("value");
    if (key.isEmpty()) {
      cells.missing("key");
    }
    if (value.isEmpty()) {
      cells.missing("value");
    }
    if (key.isEmpty() || value.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Factor(
            key.get(),
            value.getAsDouble(),
            cells.number("low"),
            cells.number("high"),
            cells.text("unit", ""),
            cells.provenance()));
  }
}
