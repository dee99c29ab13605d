package lepton.service;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import lepton.text.Quote;

/// Electricity Maps, v3: `carbon-intensity/history` of the last 24 hours (in the free plan),
/// `/forecast` and `/past-range` (in paid ones); one value an hour, g CO2eq/kWh over the life cycle
/// (API Reference, app.electricitymaps.com/developer-hub/api/reference).
final class ElectricityMaps implements Protocol {

  private static final double HOUR = 3600;
  private static final double HISTORY = 23 * HOUR;
  private static final String PATH = "/v3/carbon-intensity/";

  /// Where a list may stand: in answers of the history, the forecast, the past and of version 4.
  private static final List<String> LISTS = List.of("history", "forecast", "data");

  @Override
  public List<Question> questions(Feed feed, Wanted wanted, double now) {
    // Without the latter an unknown zone is answered with the caller's own, by its address.
    var query = "?zone=" + feed.zone() + "&emissionFactorType=lifecycle&disableCallerLookup=true";
    return switch (wanted) {
      case Wanted.Coming(var hours) -> {
        int horizon = hours <= 24 ? 24 : hours <= 48 ? 48 : 72;
        yield List.of(
            new Question("history", PATH + "history" + query, false, true),
            new Question(
                "forecast-" + horizon,
                PATH + "forecast" + query + "&horizonHours=" + horizon,
                true,
                true));
      }
      case Wanted.Running _ ->
          List.of(new Question("history", PATH + "history" + query, true, true));
      case Wanted.Past(var from, var to) ->
          from > now - HISTORY
              ? List.of(new Question("history", PATH + "history" + query, true, true))
              : List.of(
                  new Question(
                      "past",
                      PATH
                          + "past-range"
                          + query
                          + "&start="
                          + hour(from)
                          + "&end="
                          + hour(to + HOUR),
                      true,
                      false));
    };
  }

  private static String hour(double time) {
    return Instant.ofEpochSecond((long) (Math.floor(time / HOUR) * HOUR)).toString();
  }

  @Override
  public Curve read(String body, Feed feed) throws Answers.Senseless {
    var answer = Answers.object(body);
    var zone = Answers.text(answer, "zone");
    if (!zone.equals(Optional.of(feed.zone()))) {
      throw new Answers.Senseless(
          zone.isEmpty()
              ? "it does not say which zone it is of"
              : "it is of another zone, " + Quote.of(zone.get()));
    }
    var curve = new Curve(feed, HOUR);
    var key = "";
    for (var each : LISTS) {
      key = key.isEmpty() && answer.get(each).isPresent() ? each : key;
    }
    for (var item : Answers.list(answer, key.isEmpty() ? "history" : key)) {
      var point = Answers.object(item);
      var grams = Answers.number(point, "carbonIntensity", Curve.MOST_GRAMS);
      if (grams.isPresent()) {
        curve.put(Answers.time(point, "datetime"), grams.getAsDouble());
      }
    }
    return curve;
  }
}
