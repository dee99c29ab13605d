package lepton.meter.sensor;

import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;

/// Whole numbers in the kernel's text, read where they stand.
final class Digits {

  private Digits() {}

  /// The one whole number of a text, white space around it allowed.
  static OptionalLong whole(String text) {
    var bytes = text.getBytes(StandardCharsets.US_ASCII);
    return whole(bytes, 0, bytes.length);
  }

  /// The one whole number between two offsets, white space around it allowed; absent where there is
  /// anything else, or more than a `long` holds.
  static OptionalLong whole(byte[] bytes, int from, int to) {
    int at = skip(bytes, from, to);
    int end = to;
    while (end > at && bytes[end - 1] <= ' ') {
      end--;
    }
    boolean negative = at < end && bytes[at] == '-';
    at += negative ? 1 : 0;
    if (at == end || end - at > 19) {
      return OptionalLong.empty();
    }
    long value = 0;
    for (; at < end; at++) {
      int digit = bytes[at] - '0';
      if (digit < 0 || digit > 9 || value > (Long.MAX_VALUE - digit) / 10) {
        return OptionalLong.empty();
      }
      value = 10 * value + digit;
    }
    return OptionalLong.of(negative ? -value : value);
  }

  /// The offset of the next byte that is not white space.
  static int skip(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to && bytes[at] <= ' ') {
      at++;
    }
    return at;
  }

  /// The offset behind the word that begins here.
  static int end(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to && bytes[at] > ' ') {
      at++;
    }
    return at;
  }

  /// Fills `fields` with the whole numbers that follow one another from an offset, and says how
  /// many there were; anything else ends them.
  static int fields(byte[] bytes, int from, int to, long[] fields) {
    int count = 0;
    int at = skip(bytes, from, to);
    while (at < to && count < fields.length) {
      int end = end(bytes, at, to);
      var number = whole(bytes, at, end);
      if (number.isEmpty()) {
        return count;
      }
      fields[count++] = number.getAsLong();
      at = end;
      while (at < to && bytes[at] == ' ') {
        at++;
      }
      if (at < to && bytes[at] == '\n') {
        return count;
      }
    }
    return count;
  }
}
