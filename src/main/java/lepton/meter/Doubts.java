package lepton.meter;

import static lepton.text.JsonText.number;

import lepton.quantity.Estimate;
import tools.jackson.core.JsonGenerator;

/// How sure a figure is, in a recording's JSON, beside the one number to compute with.
///
/// | `kind` | its numbers |
/// |---|---|
/// | `normal` | `sigma` |
/// | `uniform` | `low`, `high` |
/// | `triangular` | `low`, `mode`, `high` |
/// | `quantiles`, `median` | `p10`, `p50`, `p90` |
final class Doubts {

  private static final String DOUBT = "doubt";

  /// A value as written may differ from the mean of its doubt by rounding. Assumed.
  private static final double ROUNDING = 1e-6;

  private Doubts() {}

  /// Into an open object; nothing where there is no doubt.
  static void write(JsonGenerator json, Estimate amount) {
    if (!amount.uncertain()) {
      return;
    }
    switch (amount) {
      case Estimate.Exact _ -> {}
      case Estimate.Normal(_, double sigma) -> {
        begin(json, "normal");
        number(json, "sigma", sigma);
        json.writeEndObject();
      }
      case Estimate.Uniform(double low, double high) -> {
        begin(json, "uniform");
        number(json, "low", low);
        number(json, "high", high);
        json.writeEndObject();
      }
      case Estimate.Triangular(double low, double mode, double high) -> {
        begin(json, "triangular");
        number(json, "low", low);
        number(json, "mode", mode);
        number(json, "high", high);
        json.writeEndObject();
      }
      case Estimate.Quantiles(double p10, double p50, double p90) ->
          percentiles(json, "quantiles", p10, p50, p90);
      case Estimate.Median(double p10, double p50, double p90) ->
          percentiles(json, "median", p10, p50, p90);
    }
  }

  private static void percentiles(
      JsonGenerator json, String kind, double p10, double p50, double p90) {
    begin(json, kind);
    number(json, "p10", p10);
    number(json, "p50", p50);
    number(json, "p90", p90);
    json.writeEndObject();
  }

  private static void begin(JsonGenerator json, String kind) {
    json.writeObjectPropertyStart(DOUBT);
    json.writeStringProperty("kind", kind);
  }

  /// The amount of a value and its doubt. Where the value is not that of the doubt it was changed
  /// by hand, and stands alone.
  static Estimate read(JsonFields fields, double value) {
    var doubt = fields.object(DOUBT);
    if (doubt.isEmpty()) {
      return Estimate.exactly(value);
    }
    var amount = amount(doubt.get(), value);
    return Math.abs(amount.mean() - value) <= ROUNDING * Math.abs(value)
        ? amount
        : Estimate.exactly(value);
  }

  private static Estimate amount(JsonFields doubt, double value) {
    var kind = doubt.neededText("kind");
    switch (kind) {
      case "normal" -> {
        return new Estimate.Normal(value, doubt.neededNumber("sigma"));
      }
      case "uniform" -> {
        double low = needed(doubt, "low");
        double high = needed(doubt, "high");
        if (ordered(doubt, low, high, high)) {
          return new Estimate.Uniform(low, high);
        }
      }
      case "triangular" -> {
        double low = needed(doubt, "low");
        double mode = needed(doubt, "mode");
        double high = needed(doubt, "high");
        if (ordered(doubt, low, mode, high)) {
          return new Estimate.Triangular(low, mode, high);
        }
      }
      case "quantiles", "median" -> {
        double p10 = needed(doubt, "p10");
        double p50 = needed(doubt, "p50");
        double p90 = needed(doubt, "p90");
        if (ordered(doubt, p10, p50, p90)) {
          return kind.equals("median")
              ? new Estimate.Median(p10, p50, p90)
              : new Estimate.Quantiles(p10, p50, p90);
        }
      }
      default ->
          doubt.error("kind", "kind is none of normal, uniform, triangular, quantiles and median");
    }
    return Estimate.exactly(value);
  }

  /// 0, with a problem, where it is missing.
  private static double needed(JsonFields doubt, String key) {
    var number = doubt.anyNumber(key);
    return number.isPresent() ? number.getAsDouble() : doubt.neededNumber(key);
  }

  private static boolean ordered(JsonFields doubt, double low, double middle, double high) {
    boolean sound = low <= middle && middle <= high;
    if (!sound) {
      doubt.error("kind", "the numbers of a doubt must rise");
    }
    return sound;
  }
}
