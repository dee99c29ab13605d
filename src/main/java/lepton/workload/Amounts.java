package lepton.workload;

import java.util.Optional;
import lepton.quantity.Dimension;
import lepton.quantity.Estimate;
import lepton.quantity.QuantityReader;
import lepton.quantity.Reading;
import lepton.text.Mapping;
import lepton.text.Node;
import lepton.text.Origin;
import lepton.text.Place;
import lepton.text.Problems;
import lepton.text.Quote;
import lepton.text.Scalar;
import lepton.text.Sequence;
import lepton.text.Suggestion;

/// Nodes become numbers with a unit, a doubt and an origin: `700 W`, `0.24..0.47`, `{low: 1, mode:
/// 2, high: 4}`.
final class Amounts {

  private final Problems problems;

  Amounts(Problems problems) {
    this.problems = problems;
  }

  /// The amount at a node; empty, with a problem, where it is none of this dimension in this range.
  Optional<Input> read(Node node, String key, Dimension dimension, Range range) {
    Optional<Estimate> amount = estimate(node, key, dimension);
    if (amount.isEmpty() || !inside(amount.get(), node, key, dimension, range)) {
      return Optional.empty();
    }
    return Optional.of(new Input(key, amount.get(), dimension, Origin.at(node.place())));
  }

  /// The first number written at a node: of an uncertain one its lower end.
  static String written(Node node) {
    return switch (node) {
      case Scalar scalar -> scalar.text();
      case Mapping mapping ->
          mapping
              .get("low")
              .map(low -> low instanceof Scalar scalar ? scalar.text() : "")
              .orElse("");
      case Sequence _ -> "";
    };
  }

  /// Whether a node reads as an amount of a dimension.
  static boolean reads(Node node, Dimension dimension) {
    return QuantityReader.read(written(node), dimension) instanceof Reading.Read;
  }

  private Optional<Estimate> estimate(Node node, String key, Dimension dimension) {
    return switch (node) {
      case Scalar scalar -> scalar(scalar, dimension);
      case Mapping mapping -> uncertain(mapping, key, dimension);
      case Sequence list -> {
        problems.error(
            list.place(),
            "'" + last(key) + "' is one value, not a list",
            "write it as " + dimension.example());
        yield Optional.empty();
      }
    };
  }

  Optional<Estimate> scalar(Scalar scalar, Dimension dimension) {
    return switch (QuantityReader.read(scalar.text(), dimension)) {
      case Reading.Read(Estimate amount) -> Optional.of(amount);
      case Reading.Refused(String message, String help) -> {
        problems.error(scalar.place(), message, help);
        yield Optional.empty();
      }
    };
  }

  /// `{low: 0.24, mode: 0.33, high: 0.47}`, with `quantiles: true` the percentiles 10, 50 and 90.
  private Optional<Estimate> uncertain(Mapping mapping, String key, Dimension dimension) {
    boolean complete = known(mapping, key);
    double[] values = new double[3];
    String[] keys = {"low", "mode", "high"};
    for (int i = 0; i < keys.length; i++) {
      Optional<Double> value = bound(mapping, keys[i], dimension);
      complete &= value.isPresent();
      values[i] = value.isPresent() ? value.get() : 0;
    }
    Optional<Boolean> quantiles = quantiles(mapping);
    if (!complete || quantiles.isEmpty()) {
      return Optional.empty();
    }
    if (values[0] > values[1] || values[1] > values[2]) {
      problems.error(
          mapping.place(), "low, mode and high do not rise", "write the smallest number as low");
      return Optional.empty();
    }
    if (values[0] == values[2]) {
      return Optional.of(Estimate.exactly(values[1]));
    }
    return Optional.of(
        quantiles.get()
            ? new Estimate.Quantiles(values[0], values[1], values[2])
            : new Estimate.Triangular(values[0], values[1], values[2]));
  }

  private boolean known(Mapping mapping, String key) {
    boolean all = true;
    for (var entry : mapping.entries()) {
      String given = entry.key().text();
      if (!Keys.UNCERTAIN.contains(given)) {
        all = false;
        var near = Suggestion.closest(given, Keys.UNCERTAIN);
        problems.error(
            entry.key().place(),
            "unknown key " + Quote.of(given) + " in the uncertain number '" + last(key) + "'",
            (near.isPresent() ? "did you mean '" + near.get() + "'? " : "")
                + "write it as {low: 1, mode: 2, high: 4}, with units where there are any");
      }
    }
    return all;
  }

  private Optional<Double> bound(Mapping mapping, String key, Dimension dimension) {
    Optional<Node> node = mapping.get(key);
    if (node.isEmpty()) {
      problems.error(
          mapping.place(),
          "'" + key + "' is missing in an uncertain number",
          "write it as {low: 1, mode: 2, high: 4}, with units where there are any");
      return Optional.empty();
    }
    if (!(node.get() instanceof Scalar scalar)) {
      problems.error(
          node.get().place(), "'" + key + "' is one number", "write it as " + dimension.example());
      return Optional.empty();
    }
    Optional<Estimate> amount = scalar(scalar, dimension);
    if (amount.isPresent() && amount.get().uncertain()) {
      problems.error(
          scalar.place(),
          "'" + key + "' is one number without a range of its own",
          "write its middle");
      return Optional.empty();
    }
    return amount.isPresent() ? Optional.of(amount.get().mean()) : Optional.empty();
  }

  private Optional<Boolean> quantiles(Mapping mapping) {
    Optional<Node> node = mapping.get("quantiles");
    if (node.isEmpty()) {
      return Optional.of(false);
    }
    String text = node.get() instanceof Scalar scalar ? scalar.text() : "";
    if (!text.equals("true") && !text.equals("false")) {
      problems.error(
          node.get().place(),
          "'quantiles' is true or false",
          "true says that low, mode and high are the percentiles 10, 50 and 90");
      return Optional.empty();
    }
    return Optional.of(text.equals("true"));
  }

  private boolean inside(Estimate amount, Node node, String key, Dimension dimension, Range range) {
    Place place = node.place();
    String name = last(key);
    if (!range.admits(amount)) {
      problems.error(
          place,
          "'" + name + "' must be " + range.words() + ", got " + Quote.of(written(node)),
          advice(amount, written(node), range));
      return false;
    }
    if (!Range.computable(amount, dimension)) {
      problems.error(
          place,
          Quote.of(written(node)) + " is beyond anything that '" + name + "' can be",
          "is the exponent or the prefix of the unit right?");
      return false;
    }
    return true;
  }

  private static String advice(Estimate amount, String written, Range range) {
    if (range.most() == 1) {
      double percent = amount.mean();
      return percent > 1 && percent <= 100 && written.indexOf('%') < 0
          ? "a share is at most 1: write " + written + " % if per cent are meant"
          : "write a share such as 0.4 or 40 %";
    }
    return range.open() && amount.mean() == 0
        ? "leave the key out if there is none or it is unknown"
        : "write a number that is " + range.words();
  }

  static String last(String key) {
    return key.substring(key.lastIndexOf('.') + 1);
  }
}
