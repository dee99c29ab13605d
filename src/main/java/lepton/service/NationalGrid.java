package lepton.service;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The Carbon Intensity API of Great Britain's system operator: one value a half hour, g CO2/kWh,
/// `actual` where it is known and `forecast` else (carbon-intensity.github.io/api-definitions).
final class NationalGrid implements Protocol {

  private static final double HALF_HOUR = 1800;

  /// The longest that one question may span is 14 days.
  private static final double LONGEST = 13 * 86_400.0;

  @Override
  public List<Question> questions(Feed feed, Wanted wanted, double now) {
    return switch (wanted) {
      case Wanted.Coming _ -> List.of(coming(now));
      case Wanted.Running(var since) -> {
        var both = new ArrayList<Question>();
        both.add(coming(now));
        if (since < now - HALF_HOUR) {
          both.add(past(Math.max(since, now - LONGEST), now, false));
        }
        yield both;
      }
      case Wanted.Past(var from, var to) -> {
        var parts = new ArrayList<Question>();
        for (double begin = from; begin < to || parts.isEmpty(); begin += LONGEST) {
          parts.add(past(begin, Math.min(to, begin + LONGEST), true));
        }
        yield parts;
      }
    };
  }

  private static Question coming(double now) {
    return new Question("forecast", "/intensity/" + minute(now) + "/fw48h", true, true);
  }

  private static Question past(double from, double to, boolean needed) {
    var path = "/intensity/" + minute(from) + "/" + minute(to + HALF_HOUR);
    return new Question("past", path, needed, false);
  }

  /// `2026-11-24T12:00Z`: the half hour that a time lies in is asked for by a minute within it.
  private static String minute(double time) {
    double begin = Math.floor(time / HALF_HOUR) * HALF_HOUR + 60;
    return Instant.ofEpochSecond((long) begin).toString().replace(":00Z", "Z");
  }

  @Override
  public Curve read(String body, Feed feed) throws Answers.Senseless {
    var curve = new Curve(feed, HALF_HOUR);
    for (var item : Answers.list(Answers.object(body), "data")) {
      var point = Answers.object(item);
      var intensity = Answers.child(point, "intensity");
      if (intensity.isEmpty()) {
        throw new Answers.Senseless("a half hour has no intensity");
      }
      var actual = Answers.number(intensity.get(), "actual", Curve.MOST_GRAMS);
      var grams =
          actual.isPresent()
              ? actual
              : Answers.number(intensity.get(), "forecast", Curve.MOST_GRAMS);
      if (grams.isPresent()) {
        curve.put(Answers.time(point, "from"), grams.getAsDouble());
      }
    }
    return curve;
  }
}
