package lepton.meter;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import lepton.text.Quote;

/// Reads what a command says of itself: `phase NAME`, `step DONE` or `step DONE/ALL`, one a line.
/// Blank lines and those that begin with `#` are left out.
///
/// Bytes come in arbitrary pieces, and a line may be torn anywhere. A line that can't be read is a
/// note and never an error: a measured command must not fail over its marks.
public final class Marks {

  /// Digits of a number of steps: as many as every JSON reader keeps exactly.
  public static final int MOST_DIGITS = 15;

  private static final int LONGEST_LINE = 1_024;
  private static final int LONGEST_NAME = 200;

  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private boolean tooLong;
  private long bad;
  private Optional<String> firstBad = Optional.empty();

  /// The marks that these bytes complete, in order.
  ///
  /// @param at seconds since the start
  public List<Mark> accept(double at, byte[] bytes, int from, int length) {
    var marks = new ArrayList<Mark>();
    for (int i = from; i < from + length; i++) {
      if (bytes[i] == '\n') {
        marks.addAll(end(at));
      } else if (line.size() < LONGEST_LINE) {
        line.write(bytes[i]);
      } else {
        tooLong = true;
      }
    }
    return marks;
  }

  /// What is left where the bytes end without a line end.
  public List<Mark> end(double at) {
    var text = line.toString(UTF_8).strip();
    boolean cut = tooLong;
    line.reset();
    tooLong = false;
    if (text.isEmpty() || text.startsWith("#")) {
      return List.of();
    }
    var mark = cut ? Optional.<Mark>empty() : mark(at, text);
    if (mark.isEmpty()) {
      bad++;
      firstBad = firstBad.or(() -> Optional.of(text));
      return List.of();
    }
    return List.of(mark.get());
  }

  private static Optional<Mark> mark(double at, String text) {
    int space = 0;
    while (space < text.length() && text.charAt(space) > ' ') {
      space++;
    }
    var rest = text.substring(space).strip();
    return switch (text.substring(0, space)) {
      case "phase" -> phase(at, rest);
      case "step" -> step(at, rest);
      default -> Optional.empty();
    };
  }

  private static Optional<Mark> phase(double at, String name) {
    if (name.isEmpty() || name.length() > LONGEST_NAME) {
      return Optional.empty();
    }
    for (int i = 0; i < name.length(); i++) {
      if (Character.isISOControl(name.charAt(i))) {
        return Optional.empty();
      }
    }
    return Optional.of(new Mark.Phase(at, name));
  }

  private static Optional<Mark> step(double at, String numbers) {
    int slash = numbers.indexOf('/');
    var done = number(slash < 0 ? numbers : numbers.substring(0, slash));
    var of = slash < 0 ? OptionalLong.of(0) : number(numbers.substring(slash + 1));
    if (done.isEmpty() || of.isEmpty()) {
      return Optional.empty();
    }
    // more done than there are: whoever counts so does not know how many there are
    boolean known = of.getAsLong() >= done.getAsLong();
    return Optional.of(new Mark.Step(at, done.getAsLong(), known ? of.getAsLong() : 0));
  }

  /// A whole number.
  private static OptionalLong number(String text) {
    var digits = text.strip();
    if (digits.isEmpty() || digits.length() > MOST_DIGITS) {
      return OptionalLong.empty();
    }
    long number = 0;
    for (int i = 0; i < digits.length(); i++) {
      char digit = digits.charAt(i);
      if (digit < '0' || digit > '9') {
        return OptionalLong.empty();
      }
      number = number * 10 + (digit - '0');
    }
    return OptionalLong.of(number);
  }

  /// What could not be read, in sentences.
  public List<String> notes() {
    if (firstBad.isEmpty()) {
      return List.of();
    }
    var lines = bad == 1 ? "1 mark was" : bad + " marks were";
    return List.of(
        lines
            + " not understood, the first "
            + Quote.of(firstBad.get())
            + ": write 'phase NAME' or 'step DONE/ALL'");
  }
}
