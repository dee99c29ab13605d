package lepton.meter;

import java.util.List;

/// What blocks of steps cost, in seconds or in joules.
final class StepCosts {

  /// More blocks than these say no more of what comes. Assumed; of many small ones each is also
  /// further from a normal distribution.
  private static final int MOST = 40;

  private final double[] widths;
  private final double[] read;
  private final double block;

  /// @param widths steps of each block over those of the mean block
  /// @param read cost since the first block began, at the end of each
  /// @param block steps of the mean block
  StepCosts(double[] widths, double[] read, double block) {
    this.widths = widths;
    this.read = read;
    this.block = block;
  }

  /// Of two points at least.
  static StepCosts of(List<StepTrace.Point> points, boolean energy) {
    int blocks = Math.min(MOST, points.size() - 1);
    var before = points.getFirst();
    double block = (double) (points.getLast().done() - before.done()) / blocks;
    double start = cost(before, energy);
    var widths = new double[blocks];
    var read = new double[blocks];
    for (int i = 0; i < blocks; i++) {
      int end = (int) ((long) (i + 1) * (points.size() - 1) / blocks);
      var point = points.get(end);
      widths[i] = (point.done() - before.done()) / block;
      read[i] = cost(point, energy) - start;
      before = point;
    }
    return new StepCosts(widths, read, block);
  }

  /// Seconds or joules until then.
  static double cost(StepTrace.Point point, boolean energy) {
    return energy ? point.joules() : point.at();
  }

  double[] widths() {
    return widths;
  }

  double[] read() {
    return read;
  }

  double block() {
    return block;
  }

  /// Cost of a mean block.
  double level() {
    return read[read.length - 1] / read.length;
  }

  /// Sum of half the squared changes from block to block: over their number, the variance of noise
  /// where the level hardly moves between two (von Neumann et al. 1941, Annals of Mathematical
  /// Statistics 12).
  double changes() {
    double sum = 0;
    double before = read[0] / widths[0];
    for (int i = 1; i < read.length; i++) {
      double rate = (read[i] - read[i - 1]) / widths[i];
      sum += (rate - before) * (rate - before) / 2;
      before = rate;
    }
    return sum;
  }
}
