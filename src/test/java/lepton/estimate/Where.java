package lepton.estimate;

import java.util.Optional;
import lepton.quantity.Dimension;
import lepton.workload.Input;
import lepton.workload.IntensitySeries;
import lepton.workload.Site;

/// A site put together in a test. Until something else is said: PUE 1, 1000 g CO2e/kWh, hardware
/// that lasts four years (35 040 h) and is always in use; no water, contract or price.
public final class Where {

  private Site.Intensity intensity = constant(1000);
  private double pue = 1;
  private Optional<Input> wue = Optional.empty();
  private Optional<Input> gridWater = Optional.empty();
  private Optional<Input> residual = Optional.empty();
  private Optional<Input> renewables = Optional.empty();
  private Optional<Site.Price> price = Optional.empty();
  private double lifetimeHours = 35_040;
  private double use = 1;

  private static Site.Intensity constant(double grams) {
    return new Site.Constant(Works.given("grid", grams, Dimension.INTENSITY));
  }

  public Where grams(double gramsPerKwh) {
    intensity = constant(gramsPerKwh);
    return this;
  }

  public Where series(IntensitySeries series) {
    intensity = new Site.Varying(series, Optional.empty());
    return this;
  }

  public Where series(IntensitySeries series, double epochSeconds) {
    intensity = new Site.Varying(series, Optional.of(new Site.Start(epochSeconds, "the start")));
    return this;
  }

  public Where pue(double ratio) {
    pue = ratio;
    return this;
  }

  public Where wue(double litresPerKwh) {
    wue = Optional.of(Works.given("wue", litresPerKwh, Dimension.WATER_INTENSITY));
    return this;
  }

  public Where gridWater(double litresPerKwh) {
    gridWater = Optional.of(Works.given("grid water", litresPerKwh, Dimension.WATER_INTENSITY));
    return this;
  }

  public Where residual(double gramsPerKwh) {
    residual = Optional.of(Works.given("residual", gramsPerKwh, Dimension.INTENSITY));
    return this;
  }

  public Where renewables(double share) {
    renewables = Optional.of(Works.share("renewables", share));
    return this;
  }

  public Where price(double perKwh, String currency) {
    price =
        Optional.of(
            new Site.Price(Works.given("price", perKwh, Dimension.price(currency)), currency));
    return this;
  }

  public Where lifetime(double hours, double shareInUse) {
    lifetimeHours = hours;
    use = shareInUse;
    return this;
  }

  public Site site() {
    return new Site(
        intensity,
        Works.share("pue", pue),
        wue,
        gridWater,
        residual,
        renewables,
        price,
        Works.given("lifetime", lifetimeHours * 3600, Dimension.TIME),
        Works.share("use", use));
  }
}
