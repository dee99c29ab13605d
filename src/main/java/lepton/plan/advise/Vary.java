package lepton.plan.advise;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lepton.quantity.PlainNumber;
import lepton.text.Problems;
import lepton.text.Quote;

/// A key that may move: between two numbers, or among some words.
///
/// @param choices what it may be, as they are written; none where it moves between numbers
/// @param suffix the unit behind a number
public record Vary(String path, List<String> choices, double low, double high, String suffix) {

  private static final int MOST_WHOLE = 512;

  /// Keys that are whole numbers.
  private static final List<String> WHOLE =
      List.of("hardware.count", "inference.batch", "inference.tensor_parallel");

  private static final String FORMS =
      "write KEY=a,b,c or KEY=low..high, such as levers.pruning.keep=30%..90%";

  public Vary {
    choices = List.copyOf(choices);
  }

  boolean continuous() {
    return choices.isEmpty();
  }

  /// The value, rounded to decimals that tell apart a millionth of what it may be.
  Change at(double value) {
    double scale = Math.pow(10, Math.ceil(-Math.log10((high - low) * 1e-6)));
    double rounded = Math.clamp(Math.rint(value * scale) / scale, low, high);
    return new Change(path, PlainNumber.of(rounded) + suffix);
  }

  /// `KEY=a,b,c` or `KEY=low..high`; empty, with a problem, where it is neither.
  public static Optional<Vary> read(String written, Problems problems) {
    int equals = written.indexOf('=');
    if (equals <= 0 || written.substring(equals + 1).isBlank()) {
      problems.error("--vary takes KEY=VALUES, got " + Quote.of(written), FORMS);
      return Optional.empty();
    }
    var path = written.substring(0, equals).strip();
    var values = written.substring(equals + 1).strip();
    int dots = values.indexOf("..");
    if (dots < 0) {
      var choices = new ArrayList<String>();
      for (var choice : values.split(",", -1)) {
        choices.add(choice.strip());
      }
      return Optional.of(new Vary(path, choices, 0, 0, ""));
    }
    return interval(written, path, values.substring(0, dots), values.substring(dots + 2), problems);
  }

  private static Optional<Vary> interval(
      String written, String path, String first, String last, Problems problems) {
    int from = digits(first.strip());
    int to = digits(last.strip());
    try {
      double low = Double.parseDouble(first.strip().substring(0, from));
      double high = Double.parseDouble(last.strip().substring(0, to));
      var suffix = last.strip().substring(to);
      var other = first.strip().substring(from);
      boolean one = other.isEmpty() || other.strip().equals(suffix.strip());
      if (one && low < high && Double.isFinite(high)) {
        return whole(new Vary(path, List.of(), low, high, suffix), problems);
      }
    } catch (NumberFormatException noNumber) {
      // told below, like bounds in the wrong order
    }
    problems.error(
        "--vary takes a lower and a higher number with one unit, got " + Quote.of(written), FORMS);
    return Optional.empty();
  }

  /// How many characters of a text are a number.
  private static int digits(String text) {
    int at = 0;
    while (at < text.length() && "+-.0123456789".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return at;
  }

  private static Optional<Vary> whole(Vary vary, Problems problems) {
    if (!WHOLE.contains(vary.path())) {
      return Optional.of(vary);
    }
    var choices = new ArrayList<String>();
    for (double value = Math.ceil(vary.low()); value <= vary.high(); value++) {
      choices.add(PlainNumber.of(value) + vary.suffix());
      if (choices.size() > MOST_WHOLE) {
        problems.error(
            "--vary " + vary.path() + " names more than " + MOST_WHOLE + " whole numbers",
            "name those to try: " + vary.path() + "=8,16,32");
        return Optional.empty();
      }
    }
    if (choices.isEmpty()) {
      problems.error("--vary " + vary.path() + " names no whole number", FORMS);
      return Optional.empty();
    }
    return Optional.of(new Vary(vary.path(), choices, 0, 0, ""));
  }
}
