package lepton.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lepton.quantity.Dimension;
import lepton.quantity.Shown;
import lepton.text.Mapping;
import lepton.text.Node;
import lepton.text.Place;
import lepton.text.Scalar;
import lepton.text.Sequence;

/// Reads a unit cost of the document's equations: `3.5 J`, `{polynomial: [c0, c1]}` or `{table:
/// [[D, cost], …]}`.
final class CostReader {

  private static final String FORMS =
      "write 3.5 J, {polynomial: [0.5, 0.02]} or {table: [[64, 1.1], [128, 2.0]]}";

  /// So that no power of D leaves what a double holds.
  private static final int MOST_COEFFICIENTS = 8;

  /// Points that can't be read before the rest is passed over.
  private static final int MOST_BAD_POINTS = 10;

  private static final int MOST_POINTS = 10_000;

  private final Context context;

  CostReader(Context context) {
    this.context = context;
  }

  Optional<UnitCost> read(Fields equations, String key) {
    Optional<Node> node = equations.node(key);
    if (node.isEmpty()) {
      return Optional.empty();
    }
    String path = equations.path(key);
    return switch (node.get()) {
      case Scalar scalar -> constant(scalar, path);
      case Mapping mapping when mapping.get("low").isPresent() -> constant(mapping, path);
      case Mapping mapping -> described(Fields.of(path, mapping, Keys.COST, context));
      case Sequence list -> {
        context.problems().error(list.place(), "'" + key + "' is a list without a name", FORMS);
        yield Optional.empty();
      }
    };
  }

  private Optional<UnitCost> constant(Node node, String path) {
    return context
        .amounts()
        .read(node, path, Dimension.ENERGY, Range.NOT_NEGATIVE)
        .map(UnitCost.Constant::new);
  }

  private Optional<UnitCost> described(Fields fields) {
    List<String> ways = fields.oneOf("the cost", Keys.COST);
    if (ways.isEmpty()) {
      context.problems().error(fields.place(), "a cost that is not stated", FORMS);
      return Optional.empty();
    }
    String way = ways.getFirst();
    if (!(fields.node(way).get() instanceof Sequence list) || list.items().isEmpty()) {
      context
          .problems()
          .error(
              fields.valuePlace(way),
              "'" + way + "' is a list",
              way.equals("table")
                  ? "write it as [[64, 1.1], [128, 2.0]], points of D and cost in J"
                  : "write it as [0.5, 0.02, 1e-5] for c0 + c1·D + c2·D², in J");
      return Optional.empty();
    }
    return way.equals("table") ? table(list, fields.path(way)) : polynomial(list, fields.path(way));
  }

  private Optional<UnitCost> polynomial(Sequence list, String path) {
    if (list.items().size() > MOST_COEFFICIENTS) {
      context
          .problems()
          .error(
              list.items().get(MOST_COEFFICIENTS).place(),
              "more than " + MOST_COEFFICIENTS + " coefficients",
              "fit a polynomial of lower degree, or give a table");
      return Optional.empty();
    }
    var coefficients = new ArrayList<Input>();
    for (int i = 0; i < list.items().size(); i++) {
      joules(list.items().get(i), path + "." + i, Range.ANY).ifPresent(coefficients::add);
    }
    return coefficients.size() == list.items().size()
        ? Optional.of(new UnitCost.Polynomial(coefficients))
        : Optional.empty();
  }

  /// An energy: a bare number is in J.
  private Optional<Input> joules(Node node, String path, Range range) {
    if (Amounts.reads(node, Dimension.RATIO) && Amounts.written(node).indexOf('%') < 0) {
      return context
          .amounts()
          .read(node, path, Dimension.RATIO, range)
          .map(bare -> new Input(path, bare.amount(), Dimension.ENERGY, bare.origin()))
          .filter(input -> computable(input, node));
    }
    return context.amounts().read(node, path, Dimension.ENERGY, range);
  }

  private boolean computable(Input input, Node node) {
    if (Range.computable(input.amount(), Dimension.ENERGY)) {
      return true;
    }
    context
        .problems()
        .error(node.place(), "a cost beyond anything there is", "is the exponent right?");
    return false;
  }

  private Optional<UnitCost> table(Sequence list, String path) {
    if (list.items().size() < 2 || list.items().size() > MOST_POINTS) {
      context
          .problems()
          .error(
              list.place(),
              "a table has 2 to " + MOST_POINTS + " points, this one has " + list.items().size(),
              "write it as [[64, 1.1], [128, 2.0]]; for a single cost write it alone: 3.5 J");
      return Optional.empty();
    }
    var points = new ArrayList<UnitCost.Point>();
    boolean good = true;
    for (int i = 0; i < list.items().size() && points.size() >= i - MOST_BAD_POINTS; i++) {
      Optional<UnitCost.Point> point = point(list.items().get(i), path + "." + i);
      good &= point.isPresent();
      if (point.isPresent()) {
        boolean rises = rises(points, point.get(), list.items().get(i).place());
        good &= rises;
        if (rises) {
          points.add(point.get());
        }
      }
    }
    return good ? Optional.of(new UnitCost.Table(points)) : Optional.empty();
  }

  private boolean rises(List<UnitCost.Point> points, UnitCost.Point next, Place at) {
    if (points.isEmpty() || next.dimension() > points.getLast().dimension()) {
      return true;
    }
    context
        .problems()
        .error(
            at,
            "the dimensions of a table must rise: "
                + Shown.number(next.dimension())
                + " follows "
                + Shown.number(points.getLast().dimension()),
            "sort the points by D, and keep one for each");
    return false;
  }

  private Optional<UnitCost.Point> point(Node node, String path) {
    if (!(node instanceof Sequence pair) || pair.items().size() != 2) {
      context
          .problems()
          .error(
              node.place(),
              "a point of a table is [D, cost]",
              "write it as [64, 1.1]: the dimension, and the cost in J");
      return Optional.empty();
    }
    Optional<Input> dimension =
        context
            .amounts()
            .read(pair.items().getFirst(), path + ".D", Dimension.COUNT, Range.NOT_NEGATIVE);
    Optional<Input> cost = joules(pair.items().get(1), path, Range.NOT_NEGATIVE);
    if (dimension.isPresent() && dimension.get().amount().uncertain()) {
      context
          .problems()
          .error(
              pair.items().getFirst().place(),
              "the D of a point is one number",
              "let the cost be uncertain: [64, 1.1 ± 0.1]");
      return Optional.empty();
    }
    return dimension.isPresent() && cost.isPresent()
        ? Optional.of(new UnitCost.Point(dimension.get().mean(), cost.get()))
        : Optional.empty();
  }

  /// Checks that a cost holds at D: within its table, and not below 0.
  void holds(UnitCost cost, Input dimension, String name, Place at) {
    double d = dimension.mean();
    switch (cost) {
      case UnitCost.Constant _ -> {}
      case UnitCost.Table table -> {
        if (!table.covers(d)) {
          context
              .problems()
              .error(
                  at,
                  name
                      + " = "
                      + Shown.number(d)
                      + " lies outside the table, which covers "
                      + Shown.number(table.points().getFirst().dimension())
                      + " to "
                      + Shown.number(table.points().getLast().dimension()),
                  "add points: lepton interpolates and does not extrapolate");
        }
      }
      case UnitCost.Polynomial(List<Input> coefficients) -> {
        double joules = 0;
        for (int i = coefficients.size() - 1; i >= 0; i--) {
          joules = joules * d + coefficients.get(i).mean();
        }
        if (!(joules >= 0) || joules > 1e150) {
          context
              .problems()
              .error(
                  at,
                  "the polynomial gives "
                      + Shown.number(joules)
                      + " J at "
                      + name
                      + " = "
                      + Shown.number(d),
                  "a cost is 0 or more: does the fit hold at this dimension?");
        }
      }
    }
  }
}
