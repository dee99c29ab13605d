package lepton.plan.advise;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import lepton.quantity.Dimension;
import lepton.quantity.PlainNumber;
import lepton.quantity.QuantityReader;
import lepton.quantity.Reading;
import lepton.text.Csv;
import lepton.text.Problems;
import lepton.text.Quote;
import lepton.text.Scalar;
import lepton.text.SourceText;
import lepton.text.Table;

/// The accuracy that is left, against a key of the workload: a table that a person measured.
///
/// Between numbers it is the monotone cubic of Fritsch and Carlson (1980, SIAM J. Numer. Anal.
/// 17(2), with the three-point slopes of Fritsch and Butland 1984): it passes through every point
/// and rises and falls only where they do. Beyond them nothing is known.
public final class AccuracyCurve {

  private static final String KEEP = "levers.pruning.keep";

  private final String path;
  private final Map<String, Double> words;
  private final double[] x;
  private final double[] y;
  private final double[] slopes;

  /// 100 where the table is written in percent, else 1.
  private final int percent;

  private AccuracyCurve(
      String path, Map<String, Double> words, double[] x, double[] y, int percent) {
    this.percent = percent;
    this.path = path;
    this.words = words;
    this.x = x;
    this.y = y;
    this.slopes = slopes(x, y);
  }

  /// The key that the accuracy goes by.
  public String path() {
    return path;
  }

  /// A CSV table of two columns, the key and `accuracy`; empty, with problems, where it is none.
  public static Optional<AccuracyCurve> read(SourceText text, Problems problems) {
    var found = new Problems();
    var table = Csv.read(text, found);
    problems.addAll(found);
    if (table.isEmpty() || found.hasErrors()) {
      return Optional.empty();
    }
    var columns = table.get().columns();
    if (columns.size() != 2 || !columns.get(1).equals("accuracy")) {
      problems.error(
          table.get().header().getFirst().place(),
          "an accuracy table has two columns, a key and 'accuracy'",
          "write a header such as keep,accuracy or precision,accuracy");
      return Optional.empty();
    }
    return curve(table.get(), path(columns.getFirst()), problems);
  }

  private static String path(String column) {
    return switch (column) {
      case "keep" -> KEEP;
      case "precision" -> "levers.quantization.precision";
      default -> column;
    };
  }

  private record Point(double x, double y) {}

  private static Optional<AccuracyCurve> curve(Table table, String path, Problems problems) {
    var points = new ArrayList<Point>();
    var words = new HashMap<String, Double>();
    boolean wrong = false;
    for (var row : table.rows()) {
      var key = row.get(table.columns().getFirst());
      var accuracy = row.get("accuracy").map(Scalar::text).flatMap(AccuracyCurve::number);
      if (key.isEmpty() || accuracy.isEmpty()) {
        problems.error(
            row.place(), "this row lacks a value or an accuracy", "write for instance 50%,97.1%");
        wrong = true;
        continue;
      }
      if (accuracy.get() > 1) {
        var text = row.get("accuracy").map(Scalar::text).orElseThrow();
        problems.error(
            row.place(),
            "this row has an accuracy of more than 100 %, got " + Quote.of(text),
            "an accuracy is a share: write " + share(text));
        wrong = true;
        continue;
      }
      words.put(key.get().text(), accuracy.get());
      number(key.get().text()).ifPresent(value -> points.add(new Point(value, accuracy.get())));
    }
    points.sort(Comparator.comparingDouble(Point::x));
    for (int i = 1; i < points.size(); i++) {
      if (points.get(i).x() == points.get(i - 1).x()) {
        problems.error(
            "the accuracy table "
                + Quote.of(table.header().getFirst().place().source().name())
                + " has two rows for one value",
            "keep one of them");
        wrong = true;
      }
    }
    if (wrong || words.isEmpty()) {
      if (words.isEmpty() && !wrong) {
        problems.error("the accuracy table has no rows", "write for instance 50%,97.1%");
      }
      return Optional.empty();
    }
    boolean numbers = points.size() == words.size();
    var x = new double[numbers ? points.size() : 0];
    var y = new double[x.length];
    Arrays.setAll(x, i -> points.get(i).x());
    Arrays.setAll(y, i -> points.get(i).y());
    boolean percent = words.keySet().stream().allMatch(word -> word.endsWith("%"));
    return Optional.of(
        new AccuracyCurve(path, numbers ? Map.of() : words, x, y, percent ? 100 : 1));
  }

  /// What somebody probably meant who wrote an accuracy above 100 %: `98 %, or 0.98`.
  static String share(String written) {
    var number = number(written);
    boolean points = number.isPresent() && number.get() <= 100 && !written.endsWith("%");
    double percent = points ? number.orElseThrow() : 97;
    return PlainNumber.of(percent) + " %, or " + PlainNumber.of(Math.rint(percent * 1e6) / 1e8);
  }

  private static Optional<Double> number(String text) {
    return QuantityReader.read(text, Dimension.RATIO) instanceof Reading.Read(var amount)
            && !amount.uncertain()
        ? Optional.of(amount.mean())
        : Optional.empty();
  }

  /// The key, between the ends of the table or among its words.
  Optional<Decision> movable(Problems problems) {
    return x.length > 1
        ? Decision.between(path, percent * x[0], percent * x[x.length - 1], suffix(), problems)
        : Optional.of(
            new Decision.Among(
                path,
                words.isEmpty() ? List.of(PlainNumber.of(percent * x[0]) + suffix()) : sorted()));
  }

  private String suffix() {
    return percent == 1 ? "" : "%";
  }

  private List<String> sorted() {
    var sorted = new ArrayList<>(words.keySet());
    sorted.sort(Comparator.naturalOrder());
    return sorted;
  }

  /// Best accuracy of the table.
  double best() {
    double best = -Double.MAX_VALUE;
    for (double value : y) {
      best = Math.max(best, value);
    }
    for (double value : words.values()) {
      best = Math.max(best, value);
    }
    return best;
  }

  /// The accuracy of a model of which the file says nothing of the key: with nothing pruned, or
  /// else the best.
  double untouched() {
    return path.equals(KEEP) && x.length > 0 ? at(1.0).orElse(best()) : best();
  }

  /// The accuracy at a value of the key; absent where the table does not reach.
  OptionalDouble at(String value) {
    if (x.length == 0) {
      var known = words.get(value);
      return known == null ? OptionalDouble.empty() : OptionalDouble.of(known);
    }
    var number = number(value);
    return number.isPresent() ? at(number.get()) : OptionalDouble.empty();
  }

  /// The same, of a key that is a number.
  OptionalDouble at(double value) {
    if (value < x[0] || value > x[x.length - 1]) {
      return OptionalDouble.empty();
    }
    int i = 0;
    while (i + 2 < x.length && value > x[i + 1]) {
      i++;
    }
    if (x.length == 1) {
      return OptionalDouble.of(y[0]);
    }
    double h = x[i + 1] - x[i];
    double t = (value - x[i]) / h;
    double s = 1 - t;
    return OptionalDouble.of(
        y[i] * (1 + 2 * t) * s * s
            + h * slopes[i] * t * s * s
            + y[i + 1] * t * t * (3 - 2 * t)
            - h * slopes[i + 1] * t * t * s);
  }

  /// Slopes that keep each piece monotone: the weighted harmonic mean of the two beside a point, 0
  /// at a turn, and at the ends that of the piece.
  private static double[] slopes(double[] x, double[] y) {
    int n = x.length;
    var slopes = new double[n];
    if (n < 2) {
      return slopes;
    }
    var secants = new double[n - 1];
    for (int i = 0; i < n - 1; i++) {
      secants[i] = (y[i + 1] - y[i]) / (x[i + 1] - x[i]);
    }
    slopes[0] = secants[0];
    slopes[n - 1] = secants[n - 2];
    for (int i = 1; i < n - 1; i++) {
      if (secants[i - 1] * secants[i] > 0) {
        double before = x[i] - x[i - 1];
        double after = x[i + 1] - x[i];
        double a = 2 * after + before;
        double b = after + 2 * before;
        slopes[i] = (a + b) / (a / secants[i - 1] + b / secants[i]);
      }
    }
    return slopes;
  }
}
