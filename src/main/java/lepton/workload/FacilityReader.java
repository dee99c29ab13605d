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

  /// The row that stands for a data centre of which nothing is known.
  private static final String INDUSTRY = "industry";

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
      return fleet(key, own.get(), "");
    }
    var its = region.filter(place -> place.pue().isPresent());
    if (its.isPresent()) {
      return context.assume(
          new Input(
              key,
              Estimate.exactly(its.get().pue().getAsDouble()),
              Dimension.RATIO,
              context.catalog().origin(its.get())));
    }
    var operator =
        region.flatMap(context.catalog()::operator).filter(place -> place.pue().isPresent());
    if (operator.isPresent()) {
      return fleet(
          key, operator.get(), "fleet of the operator, as none is published for the region; ");
    }
    var typical = context.catalog().dataCenter(personal ? "edge" : INDUSTRY).found();
    return typical
        .map(
            row ->
                fleet(key, row, personal ? "no facility around it; " : "average of the industry; "))
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

  /// The PUE of a row: that of one site as it is, of a fleet or an industry with the spread of what
  /// is in it.
  ///
  /// @param why why it is taken; empty where it was named
  private Input fleet(String key, DataCenter row, String why) {
    var spread = spread(row, row.id().equals(INDUSTRY) ? "pue_industry" : "pue_fleet");
    return context.assume(
        new Input(
            key, spread.above(1, row.pue().orElse(1)), Dimension.RATIO, origin(row, why, spread)));
  }

  private Spread spread(DataCenter row, String key) {
    var basis = row.provenance().basis().orElse("");
    boolean one = basis.contains("one site") || basis.startsWith("definition");
    return one || row.provenance().own() ? Spread.NONE : Spread.of(key, context);
  }

  private Origin origin(DataCenter row, String why, Spread spread) {
    return switch (context.catalog().origin(row)) {
      case Origin.InCatalogue named ->
          why.isEmpty()
              ? new Origin.InCatalogue(
                  named.catalogue(), named.id(), named.source() + spread.words())
              : new Origin.ByDefault(why + named.source() + spread.words());
      case Origin.InFile _, Origin.OnCommandLine _, Origin.ByDefault _, Origin.Derived _ ->
          why.isEmpty()
              ? context.catalog().origin(row)
              : new Origin.ByDefault(why + context.catalog().citation(row));
    };
  }

  Optional<Input> wue() {
    Optional<Input> given = fields.notNegative("wue", Dimension.WATER_INTENSITY);
    if (given.isPresent() || fields.has("wue")) {
      return given;
    }
    var own = dataCenter.filter(place -> place.wue().isPresent());
    if (own.isPresent()) {
      return fleetWater(own.get(), "");
    }
    var its = region.filter(place -> place.wue().isPresent());
    if (its.isPresent()) {
      return water(
          Estimate.exactly(its.get().wue().get().litresPerKwh()),
          context.catalog().origin(its.get()));
    }
    var operator =
        region.flatMap(context.catalog()::operator).filter(place -> place.wue().isPresent());
    if (operator.isPresent()) {
      return fleetWater(operator.get(), "fleet of the operator; ");
    }
    if (personal) {
      return water(Estimate.exactly(0), new Origin.ByDefault("no facility around it"));
    }
    return context
        .catalog()
        .factor("water.wue")
        .map(
            factor ->
                context.assume(
                    context.byDefault(factor, fields.path("wue"), Dimension.WATER_INTENSITY, 1)));
  }

  private Optional<Input> fleetWater(DataCenter row, String why) {
    var spread = spread(row, "wue_fleet");
    return water(spread.about(row.wue().orElseThrow().litresPerKwh()), origin(row, why, spread));
  }

  private Optional<Input> water(Estimate litres, Origin origin) {
    return Optional.of(
        context.assume(new Input(fields.path("wue"), litres, Dimension.WATER_INTENSITY, origin)));
  }
}
