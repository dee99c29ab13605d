package lepton.quantity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A kind of amount: its name, the units it is written in and its base unit.
///
/// Sources of the factors: SI brochure, 9th edition (2019); IEC 80000-13 for kB and KiB; a year is
/// 365 d = 8760 h, the convention of hardware lifetimes (35 040 h for four years); 1 lb =
/// 0.45359237 kg exactly.
public final class Dimension {

  public static final Dimension ENERGY =
      new Dimension(
          "energy",
          "J",
          "36 MWh",
          "J 1 kJ 1e3 MJ 1e6 GJ 1e9 Wh 3600 kWh 3.6e6 MWh 3.6e9 GWh 3.6e12 TWh 3.6e15");
  public static final Dimension POWER =
      new Dimension("power", "W", "400 W", "mW 1e-3 W 1 kW 1e3 MW 1e6 GW 1e9");
  public static final Dimension CARBON =
      new Dimension("mass of CO2e", "kg", "5 kg", "mg 1e-6 g 1e-3 kg 1 t 1e3 kt 1e6 Mt 1e9");
  public static final Dimension INTENSITY =
      new Dimension(
          "carbon intensity",
          "gCO2e/kWh",
          "385 gCO2e/kWh",
          "gCO2e/kWh 1 kgCO2e/MWh 1 kgCO2e/kWh 1e3 tCO2e/MWh 1e3 lbCO2e/MWh 0.45359237");
  public static final Dimension COMPUTE =
      new Dimension(
          "amount of compute",
          "FLOP",
          "4.02e22 FLOP",
          "FLOP 1 kFLOP 1e3 MFLOP 1e6 GFLOP 1e9 TFLOP 1e12 PFLOP 1e15 EFLOP 1e18 ZFLOP 1e21 YFLOP"
              + " 1e24");
  public static final Dimension THROUGHPUT =
      new Dimension(
          "rate of compute",
          "FLOP/s",
          "312 TFLOP/s",
          "FLOP/s 1 kFLOP/s 1e3 MFLOP/s 1e6 GFLOP/s 1e9 TFLOP/s 1e12 PFLOP/s 1e15 EFLOP/s 1e18"
              + " ZFLOP/s 1e21 OP/s 1 MOP/s 1e6 GOP/s 1e9 TOP/s 1e12 POP/s 1e15");
  public static final Dimension TIME =
      new Dimension("time", "s", "82432 h", "ms 1e-3 s 1 min 60 h 3600 d 86400 y 31536000");
  public static final Dimension DATA =
      new Dimension(
          "amount of data",
          "B",
          "80 GB",
          "B 1 kB 1e3 MB 1e6 GB 1e9 TB 1e12 PB 1e15 KiB 1024 MiB 1048576 GiB 1073741824 TiB"
              + " 1099511627776");
  public static final Dimension BANDWIDTH =
      new Dimension(
          "data rate",
          "B/s",
          "2 TB/s",
          "B/s 1 kB/s 1e3 MB/s 1e6 GB/s 1e9 TB/s 1e12 MiB/s 1048576 GiB/s 1073741824 TiB/s"
              + " 1099511627776");
  public static final Dimension WATER =
      new Dimension("volume of water", "L", "200 L", "mL 1e-3 L 1 m3 1e3 ML 1e6");
  public static final Dimension WATER_INTENSITY =
      new Dimension(
          "water intensity", "L/kWh", "1.1 L/kWh", "mL/kWh 1e-3 L/kWh 1 L/MWh 1e-3 m3/MWh 1");
  public static final Dimension TRANSFER =
      new Dimension(
          "energy of data transfer",
          "kWh/GB",
          "0.06 kWh/GB",
          "kWh/GB 1 Wh/GB 1e-3 kWh/TB 1e-3 Wh/MB 1 J/MB 2.777777777777778e-4");
  public static final Dimension FREQUENCY =
      new Dimension(
          "rate of requests",
          "/s",
          "5 /s",
          "/d 1.1574074074074073e-5 /h 2.777777777777778e-4 /min 0.016666666666666666 /s 1");

  /// What is counted: bare, or with k M B T for 10³, 10⁶, 10⁹, 10¹².
  public static final Dimension COUNT =
      new Dimension("count", "", "8", " 1 k 1e3 M 1e6 B 1e9 T 1e12");

  /// A share or ratio: bare, or with `%`.
  public static final Dimension RATIO = new Dimension("ratio", "", "0.35", " 1 % 1e-2");

  private final String name;
  private final String base;
  private final String example;
  private final String[] symbols;
  private final double[] factors;

  private Dimension(String name, String base, String example, String table) {
    this.name = name;
    this.base = base;
    this.example = example;
    String[] cells = table.split(" ", -1);
    symbols = new String[cells.length / 2];
    factors = new double[cells.length / 2];
    for (int i = 0; i < symbols.length; i++) {
      symbols[i] = cells[2 * i];
      factors[i] = Double.parseDouble(cells[2 * i + 1]);
    }
  }

  /// A price of energy in `currency` (an ISO 4217 code) a kilowatt hour.
  public static Dimension price(String currency) {
    Currency.require(currency);
    String kwh = currency + "/kWh";
    return new Dimension(
        "price of energy", kwh, "0.21 " + kwh, kwh + " 1 " + currency + "/MWh 1e-3");
  }

  /// An amount of money in `currency` (an ISO 4217 code).
  public static Dimension money(String currency) {
    Currency.require(currency);
    return new Dimension("amount of money", currency, "200 " + currency, currency + " 1");
  }

  public String name() {
    return name;
  }

  /// The unit of the numbers that the product computes with; empty for counts and ratios.
  public String base() {
    return base;
  }

  /// Something a person could write.
  public String example() {
    return example;
  }

  /// Whether a bare number is complete.
  public boolean dimensionless() {
    return base.isEmpty();
  }

  /// What one `symbol` is in base units; empty where it is no unit of this dimension.
  public Optional<Double> factor(String symbol) {
    for (int i = 0; i < symbols.length; i++) {
      if (symbols[i].equals(symbol)) {
        return Optional.of(factors[i]);
      }
    }
    return Optional.empty();
  }

  /// The units that may be written, smallest first.
  public List<String> units() {
    var units = new ArrayList<String>();
    for (var symbol : symbols) {
      if (!symbol.isEmpty()) {
        units.add(symbol);
      }
    }
    return units;
  }

  @Override
  public String toString() {
    return name;
  }
}
