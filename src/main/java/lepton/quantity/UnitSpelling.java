package lepton.quantity;

import java.util.Optional;

/// Accepts the spellings that one unit goes by: `CO2`, `CO2eq`, `CO₂e` and a bare mass for CO2e; a
/// space inside a unit; `l` for `L`; `FLOPS` for `FLOP/s`; `req/s` and
/// `requests/s` for `/s`.
final class UnitSpelling {

  private UnitSpelling() {}

  /// What one `unit` is in base units of `dimension`; empty where it is none.
  static Optional<Double> factor(String unit, Dimension dimension) {
    Optional<Double> asWritten = dimension.factor(unit);
    if (asWritten.isPresent()) {
      return asWritten;
    }
    return dimension.factor(canonical(unit, dimension));
  }

  private static String canonical(String unit, Dimension dimension) {
    String plain = unit.replace(" ", "").replace("₂", "2").replace("³", "3").replace("·", "");
    if (dimension == Dimension.CARBON) {
      return withoutGas(plain);
    }
    if (dimension == Dimension.INTENSITY) {
      int slash = plain.indexOf('/');
      return slash < 0
          ? plain
          : withoutGas(plain.substring(0, slash)) + "CO2e" + plain.substring(slash);
    }
    if (dimension == Dimension.THROUGHPUT && plain.endsWith("OPS")) {
      return plain.substring(0, plain.length() - 1) + "/s";
    }
    if (dimension == Dimension.FREQUENCY && plain.startsWith("req") && plain.indexOf('/') > 0) {
      int slash = plain.indexOf('/');
      boolean whole = "requests".startsWith(plain.substring(0, slash));
      return whole ? plain.substring(slash) : plain;
    }
    if (dimension == Dimension.WATER || dimension == Dimension.WATER_INTENSITY) {
      return plain.replace("liters", "L").replace("litres", "L").replace('l', 'L');
    }
    return plain;
  }

  private static String withoutGas(String unit) {
    for (var gas : new String[] {"CO2eq", "CO2e", "CO2-eq", "CO2"}) {
      if (unit.endsWith(gas)) {
        return unit.substring(0, unit.length() - gas.length());
      }
    }
    return unit;
  }
}
