package lepton.meter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Reads the lines of a journal that hold nothing but whole numbers after their kind,
/// `["d",1,2000,[3,5,7]]`: there are hundreds of thousands of them.
final class JournalNumbers {

  /// In µJ it is what 1 kW comes to in 28 years; sums of such numbers stay within a `long`.
  private static final long MOST = 900_000_000_000_000_000L;

  private final String text;
  private int at;
  private boolean good = true;

  /// @param payload begins with `["k",`, where k is any letter
  JournalNumbers(String payload) {
    this.text = payload;
    this.at = "[\"k\",".length();
  }

  /// A line of totals: its key's number, its time in ms and the devices' numbers.
  record Line(int key, long at, List<long[]> devices) {}

  /// Empty where the line does not have numbers for so many devices.
  Optional<Line> totals(int count) {
    long key = number();
    expect(',');
    long time = number();
    var devices = new ArrayList<long[]>(count);
    for (int i = 0; i < count && good; i++) {
      expect(',');
      devices.add(device());
    }
    expect(']');
    boolean whole = good && at == text.length();
    boolean sensible = key > 0 && key <= Integer.MAX_VALUE && time >= 0;
    return whole && sensible ? Optional.of(new Line((int) key, time, devices)) : Optional.empty();
  }

  private long[] device() {
    var numbers = new long[Ticks.SIZE];
    expect('[');
    long mask = number();
    good &= mask >= 0 && mask < 1L << Ticks.SIZE;
    for (int i = 0; i < Ticks.SIZE && good; i++) {
      if ((mask >> i & 1) != 0) {
        expect(',');
        numbers[i] = number();
      }
    }
    expect(']');
    return numbers;
  }

  /// So many numbers, none of them below 0; empty where there are others.
  Optional<List<Long>> flat(int count) {
    var numbers = new ArrayList<Long>(count);
    for (int i = 0; i < count && good; i++) {
      if (i > 0) {
        expect(',');
      }
      numbers.add(number());
      good &= numbers.getLast() >= 0;
    }
    expect(']');
    return good && at == text.length() ? Optional.of(numbers) : Optional.empty();
  }

  private void expect(char c) {
    if (at < text.length() && text.charAt(at) == c) {
      at++;
    } else {
      good = false;
    }
  }

  private long number() {
    int from = at;
    while (at < text.length() && (text.charAt(at) == '-' || Character.isDigit(text.charAt(at)))) {
      at++;
    }
    var number = whole(text.substring(from, at));
    good &= number.isPresent();
    return number.orElse(0);
  }

  /// A whole number of sensible size.
  static OptionalLong whole(String text) {
    try {
      long number = Long.parseLong(text);
      return Math.abs(number) <= MOST ? OptionalLong.of(number) : OptionalLong.empty();
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }
}
