package lepton.service;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.Optional;
import java.util.OptionalDouble;

/// Reads the market time units of ENTSO-E's exports, of which the beginning counts: `01/01/2024
/// 00:00:00 - 01/01/2024 01:00:00` and, from before 2024, `01.01.2019 00:00 - 01.01.2019 01:00
/// (CET)`. The zone stands there or in the column's name, `MTU (CET/CEST)`.
final class MarketTime {

  private final Optional<String> zoneOfColumn;

  /// @param column its name
  MarketTime(String column) {
    this.zoneOfColumn = zone(column);
  }

  /// Seconds since 1970-01-01T00:00Z; empty where the text is none, or its zone is not known.
  ///
  /// @param after the time of the row before: of an hour that there is twice, when clocks go back,
  ///     the first is meant unless it is past
  OptionalDouble read(String cell, double after) {
    int end = cell.indexOf(" - ");
    var begin = (end < 0 ? cell : cell.substring(0, end)).strip();
    var local = local(begin);
    var name = zone(begin).or(() -> zone(cell)).or(() -> zoneOfColumn);
    var rules = name.flatMap(MarketTime::rules);
    if (local.isEmpty() || rules.isEmpty()) {
      return OptionalDouble.empty();
    }
    var offsets = rules.get().getValidOffsets(local.get());
    if (offsets.isEmpty()) {
      return OptionalDouble.empty();
    }
    double first = local.get().toEpochSecond(offsets.getFirst());
    double last = local.get().toEpochSecond(offsets.getLast());
    boolean winter = zone(begin).isPresent() && !begin.contains("EST)");
    boolean summer = begin.contains("EST)");
    return OptionalDouble.of(winter || (first <= after && !summer) ? last : first);
  }

  /// What stands between brackets.
  private static Optional<String> zone(String text) {
    int open = text.lastIndexOf('(');
    int close = text.indexOf(')', Math.max(0, open));
    return open < 0 || close < 0
        ? Optional.empty()
        : Optional.of(text.substring(open + 1, close).strip());
  }

  private static Optional<ZoneRules> rules(String zone) {
    return switch (zone) {
      case "UTC", "GMT" -> Optional.of(ZoneOffset.UTC.getRules());
      case "CET", "CEST", "CET/CEST" -> Optional.of(ZoneId.of("Europe/Brussels").getRules());
      case "WET", "WEST", "WET/WEST" -> Optional.of(ZoneId.of("Europe/Lisbon").getRules());
      case "EET", "EEST", "EET/EEST" -> Optional.of(ZoneId.of("Europe/Athens").getRules());
      default -> Optional.empty();
    };
  }

  /// Day, month, year, or the other way round where the year comes first.
  private static Optional<LocalDateTime> local(String text) {
    var numbers = new int[6];
    int count = 0;
    int digits = 0;
    boolean yearFirst = text.length() > 4 && text.charAt(4) == '-';
    for (int i = 0; i < text.length() && text.charAt(i) != '('; i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9' && count < numbers.length && digits < 4) {
        numbers[count] = numbers[count] * 10 + c - '0';
        digits++;
      } else if ("./-: T".indexOf(c) >= 0) {
        count += digits > 0 ? 1 : 0;
        digits = 0;
      } else {
        return Optional.empty();
      }
    }
    count += digits > 0 ? 1 : 0;
    if (count < 5) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          LocalDateTime.of(
              numbers[yearFirst ? 0 : 2],
              numbers[1],
              numbers[yearFirst ? 2 : 0],
              numbers[3],
              numbers[4],
              numbers[5]));
    } catch (DateTimeException noTime) {
      return Optional.empty();
    }
  }
}
