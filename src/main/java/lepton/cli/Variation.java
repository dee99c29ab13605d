package lepton.cli;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lepton.plan.advise.Decision;
import lepton.text.Place;
import lepton.text.Problems;
import lepton.text.Quote;
import lepton.text.Scalar;
import lepton.text.SourceText;
import lepton.workload.WorkloadReader.Setting;

/// One `--vary PATH=VALUE,VALUE`: a key and the values it takes in turn.
///
/// A value `30%..90%` stands for five steps from the one end to the other, `30%..90%:13` for
/// thirteen. Commas within `{…}` and `[…]` belong to the value.
///
/// @param settings one a value
/// @param ends of the one range that is all there is, and of which nobody says in how many steps
record Variation(String path, List<Setting> settings, Optional<Ends> ends) {

  /// Steps of a range where nobody says how many: both ends, the middle, and the quarters.
  static final int USUAL_STEPS = 5;

  private static final int MOST_STEPS = 200;

  /// A double ends at 1.8e308; powers of ten beyond are read as no number.
  private static final int MOST_SCALE = 400;

  /// Digits of a step: more would only be rounding.
  private static final MathContext DIGITS = new MathContext(6);

  Variation {
    settings = List.copyOf(settings);
  }

  /// Empty, with problems, where it can't be read.
  static Optional<Variation> read(String option, Problems problems) {
    int equals = option.indexOf('=');
    if (equals <= 0 || option.substring(equals + 1).isBlank()) {
      problems.error(
          "--vary takes PATH=VALUE,VALUE, got " + Quote.of(option),
          "write for instance --vary hardware.accelerator=h100-sxm,a100-sxm4-80gb");
      return Optional.empty();
    }
    var written = "--vary " + option;
    var reader = new Reader(SourceText.of(written, written), problems);
    reader.items(written.indexOf('=') + 1);
    if (reader.values.isEmpty()) {
      return Optional.empty();
    }
    var path = option.substring(0, equals).strip();
    var settings = reader.values.stream().map(value -> new Setting(path, value)).toList();
    // a range makes these, and whatever is named beside it makes more
    boolean range = settings.size() == USUAL_STEPS;
    return Optional.of(new Variation(path, settings, range ? reader.ends : Optional.<Ends>empty()));
  }

  /// Both ends of a range, the lower one first.
  ///
  /// @param suffix the unit behind a number, with its space
  record Ends(BigDecimal low, BigDecimal high, String suffix) {}

  /// The key as one that a search may move: between the ends of a range, or among its values.
  Optional<Decision> decision(Problems problems) {
    if (ends.isPresent()) {
      var its = ends.get();
      return Decision.between(
          path, its.low().doubleValue(), its.high().doubleValue(), its.suffix(), problems);
    }
    return Optional.of(
        new Decision.Among(
            path, settings.stream().map(setting -> setting.value().text()).distinct().toList()));
  }

  /// The last word of the key.
  String shortName() {
    return path.substring(path.lastIndexOf('.') + 1);
  }

  /// Splits an option; finds nothing once something is wrong.
  private static final class Reader {

    private final SourceText text;
    private final Problems problems;
    private final List<Scalar> values = new ArrayList<>();
    private Optional<Ends> ends = Optional.empty();

    Reader(SourceText text, Problems problems) {
      this.text = text;
      this.problems = problems;
    }

    void items(int from) {
      var all = text.content();
      int depth = 0;
      int begin = from;
      for (int i = from; i <= all.length(); i++) {
        char c = i < all.length() ? all.charAt(i) : ',';
        depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
        if (i == all.length() || (c == ',' && depth <= 0)) {
          if (!item(begin, i)) {
            values.clear();
            return;
          }
          begin = i + 1;
        }
      }
    }

    private boolean item(int from, int to) {
      var raw = text.content().substring(from, to);
      int at = from + raw.length() - raw.stripLeading().length();
      var value = raw.strip();
      var place = text.place(at, at + value.length());
      if (value.isEmpty()) {
        problems.error(place, "a value is missing here", "leave out the comma beside it");
        return false;
      }
      int dots = value.indexOf("..");
      if (dots > 0) {
        var low = Step.of(value.substring(0, dots));
        int colon = value.indexOf(':', dots);
        var high = Step.of(value.substring(dots + 2, colon < 0 ? value.length() : colon));
        if (low.isPresent() && high.isPresent()) {
          var count = colon < 0 ? "" : value.substring(colon + 1).strip();
          return range(low.get(), high.get(), count, place);
        }
      }
      values.add(new Scalar(value, false, place));
      return true;
    }

    private boolean range(Step low, Step high, String count, Place place) {
      if (!low.unit.isEmpty() && !high.unit.isEmpty() && !low.unit.equals(high.unit)) {
        problems.error(
            place,
            "the ends of this range are in different units",
            "write both in the same unit, such as 500 W..1000 W");
        return false;
      }
      if (low.number.compareTo(high.number) == 0) {
        problems.error(place, "both ends of this range are the same", "write the value once");
        return false;
      }
      var steps = steps(count, place);
      var unit = high.unit.isEmpty() ? low.unit : high.unit;
      var suffix = (unit.isEmpty() || unit.equals("%") ? "" : " ") + unit;
      if (count.isEmpty()) {
        ends =
            Optional.of(new Ends(low.number.min(high.number), low.number.max(high.number), suffix));
      }
      for (int i = 0; i < steps.orElse(0); i++) {
        var step = step(low.number, high.number, i, steps.get() - 1).toPlainString();
        values.add(new Scalar(step + suffix, false, place));
      }
      return steps.isPresent();
    }

    /// Step `i` of the way; both ends are as they were written.
    private static BigDecimal step(BigDecimal low, BigDecimal high, int i, int last) {
      if (i == 0 || i == last) {
        return i == 0 ? low : high;
      }
      var way = high.subtract(low).multiply(BigDecimal.valueOf(i));
      return low.add(way.divide(BigDecimal.valueOf(last), MathContext.DECIMAL64))
          .round(DIGITS)
          .stripTrailingZeros();
    }

    private Optional<Integer> steps(String count, Place place) {
      if (count.isEmpty()) {
        return Optional.of(USUAL_STEPS);
      }
      boolean digits = count.length() <= 3 && count.chars().allMatch(c -> c >= '0' && c <= '9');
      int steps = digits ? Integer.parseInt(count) : 0;
      if (steps < 2 || steps > MOST_STEPS) {
        problems.error(
            place,
            "a range takes 2 to " + MOST_STEPS + " steps, got " + Quote.of(count),
            "write for instance 30%..90%:13");
        return Optional.empty();
      }
      return Optional.of(steps);
    }
  }

  /// One end of a range.
  private record Step(BigDecimal number, String unit) {

    /// Empty where it begins with no number, or with one that no double holds.
    static Optional<Step> of(String text) {
      var given = text.strip();
      int end = 0;
      while (end < given.length() && "+-.0123456789".indexOf(given.charAt(end)) >= 0) {
        end++;
      }
      boolean exponent =
          end > 0
              && end + 1 < given.length()
              && (given.charAt(end) == 'e' || given.charAt(end) == 'E')
              && "+-0123456789".indexOf(given.charAt(end + 1)) >= 0;
      if (exponent) {
        end += 2;
        while (end < given.length() && Character.isDigit(given.charAt(end))) {
          end++;
        }
      }
      try {
        var number = new BigDecimal(given.substring(0, end));
        return Math.abs((long) number.scale()) > MOST_SCALE
            ? Optional.empty()
            : Optional.of(new Step(number, given.substring(end).strip()));
      } catch (NumberFormatException noNumber) {
        return Optional.empty();
      }
    }
  }
}
