package lepton.estimate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lepton.quantity.Estimate;
import lepton.text.Origin;
import lepton.uncertainty.Distribution;
import lepton.uncertainty.SobolPoints;
import lepton.uncertainty.Support;
import lepton.workload.Computation;
import lepton.workload.Input;
import lepton.workload.UnitCost;
import lepton.workload.Workload;

/// The uncertain inputs of a workload, each once, with what they can be.
///
/// Two inputs of the same amount and the same origin are one statement, wherever it is used, such
/// as the PUE of a lever's site that is the site's own: they are drawn together.
final class Unknowns {

  /// @param input the first of those that are drawn together
  record Unknown(Input input, Support support, Distribution distribution) {

    /// So many draws of it, from draw `first` on.
    ///
    /// @param coordinate of the points that decides on it
    double[] drawn(SobolPoints points, int coordinate, int first, int count) {
      var drawn = new double[count];
      points.fill(coordinate, first, drawn);
      for (int j = 0; j < count; j++) {
        drawn[j] = distribution.quantile(drawn[j]);
      }
      return drawn;
    }
  }

  private final List<Unknown> unknowns = new ArrayList<>();

  private Unknowns() {}

  static Unknowns of(Workload workload) {
    var unknowns = new Unknowns();
    Optional<Support> dimension = Optional.empty();
    if (workload.computation() instanceof Computation.Stated stated) {
      dimension = unknowns.stated(stated);
    }
    for (var given : Givens.of(workload)) {
      if (unused(given, workload)) {
        continue;
      }
      boolean tabled = dimension.isPresent() && startsWithD(given.symbol());
      unknowns.add(
          given.input(),
          tabled ? dimension.get() : support(given.symbol(), given.input().amount()));
    }
    if (workload.reported().isPresent()) {
      workload.reported().get().energy().ifPresent(unknowns::positive);
      workload.reported().get().emissions().ifPresent(unknowns::positive);
    }
    return unknowns;
  }

  /// The idle power of a catalogue's row stands among the assumptions where it matters; elsewhere
  /// it decides on no draw.
  private static boolean unused(Assessment.Given given, Workload workload) {
    return given.symbol().equals("p_idle")
        && given.input().origin() instanceof Origin.InCatalogue
        && !workload.assumptions().contains(given.input());
  }

  private static boolean startsWithD(String symbol) {
    return symbol.equals("D") || symbol.equals("D′");
  }

  /// Every point of a table, as a draw of D may take any of them; D stays between its ends.
  private Optional<Support> stated(Computation.Stated stated) {
    Optional<Support> dimension = Optional.empty();
    for (var phase : stated.phases()) {
      if (phase.cost() instanceof UnitCost.Table table) {
        double low = table.points().getFirst().dimension();
        double high = table.points().getLast().dimension();
        if (dimension.isPresent()) {
          low = Math.max(low, dimension.get().low());
          high = Math.min(high, dimension.get().high());
        }
        dimension = Optional.of(new Support(low, high));
        for (var point : table.points()) {
          positive(point.cost());
        }
      }
    }
    return dimension;
  }

  private void positive(Input input) {
    add(input, Support.NOT_NEGATIVE);
  }

  private void add(Input input, Support support) {
    if (input.amount().uncertain() && find(input).isEmpty()) {
      var distribution = Distribution.of(input.amount(), support);
      unknowns.add(new Unknown(input, support, distribution));
    }
  }

  /// What the number behind a symbol of the equations can be.
  ///
  /// A share that results are divided by (utilization, time at work, use) is not drawn below half
  /// of the least that is stated: near 0 its inverse has so great a variance that a single draw
  /// would decide on a figure's, and the percentiles that are stated say nothing of such shares.
  /// Assumed: the half.
  static Support support(String symbol, Estimate amount) {
    int subscript = symbol.indexOf("_train");
    subscript = subscript < 0 ? symbol.indexOf("_inf") : subscript;
    var bare = subscript < 0 ? symbol : symbol.substring(0, subscript);
    return switch (bare) {
      case "PUE" -> Support.AT_LEAST_ONE;
      case "u", "u_e", "b", "U" -> new Support(Math.clamp(amount.low() / 2, 0, 0.5), 1);
      case "r", "load", "ρ", "η", "s", "s_d", "w_d", "s_k", "s_e" -> Support.SHARE;
      default -> coefficient(bare) ? Support.ANY : Support.NOT_NEGATIVE;
    };
  }

  /// c0, c1 and so on of a polynomial, which may fall.
  private static boolean coefficient(String symbol) {
    return symbol.length() > 1 && symbol.charAt(0) == 'c' && Character.isDigit(symbol.charAt(1));
  }

  int size() {
    return unknowns.size();
  }

  Unknown get(int index) {
    return unknowns.get(index);
  }

  /// Which one an input is; absent where it is exact.
  Optional<Integer> find(Input input) {
    for (int i = 0; i < unknowns.size(); i++) {
      if (same(unknowns.get(i).input(), input)) {
        return Optional.of(i);
      }
    }
    return Optional.empty();
  }

  static boolean same(Input one, Input other) {
    return one.amount().equals(other.amount())
        && one.dimension().equals(other.dimension())
        && one.origin().equals(other.origin());
  }
}
