package lepton.energy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lepton.derivation.Derivation;
import lepton.derivation.Equation;
import lepton.quantity.Energy;
import lepton.quantity.Span;
import lepton.workload.Computation;
import lepton.workload.Draw;
import lepton.workload.Input;
import lepton.workload.Levers;
import lepton.workload.UnitCost;

/// The document's equations (2) to (6) as a person states them: E = N / C · cost(D).
///
/// C and the costs are in units of the workload's own, cost in J · that unit.
public final class StatedEnergy {

  private static final Equation PHASE =
      Equation.of(
          "(2)(3)", "energy of the phase", "E_acc* = N* / C · c*", "N*", "C", "c* [J]", "[J]");
  private static final Equation ACCELERATED =
      Equation.of("(6)", "accelerated capacity", "C_acc* = k_eff* · C", "k_eff*", "C", "");
  private static final Equation WITH_LEVERS =
      Equation.of(
          "(4)–(7)",
          "energy of the phase with levers",
          "E_acc* = N* / C_acc* · c* · f* · r*",
          "N*",
          "C_acc*",
          "c* [J]",
          "f*",
          "r*",
          "[J]");
  private static final Equation BETWEEN =
      Equation.of(
          "",
          "unit cost between two points of the table",
          "c* = y0* + (D − x0*) / (x1* − x0*) · (y1* − y0*)",
          "y0* [J]",
          "D",
          "x0*",
          "x1*",
          "y1* [J]",
          "[J]");
  private static final Equation BETWEEN_PRUNED =
      Equation.of(
          "(4)",
          "unit cost at the pruned dimension, between two points of the table",
          "c* = y0* + (D′ − x0*) / (x1* − x0*) · (y1* − y0*)",
          "y0* [J]",
          "D′",
          "x0*",
          "x1*",
          "y1* [J]",
          "[J]");

  private StatedEnergy() {}

  /// The use of one stated phase.
  ///
  /// @param literal whether pruning follows the document's printed form, C normalised to 1
  public static PhaseUse of(
      Computation.StatedPhase phase,
      Computation.Stated stated,
      Levers levers,
      boolean literal,
      Draw draw,
      Derivation derivation) {
    String subscript = phase.stage().subscript();
    double samples = draw.of(phase.samples());
    double capacity = literal ? 1 : draw.of(stated.capacity());
    Optional<Input> pruned = prunedDimension(levers, phase);
    double dimension =
        pruned.isPresent()
            ? draw.of(pruned.get())
            : stated.dimension().isPresent() ? draw.of(stated.dimension().get()) : 0;
    double cost = cost(phase.cost(), dimension, pruned.isPresent(), subscript, draw, derivation);
    double joules;
    if (levers.any()) {
      var effect = new EffectOf(levers, literal, phase.stage(), draw, derivation).effect(1, false);
      double accelerated = effect.speed() * capacity;
      derivation.note(ACCELERATED, subscript, accelerated, effect.speed(), capacity);
      joules = samples / accelerated * cost * effect.work() * effect.power();
      derivation.note(
          WITH_LEVERS,
          subscript,
          joules,
          samples,
          accelerated,
          cost,
          effect.work(),
          effect.power());
    } else {
      joules = samples / capacity * cost;
      derivation.note(PHASE, subscript, joules, samples, capacity, cost);
    }
    return new PhaseUse(
        Optional.empty(),
        Optional.empty(),
        new Energy(joules),
        Energy.ZERO,
        Span.ZERO,
        Energy.ZERO,
        Energy.ZERO,
        Optional.empty());
  }

  /// D′, where pruning reaches the phase.
  private static Optional<Input> prunedDimension(Levers levers, Computation.StatedPhase phase) {
    return levers.pruning().isPresent() && levers.pruning().get().reach().includes(phase.stage())
        ? levers.pruning().get().dimension()
        : Optional.empty();
  }

  private static double cost(
      UnitCost cost,
      double dimension,
      boolean pruned,
      String phase,
      Draw draw,
      Derivation derivation) {
    return switch (cost) {
      case UnitCost.Constant(Input joules) -> draw.of(joules);
      case UnitCost.Polynomial(List<Input> coefficients) ->
          polynomial(coefficients, dimension, pruned, phase, draw, derivation);
      case UnitCost.Table table -> between(table, dimension, pruned, phase, draw, derivation);
    };
  }

  /// c(D) = c0 + c1 · D + c2 · D² + …, by Horner's scheme.
  private static double polynomial(
      List<Input> coefficients,
      double dimension,
      boolean pruned,
      String phase,
      Draw draw,
      Derivation derivation) {
    double joules = 0;
    for (int i = coefficients.size() - 1; i >= 0; i--) {
      joules = joules * dimension + draw.of(coefficients.get(i));
    }
    if (derivation.listening()) {
      notePolynomial(coefficients, pruned ? "D′" : "D", dimension, joules, phase, draw, derivation);
    }
    return joules;
  }

  private static void notePolynomial(
      List<Input> coefficients,
      String symbol,
      double dimension,
      double joules,
      String phase,
      Draw draw,
      Derivation derivation) {
    var form = new StringBuilder("c* = ");
    var terms = new ArrayList<String>();
    double[] values = new double[coefficients.size() + 1];
    for (int i = 0; i < coefficients.size(); i++) {
      form.append(i == 0 ? "c0*" : " + c" + i + "* · " + symbol + (i == 1 ? "" : "^" + i));
      terms.add("c" + i + "* [J]");
      values[i] = draw.of(coefficients.get(i));
    }
    terms.add(symbol);
    terms.add("[J]");
    values[coefficients.size()] = dimension;
    derivation.note(
        Equation.of(
            "",
            "unit cost, a polynomial in " + symbol,
            form.toString(),
            terms.toArray(String[]::new)),
        phase,
        joules,
        values);
  }

  /// Linear between the two neighbours of D; the reader has made sure that D lies within the table.
  private static double between(
      UnitCost.Table table,
      double dimension,
      boolean pruned,
      String phase,
      Draw draw,
      Derivation derivation) {
    var points = table.points();
    int i = table.segment(dimension);
    double x0 = points.get(i - 1).dimension();
    double x1 = points.get(i).dimension();
    double y0 = draw.of(points.get(i - 1).cost());
    double y1 = draw.of(points.get(i).cost());
    double joules = y0 + (dimension - x0) / (x1 - x0) * (y1 - y0);
    derivation.note(pruned ? BETWEEN_PRUNED : BETWEEN, phase, joules, y0, dimension, x0, x1, y1);
    return joules;
  }
}
