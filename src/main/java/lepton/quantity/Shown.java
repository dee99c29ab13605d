package lepton.quantity;

import java.util.Optional;

/// Amounts as people like them: a unit that keeps the number between 1 and 1000, three or four
/// digits.
public final class Shown {

  private static final Scale ENERGY =
      new Scale("nWh 3.6e-6 µWh 3.6e-3 mWh 3.6 Wh 3600 kWh 3.6e6 MWh 3.6e9 GWh 3.6e12 TWh 3.6e15");
  private static final Scale POWER = new Scale("W 1 kW 1e3 MW 1e6 GW 1e9");
  private static final Scale CARBON =
      new Scale("pg 1e-15 ng 1e-12 µg 1e-9 mg 1e-6 g 1e-3 kg 1 t 1e3 kt 1e6 Mt 1e9");
  private static final Scale WATER = new Scale("nL 1e-9 µL 1e-6 mL 1e-3 L 1 m³ 1e3");
  private static final Scale TIME = new Scale("ns 1e-9 µs 1e-6 ms 1e-3 s 1 min 60 h 3600");
  private static final Scale HOURS = new Scale("h 3600 kh 3.6e6 Mh 3.6e9 Gh 3.6e12");
  private static final Scale COMPUTE =
      new Scale(
          "FLOP 1 kFLOP 1e3 MFLOP 1e6 GFLOP 1e9 TFLOP 1e12 PFLOP 1e15 EFLOP 1e18 ZFLOP 1e21 YFLOP"
              + " 1e24");
  private static final Scale THROUGHPUT =
      new Scale(
          "FLOP/s 1 kFLOP/s 1e3 MFLOP/s 1e6 GFLOP/s 1e9 TFLOP/s 1e12 PFLOP/s 1e15 EFLOP/s 1e18");
  private static final Scale DATA = new Scale("B 1 kB 1e3 MB 1e6 GB 1e9 TB 1e12 PB 1e15");

  private static final Dimension[] DIMENSIONS = {
    Dimension.ENERGY,
    Dimension.POWER,
    Dimension.CARBON,
    Dimension.TIME,
    Dimension.COMPUTE,
    Dimension.THROUGHPUT,
    Dimension.DATA,
    Dimension.WATER
  };
  private static final Scale[] LADDERS = {
    ENERGY, POWER, CARBON, TIME, COMPUTE, THROUGHPUT, DATA, WATER
  };

  private static final int MOST_DECIMALS = 8;

  private Shown() {}

  public static String energy(Energy energy) {
    return ENERGY.show(energy.joules());
  }

  public static String power(Power power) {
    return POWER.show(power.watts());
  }

  /// A mass of CO2e; the unit is shown without the gas: `15.3 t`.
  public static String carbon(Carbon carbon) {
    return CARBON.show(carbon.kilograms());
  }

  public static String water(Water water) {
    return WATER.show(water.litres());
  }

  public static String span(Span span) {
    return TIME.show(span.seconds());
  }

  /// Accelerator time, which is counted in hours and goes into the millions: `82.4 kh`.
  public static String hours(Span span) {
    return HOURS.show(span.seconds());
  }

  public static String compute(Compute compute) {
    return COMPUTE.show(compute.flop());
  }

  public static String throughput(Throughput throughput) {
    return THROUGHPUT.show(throughput.flopPerSecond());
  }

  public static String data(DataSize size) {
    return DATA.show(size.bytes());
  }

  public static String money(Money money) {
    double magnitude = Math.abs(money.amount());
    String amount =
        magnitude >= 0.01 && magnitude < 1000 ? fixed(money.amount(), 2) : number(money.amount());
    return amount + " " + money.currency();
  }

  /// A share as a percentage: `40 %`, `−3.2 %`.
  public static String share(double share) {
    return number(share * 100) + " %";
  }

  /// A bare number with up to four digits that matter and thousands set apart: `1,234`, `0.0123`.
  public static String number(double value) {
    double magnitude = Math.abs(value);
    if (value == 0) {
      return "0";
    }
    if (magnitude < 1e-300) {
      return Double.toString(value);
    }
    if (magnitude >= 1e15 || magnitude < 1e-5) {
      return scientific(value);
    }
    if (magnitude >= 1000) {
      return grouped(value);
    }
    int whole = magnitude >= 100 ? 3 : magnitude >= 10 ? 2 : magnitude >= 1 ? 1 : 0;
    int decimals = whole > 0 ? Math.max(0, 3 - whole) : 2 - (int) Math.floor(Math.log10(magnitude));
    String shown = fixed(value, decimals);
    return whole == 3 && (shown.equals("1000") || shown.equals("-1000")) ? grouped(value) : shown;
  }

  /// An amount in base units of `dimension` with its unit, as it stands beside an assumption.
  public static String amount(double base, Dimension dimension) {
    var scale = scale(dimension);
    if (scale.isPresent()) {
      return scale.get().show(base) + (dimension == Dimension.CARBON ? " CO2e" : "");
    }
    String number = number(base);
    return dimension.dimensionless() ? number : number + " " + dimension.base();
  }

  /// The ladder of a dimension; absent where amounts are shown in its base unit.
  private static Optional<Scale> scale(Dimension dimension) {
    for (int i = 0; i < LADDERS.length; i++) {
      if (DIMENSIONS[i] == dimension) {
        return Optional.of(LADDERS[i]);
      }
    }
    return Optional.empty();
  }

  /// The range around an amount in the unit that the amount is shown in: `(9.1–17.0)`; all in base
  /// units of `dimension`.
  ///
  /// Both ends have as many decimals as three digits of the amount, or more where they would
  /// otherwise be the same. Where that leaves the lower end fewer than two digits, or the upper one
  /// is a hundred times the lower, each end has three digits of its own.
  public static String between(double middle, double low, double high, Dimension dimension) {
    double unit = unit(middle, dimension);
    double magnitude = middle == 0 ? high / unit : Math.abs(middle / unit);
    int decimals = Math.clamp(2 - (int) Math.floor(Math.log10(magnitude)), 0, MOST_DECIMALS);
    while (decimals < MOST_DECIMALS && (high - low) / unit < 2 / Math.pow(10, decimals)) {
      decimals++;
    }
    if (low > 0 && (low / unit < 10 / Math.pow(10, decimals) || high >= 100 * low)) {
      return "(" + number(low / unit) + "–" + number(high / unit) + ")";
    }
    return "(" + padded(low / unit, decimals) + "–" + padded(high / unit, decimals) + ")";
  }

  /// A unit that amounts are shown in.
  ///
  /// @param symbol empty where amounts are bare numbers
  /// @param size what one of it is in base units
  public record Unit(String symbol, double size) {}

  /// The unit that an amount is shown in.
  public static Unit unitOf(double base, Dimension dimension) {
    return scale(dimension).map(scale -> scale.unit(base)).orElse(new Unit(dimension.base(), 1));
  }

  private static double unit(double middle, Dimension dimension) {
    return scale(dimension).map(scale -> scale.factor(middle)).orElse(1.0);
  }

  /// `value` with exactly so many decimals, thousands set apart where there are none.
  private static String padded(double value, int decimals) {
    if (Math.abs(value) >= 1e15) {
      return scientific(value);
    }
    if (decimals == 0) {
      return grouped(value);
    }
    String plain = fixed(value, decimals);
    int point = plain.indexOf('.');
    int has = point < 0 ? 0 : plain.length() - point - 1;
    return plain + (has == 0 ? "." : "") + "0".repeat(decimals - has);
  }

  private static String grouped(double value) {
    String digits = Long.toString(Math.round(Math.abs(value)));
    var shown = new StringBuilder(value < 0 ? "-" : "");
    for (int i = 0; i < digits.length(); i++) {
      if (i > 0 && (digits.length() - i) % 3 == 0) {
        shown.append(',');
      }
      shown.append(digits.charAt(i));
    }
    return shown.toString();
  }

  private static String scientific(double value) {
    int exponent = (int) Math.floor(Math.log10(Math.abs(value)));
    double mantissa = value / Math.pow(10, exponent);
    if (Math.abs(mantissa) >= 9.995) {
      mantissa /= 10;
      exponent++;
    }
    return fixed(mantissa, 2) + "e" + exponent;
  }

  /// `value` with at most `decimals` digits after the point, trailing zeros dropped.
  private static String fixed(double value, int decimals) {
    double scale = Math.pow(10, decimals);
    String plain = PlainNumber.of(Math.rint(value * scale) / scale);
    return plain.equals("-0") ? "0" : plain;
  }

  /// A ladder of units, smallest first.
  private static final class Scale {

    private final String[] units;
    private final double[] factors;

    Scale(String ladder) {
      String[] cells = ladder.split(" ", -1);
      units = new String[cells.length / 2];
      factors = new double[cells.length / 2];
      for (int i = 0; i < units.length; i++) {
        units[i] = cells[2 * i];
        factors[i] = Double.parseDouble(cells[2 * i + 1]);
      }
    }

    String show(double base) {
      int rung = rung(base);
      return number(base / factors[rung]) + " " + units[rung];
    }

    /// What one of the unit is that `base` is shown in.
    double factor(double base) {
      return factors[rung(base)];
    }

    Unit unit(double base) {
      return new Unit(units[rung(base)], factors[rung(base)]);
    }

    private int rung(double base) {
      int rung = base == 0 ? everyday() : 0;
      while (rung + 1 < units.length && Math.abs(base) >= factors[rung + 1] * 0.9995) {
        rung++;
      }
      return rung;
    }

    /// The unit that nothing at all is shown in: what people expect, not the smallest.
    private int everyday() {
      for (int i = 0; i < factors.length; i++) {
        if (factors[i] >= 1 && !units[i].equals("mWh") && !units[i].equals("Wh")) {
          return i;
        }
      }
      return 0;
    }
  }
}
