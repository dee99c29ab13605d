package lepton.workload;

import java.util.Optional;
import lepton.catalog.Factor;
import lepton.catalog.Grid;
import lepton.quantity.Dimension;

/// What is known of a grid beside the intensity of its electricity.
final class GridFigures {

  private final Context context;
  private final Fields fields;

  /// @param fields of the site
  GridFigures(Fields fields) {
    this.context = fields.context();
    this.fields = fields;
  }

  /// Water used to make the electricity.
  Optional<Input> water(Optional<Grid> grid) {
    Optional<Input> given = fields.notNegative("wue_grid", Dimension.WATER_INTENSITY);
    if (given.isPresent() || fields.has("wue_grid")) {
      return given;
    }
    var factor = grid.flatMap(known -> context.catalog().factor("water.grid", known));
    String key = fields.path("wue_grid");
    if (factor.isPresent()) {
      return factor.map(found -> context.assume(water(found, key)));
    }
    return context
        .catalog()
        .factor("water.grid:WORLD")
        .map(
            world ->
                context.assume(
                    Input.byDefault(
                        key,
                        Context.estimate(world),
                        Dimension.WATER_INTENSITY,
                        "the world's average; " + context.source(world))));
  }

  /// Intensity of the residual mix.
  Optional<Input> residual(Optional<Grid> grid) {
    Optional<Input> given = fields.notNegative("residual", Dimension.INTENSITY);
    if (given.isPresent() || fields.has("residual")) {
      return given;
    }
    Optional<Grid> mix = grid.flatMap(context.catalog()::residualMix);
    return mix.map(
        row ->
            context.assume(
                context.published(
                    fields.path("residual"),
                    row.provenance().own() ? Spread.NONE : Spread.of("grid_year", context),
                    row,
                    row.intensity().gramsPerKwh(),
                    Dimension.INTENSITY)));
  }

  /// A country's figure, of which another source may say another; a person's own and one with a
  /// range of its own as it is.
  private Input water(Factor factor, String key) {
    if (factor.provenance().own() || (factor.low().isPresent() && factor.high().isPresent())) {
      return context.byDefault(factor, key, Dimension.WATER_INTENSITY, 1);
    }
    var spread = Spread.of("water_grid", context);
    return Input.byDefault(
        key,
        spread.about(factor.value()),
        Dimension.WATER_INTENSITY,
        context.source(factor) + spread.words());
  }
}
