package lepton.workload;

import java.util.OptionalDouble;

/// Reads points in time as ISO 8601 writes them, `2026-11-23T08:00Z` or `2026-11-23
/// 08:00:00+01:00`; the zone is needed.
public final class Timestamps {

  private static final int[] DAYS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  private static final long SECONDS_PER_DAY = 86_400;

  private final String text;
  private int at;
  private boolean good = true;

  private Timestamps(String text) {
    this.text = text;
  }

  /// Seconds since 1970-01-01T00:00Z; empty where the text is no point in time with a zone.
  public static OptionalDouble read(String text) {
    return new Timestamps(text.strip()).seconds();
  }

  private OptionalDouble seconds() {
    int year = digits(4);
    expect('-');
    int month = digits(2);
    expect('-');
    int day = digits(2);
    if (!next('T') && !next('t')) {
      expect(' ');
    }
    int hour = digits(2);
    expect(':');
    int minute = digits(2);
    double second = 0;
    if (next(':')) {
      second = digits(2) + fraction();
    }
    int zone = zone();
    boolean real =
        good
            && at == text.length()
            && month >= 1
            && month <= 12
            && day >= 1
            && day <= days(year, month)
            && minute < 60
            && second < 61
            && (hour < 24 || (hour == 24 && minute == 0 && second == 0));
    if (!real) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(
        epochDay(year, month, day) * SECONDS_PER_DAY + hour * 3600L + minute * 60L + second - zone);
  }

  private int zone() {
    if (next('Z') || next('z')) {
      return 0;
    }
    int sign = next('+') ? 1 : next('-') ? -1 : 0;
    if (sign == 0) {
      good = false;
      return 0;
    }
    int hours = digits(2);
    int minutes = 0;
    if (next(':') || at < text.length()) {
      minutes = digits(2);
    }
    good &= hours <= 18 && minutes < 60;
    return sign * (hours * 3600 + minutes * 60);
  }

  private double fraction() {
    double fraction = 0;
    if (next('.')) {
      double digit = 0.1;
      int from = at;
      while (at < text.length() && isDigit(text.charAt(at))) {
        fraction += digit * (text.charAt(at) - '0');
        digit /= 10;
        at++;
      }
      good &= at > from;
    }
    return fraction;
  }

  private int digits(int count) {
    int value = 0;
    for (int i = 0; i < count; i++) {
      if (at >= text.length() || !isDigit(text.charAt(at))) {
        good = false;
        return 0;
      }
      value = value * 10 + text.charAt(at) - '0';
      at++;
    }
    return value;
  }

  private boolean next(char c) {
    boolean there = at < text.length() && text.charAt(at) == c;
    at += there ? 1 : 0;
    return there;
  }

  private void expect(char c) {
    good &= next(c);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static int days(int year, int month) {
    boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return month == 2 && leap ? 29 : DAYS[month - 1];
  }

  /// Days since 1970-01-01 in the Gregorian calendar, counted from March so that the leap day is a
  /// year's last.
  private static long epochDay(int year, int month, int day) {
    long y = month <= 2 ? year - 1 : year;
    long era = Math.floorDiv(y, 400);
    long yearOfEra = y - era * 400;
    long dayOfYear = (153L * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    long dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return era * 146_097 + dayOfEra - 719_468;
  }
}
