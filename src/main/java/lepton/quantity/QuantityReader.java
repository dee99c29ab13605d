package lepton.quantity;

import java.util.Locale;
import java.util.Optional;

/// Reads what people write for an amount: `700 W`, `1.4 TB`, `0.35`, `40 %`, `300 ± 20 W`,
/// `0.24..0.47`.
///
/// Grammar: `number [unit]`, `number [unit] ± number [unit]` (`+-` too; normal, one σ; a `%` after
/// ± on a dimensioned amount is relative), `number [unit]..number [unit]` (uniform). A dimensioned
/// amount needs its unit on at least one of its numbers.
public final class QuantityReader {

  private static final Dimension[] OTHERS = {
    Dimension.ENERGY, Dimension.POWER, Dimension.CARBON, Dimension.INTENSITY, Dimension.COMPUTE,
    Dimension.THROUGHPUT, Dimension.TIME, Dimension.DATA, Dimension.BANDWIDTH, Dimension.WATER,
    Dimension.WATER_INTENSITY, Dimension.TRANSFER, Dimension.FREQUENCY
  };

  private final Dimension dimension;

  private QuantityReader(Dimension dimension) {
    this.dimension = dimension;
  }

  /// Reads `text` as an amount of `dimension`; never throws.
  public static Reading read(String text, Dimension dimension) {
    try {
      return new QuantityReader(dimension).amount(text.strip());
    } catch (Refusal refusal) {
      return new Reading.Refused(refusal.message, refusal.help);
    }
  }

  private Reading amount(String text) throws Refusal {
    if (text.isEmpty()) {
      throw new Refusal(
          "a value is missing here", "write " + article() + " such as " + dimension.example());
    }
    int spread = text.indexOf('±');
    int width = 1;
    if (spread < 0) {
      spread = text.indexOf("+-");
      width = 2;
    }
    if (spread >= 0) {
      return normal(text.substring(0, spread), text.substring(spread + width));
    }
    int dots = text.indexOf("..");
    if (dots >= 0) {
      return uniform(text.substring(0, dots), text.substring(dots + 2));
    }
    Part part = part(text);
    return new Reading.Read(
        Estimate.exactly(finite(scaled(part.number, factor(part, Optional.empty())))));
  }

  private Reading normal(String left, String right) throws Refusal {
    Part mean = part(left);
    Part sigma = part(right);
    boolean relative = sigma.unit.equals("%") && relative(mean);
    double scale = factor(mean, relative ? Optional.empty() : Optional.of(sigma.unit));
    double centre = finite(scaled(mean.number, scale));
    double spread;
    if (relative) {
      spread = Math.abs(centre) * sigma.number / 100;
    } else {
      spread = finite(scaled(sigma.number, factor(sigma, Optional.of(mean.unit))));
    }
    if (spread < 0) {
      throw new Refusal(
          "the spread after ± must not be negative",
          "write it as " + mean.number + " ± " + -sigma.number);
    }
    return new Reading.Read(
        spread == 0 ? Estimate.exactly(centre) : new Estimate.Normal(centre, spread));
  }

  /// Whether a `%` after ± is a share of the mean: it is, unless the mean itself counts in per cent
  /// (`40 ± 5 %`).
  private boolean relative(Part mean) {
    return dimension != Dimension.RATIO || (mean.unit.isEmpty() && Math.abs(mean.number) <= 1);
  }

  /// `0.24..47%` could be 24 % to 47 % or 0.24 % to 47 %.
  private void requireOneScale(Part low, Part high) throws Refusal {
    if (dimension == Dimension.RATIO
        && low.unit.isEmpty()
        && high.unit.equals("%")
        && low.number <= 1) {
      throw new Refusal(
          "is the lower end a share or a percentage?",
          "write both ends alike: 0.24..0.47 or 24%..47%");
    }
  }

  private Reading uniform(String left, String right) throws Refusal {
    Part low = part(left);
    Part high = part(right);
    requireOneScale(low, high);
    double from = finite(scaled(low.number, factor(low, Optional.of(high.unit))));
    double to = finite(scaled(high.number, factor(high, Optional.of(low.unit))));
    if (from > to) {
      throw new Refusal(
          "the range runs backwards",
          "write the smaller number first: " + right.strip() + ".." + left.strip());
    }
    return new Reading.Read(from == to ? Estimate.exactly(from) : new Estimate.Uniform(from, to));
  }

  private double factor(Part part, Optional<String> otherUnit) throws Refusal {
    String unit = part.unit.isEmpty() ? otherUnit.orElse("") : part.unit;
    if (unit.isEmpty() && !dimension.dimensionless()) {
      throw new Refusal(
          article() + " needs a unit",
          "write it as " + dimension.example() + "; units are " + list());
    }
    Optional<Double> factor = UnitSpelling.factor(unit, dimension);
    if (factor.isEmpty()) {
      throw new Refusal(
          "'" + clipped(unit) + "' is no unit of " + article() + hint(unit), advice(unit));
    }
    return factor.get();
  }

  private String advice(String unit) {
    if (dimension.dimensionless()) {
      return dimension == Dimension.COUNT
          ? letter(unit).map(letter -> "did you mean " + letter + "? ").orElse("")
              + "write a bare count, if need be with k, M, B or T: 1.5M"
          : "write a bare number or a percentage: 0.35 or 35 %";
    }
    for (var known : dimension.units()) {
      if (known.equalsIgnoreCase(unit)) {
        return "units are case-sensitive: did you mean " + known + "?";
      }
    }
    return "units are " + list();
  }

  /// The letter that is meant by `b`, `bn` or `billion`.
  private static Optional<String> letter(String unit) {
    return switch (unit.toLowerCase(Locale.ROOT)) {
      case "thousand" -> Optional.of("k");
      case "mio", "mn", "million", "millions" -> Optional.of("M");
      case "b", "bn", "billion", "billions" -> Optional.of("B");
      case "t", "tn", "trillion", "trillions" -> Optional.of("T");
      default -> Optional.empty();
    };
  }

  private String hint(String unit) {
    for (var other : OTHERS) {
      if (other != dimension && UnitSpelling.factor(unit, other).isPresent()) {
        return " (it is one of " + other.name() + ")";
      }
    }
    return "";
  }

  private String list() {
    var units = dimension.units();
    if (units.size() == 1) {
      return units.getFirst();
    }
    return String.join(", ", units.subList(0, units.size() - 1)) + " and " + units.getLast();
  }

  private String article() {
    String name = dimension.name();
    return ("aeiou".indexOf(name.charAt(0)) >= 0 ? "an " : "a ") + name;
  }

  /// Divides by whole numbers where that is the same, so that 95 % is 0.95 to the last digit.
  private static double scaled(double number, double factor) {
    double inverse = Math.rint(1 / factor);
    return factor < 1 && 1 / inverse == factor ? number / inverse : number * factor;
  }

  private static double finite(double value) throws Refusal {
    if (!Double.isFinite(value)) {
      throw new Refusal("this number is too large", "the largest is about 1.8e308");
    }
    return value;
  }

  /// Splits `12.5e3 kW` into its number and its unit.
  private Part part(String text) throws Refusal {
    String given = text.strip();
    int end = NumberText.end(given);
    if (end == 0) {
      throw notANumber(given);
    }
    String number = given.substring(0, end);
    String unit = given.substring(end).strip();
    if (!unit.isEmpty() && ",.0123456789'".indexOf(unit.charAt(0)) >= 0) {
      throw new Refusal(
          "'" + clipped(given) + "' is not a number lepton can read",
          "write digits without separators and '.' as the decimal point: 1234.5");
    }
    double value = Double.parseDouble(number.replace("_", ""));
    return new Part(finite(value), unit);
  }

  private Refusal notANumber(String given) {
    String plain = given.toLowerCase(java.util.Locale.ROOT);
    if (plain.contains("nan") || plain.contains("inf")) {
      return new Refusal(
          "'" + clipped(given) + "' is not a finite number",
          "write "
              + article()
              + " such as "
              + dimension.example()
              + ", or leave the key out if it is unknown");
    }
    return new Refusal(
        "'" + clipped(given) + "' is not " + article(), "write it as " + dimension.example());
  }

  private static String clipped(String text) {
    return text.length() <= 40 ? text : text.substring(0, 37) + "...";
  }

  private record Part(double number, String unit) {}

  private static final class Refusal extends Exception {
    private static final long serialVersionUID = 1;
    private final String message;
    private final String help;

    Refusal(String message, String help) {
      super(message, null, false, false);
      this.message = message;
      this.help = help;
    }
  }
}
