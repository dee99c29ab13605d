package lepton.service;

import java.util.List;
import java.util.Optional;
import lepton.quantity.MarginalIntensity;
import lepton.text.Mapping;
import lepton.text.Quote;

/// WattTime, v3: `co2_moer`, the marginal operating emissions rate in lb CO2/MWh, one value each
/// five minutes. `/login` gives a token for 30 minutes (docs.watttime.org).
final class WattTime implements Protocol {

  private static final double USUAL_STEP = 300;
  private static final double LONGEST_STEP = 86_400;
  private static final double MOST_POUNDS = Curve.MOST_GRAMS * 2;
  private static final String SIGNAL = "co2_moer";
  private static final String UNIT = "lbs_co2_per_mwh";

  @Override
  public List<Question> questions(Feed feed, Wanted wanted, double now) {
    int hours = wanted instanceof Wanted.Coming(var ahead) ? Math.clamp(ahead, 1, 72) : 24;
    return List.of(
        new Question(
            "forecast-" + hours,
            "/v3/forecast?region="
                + feed.zone()
                + "&signal_type="
                + SIGNAL
                + "&horizon_hours="
                + hours,
            true,
            true));
  }

  @Override
  public Curve read(String body, Feed feed) throws Answers.Senseless {
    var answer = Answers.object(body);
    var said = Answers.child(answer, "meta");
    if (said.isEmpty()) {
      throw new Answers.Senseless("it has no 'meta', which says what it is of");
    }
    var meta = said.get();
    expect(meta, "region", feed.zone());
    expect(meta, "signal_type", SIGNAL);
    expect(meta, "units", UNIT);
    double step =
        Answers.number(meta, "data_point_period_seconds", LONGEST_STEP).orElse(USUAL_STEP);
    var curve = new Curve(feed, step > 0 ? step : USUAL_STEP);
    for (var item : Answers.list(answer, "data")) {
      var point = Answers.object(item);
      var pounds = Answers.number(point, "value", MOST_POUNDS);
      if (pounds.isPresent()) {
        var marginal = MarginalIntensity.ofPoundsPerMwh(pounds.getAsDouble());
        curve.put(Answers.time(point, "point_time"), marginal.gramsPerKwh());
      }
    }
    return curve;
  }

  private static void expect(Mapping meta, String key, String wanted) throws Answers.Senseless {
    var given = Answers.text(meta, key).orElse("");
    if (!given.equals(wanted)) {
      throw new Answers.Senseless(
          "its " + key + " is " + Quote.of(given) + " and not " + Quote.of(wanted));
    }
  }

  /// The token of an answer to `/login`.
  static Optional<String> token(String body) {
    try {
      return Answers.text(Answers.object(body), "token");
    } catch (Answers.Senseless noToken) {
      return Optional.empty();
    }
  }
}
