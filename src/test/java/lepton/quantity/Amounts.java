package lepton.quantity;

import java.util.List;

/// What the tests of this room say often.
final class Amounts {

  static final List<String> NAMES =
      List.of(
          "energy",
          "power",
          "carbon",
          "intensity",
          "compute",
          "throughput",
          "time",
          "data",
          "bandwidth",
          "water",
          "water intensity",
          "transfer",
          "count",
          "ratio",
          "price",
          "money");

  private Amounts() {}

  static Dimension dimension(String name) {
    return switch (name) {
      case "energy" -> Dimension.ENERGY;
      case "power" -> Dimension.POWER;
      case "carbon" -> Dimension.CARBON;
      case "intensity" -> Dimension.INTENSITY;
      case "compute" -> Dimension.COMPUTE;
      case "throughput" -> Dimension.THROUGHPUT;
      case "time" -> Dimension.TIME;
      case "data" -> Dimension.DATA;
      case "bandwidth" -> Dimension.BANDWIDTH;
      case "water" -> Dimension.WATER;
      case "water intensity" -> Dimension.WATER_INTENSITY;
      case "transfer" -> Dimension.TRANSFER;
      case "count" -> Dimension.COUNT;
      case "ratio" -> Dimension.RATIO;
      case "price" -> Dimension.price("EUR");
      case "money" -> Dimension.money("EUR");
      default -> throw new IllegalArgumentException("no dimension " + name);
    };
  }

  static Estimate estimate(String text, String dimension) {
    return switch (QuantityReader.read(text, dimension(dimension))) {
      case Reading.Read read -> read.amount();
      case Reading.Refused refused -> throw new AssertionError(text + ": " + refused.message());
    };
  }

  static Reading.Refused refusal(String text, String dimension) {
    return switch (QuantityReader.read(text, dimension(dimension))) {
      case Reading.Read read -> throw new AssertionError(text + " was read as " + read.amount());
      case Reading.Refused refused -> refused;
    };
  }
}
