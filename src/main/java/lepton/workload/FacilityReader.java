package lepton.workload;

import java.util.Optional;
import lepton.catalog.DataCenter;
import lepton.catalog.Region;
import lepton.quantity.Dimension;
import lepton.quantity.Estimate;
import lepton.quantity.PlainNumber;
import lepton.quantity.Shown;
import lepton.text.Origin;

/// PUE and WUE: given, else the data centre's, else the region's, else its operator's, else an
/// average.
final class FacilityReader {

  /// PUE is facility energy over IT energy (ISO/IEC 30134-2).
  private static final Range PUE = new Range("at least 1", 1, false, Double.MAX_VALUE);

  /// The worst rooms reported are near 3. Assumed.
  private static final double MOST_PUE = 3;

  private final Context context;
  private final boolean stated;
  private final boolean personal;

  private final Fields fields;
  private final Optional<Region> region;
  private final Optional<DataCenter> dataCenter;

  /// @param stated whether energies are stated directly, facility included
  /// @param personal whether the hardware stands in no data centre
  FacilityReader(
      Fields fields,
      Optional<Region> region,
      Optional<DataCenter> dataCenter,
      boolean stated,
      boolean personal) {
    this.context = fields.context();
    this.stated = stated;
    this.personal = personal;
    this.fields = fields;
    this.region = region;
    this.dataCenter = dataCenter;
  }

  Input pue() {
    if (fields.has("pue")) {
      return given();
    }
    String key = fields.path("pue");
    if (stated) {
      return context.assume(
          Input.byDefault(
              key,
              1,
              Dimension.RATIO,
              "assumed: costs that are stated directly include the facility"));
    }
    var own = dataCenter.filter(place -> place.pue().isPresent());
    if (own.isPresent()) {
      return listed(key, own.get().pue().getAsDouble(), context.catalog().origin(own.get()));
    }
    var its = region.filter(place -> place.pue().isPresent());
    if (its.isPresent()) {
      return listed(key, its.get().pue().getAsDouble(), context.catalog().origin(its.get()));
    }
    var operator =
        region.flatMap(context.catalog()::operator).filter(place -> place.pue().isPresent());
    if (operator.isPresent()) {
      return average(
          key, operator.get(), "fleet of the operator, as none is published for the region");
    }
    var typical = context.catalog().dataCenter(personal ? "edge" : "industry").found();
    return typical
        .map(
            row ->
                average(key, row, personal ? "no facility around it" : "average of the industry"))
        .orElseGet(() -> context.assume(Input.byDefault(key, 1.5, Dimension.RATIO, "assumed")));
  }

  private Input given() {
    Optional<Input> pue = fields.positive("pue", Dimension.RATIO);
    if (pue.isPresent() && !PUE.admits(pue.get().amount())) {
      context
          .problems()
          .error(
              fields.valuePlace("pue"),
              "PUE is facility over IT energy and cannot be below 1",
              "did you give its inverse? 1/"
                  + PlainNumber.of(pue.get().mean())
                  + " is "
                  + Shown.number(1 / pue.get().mean()));
    } else if (pue.isPresent() && pue.get().mean() > MOST_PUE) {
      context
          .problems()
          .warning(
              fields.valuePlace("pue"),
              "a PUE of "
                  + Shown.number(pue.get().mean())
                  + " is above the worst that are reported",
              "PUE is facility over IT energy: 1.1 to 2 is usual");
    }
    return pue.orElseGet(() -> Input.byDefault(fields.path("pue"), 1, Dimension.RATIO, "assumed"));
  }

  private Input listed(String key, double value, Origin origin) {
    return context.assume(new Input(key, Estimate.exactly(value), Dimension.RATIO, origin));
  }

  private Input average(String key, DataCenter row, String what) {
    return context.assume(
        Input.byDefault(
            key,
            row.pue().orElse(1),
            Dimension.RATIO,
            what + "; " + context.catalog().citation(row)));
  }

  Optional<Input> wue() {
    Optional<Input> given = fields.notNegative("wue", Dimension.WATER_INTENSITY);
    if (given.isPresent() || fields.has("wue")) {
      return given;
    }
    var own = dataCenter.filter(place -> place.wue().isPresent());
    if (own.isPresent()) {
      return water(own.get().wue().get().litresPerKwh(), context.catalog().origin(own.get()));
    }
    var its = region.filter(place -> place.wue().isPresent());
    if (its.isPresent()) {
      return water(its.get().wue().get().litresPerKwh(), context.catalog().origin(its.get()));
    }
    var operator =
        region.flatMap(context.catalog()::operator).filter(place -> place.wue().isPresent());
    if (operator.isPresent()) {
      var origin =
          new Origin.ByDefault(
              "fleet of the operator; " + context.catalog().citation(operator.get()));
      return water(operator.get().wue().get().litresPerKwh(), origin);
    }
    if (personal) {
      return water(0, new Origin.ByDefault("no facility around it"));
    }
    return context
        .catalog()
        .factor("water.wue")
        .map(
            factor ->
                context.assume(
                    context.byDefault(factor, fields.path("wue"), Dimension.WATER_INTENSITY, 1)));
  }

  private Optional<Input> water(double litres, Origin origin) {
    return Optional.of(
        context.assume(
            new Input(
                fields.path("wue"), Estimate.exactly(litres), Dimension.WATER_INTENSITY, origin)));
  }
}
