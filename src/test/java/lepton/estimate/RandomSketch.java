package lepton.estimate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import lepton.quantity.Dimension;
import lepton.workload.Computation;
import lepton.workload.Input;
import lepton.workload.IntensitySeries;
import lepton.workload.Levers.Reach;
import lepton.workload.Stage;
import lepton.workload.UnitCost;
import lepton.workload.Work;

/// Workloads of all kinds, the same for the same seed.
final class RandomSketch {

  /// Enough to meet every branch many times.
  static final int MANY = 1000;

  private final SplittableRandom random;
  private final double times;

  /// One model for both phases.
  private final double parameters;

  private final double dimension;

  /// @param times factor on the samples, tokens, hours or work of every phase
  RandomSketch(long seed, double times) {
    this.random = new SplittableRandom(seed);
    this.times = times;
    this.parameters = between(1e6, 1e12);
    this.dimension = between(64, 1e5);
  }

  /// A workload without levers.
  static Sketch plain(long seed) {
    return new RandomSketch(seed, 1).sketch();
  }

  /// The same with levers.
  static Sketch with(long seed, Pulls pulls) {
    return plain(seed).with(pulls);
  }

  Sketch sketch() {
    Sketch sketch = Sketch.of(chance(0.2) ? stated() : machine().computation()).at(where());
    return chance(0.5) ? sketch.unit("request", between(1, 1e6)) : sketch;
  }

  private boolean chance(double share) {
    return random.nextDouble() < share;
  }

  private double between(double low, double high) {
    return Math.exp(random.nextDouble(Math.log(low), Math.log(high)));
  }

  private double share() {
    return random.nextDouble(0.05, 1);
  }

  private Machine machine() {
    var machine =
        new Machine()
            .count(Math.rint(between(1, 4096)))
            .peak(between(1e12, 2e15), share())
            .power(between(10, 1200))
            .idle(between(1, 100), chance(0.5) ? 1 : share());
    if (chance(0.2)) {
      machine.sustained(between(1e12, 1e18));
    }
    if (chance(0.7)) {
      machine.training(training());
    }
    if (chance(0.7) || machine.computation().phases().isEmpty()) {
      machine.inference(inference());
    }
    return parts(machine);
  }

  private Machine parts(Machine machine) {
    if (chance(0.4)) {
      machine.host(between(50, 2000), Math.rint(between(1, 16)));
    } else if (chance(0.6)) {
      machine.host(2, between(80, 400), share(), between(16, 4096), 0.3725, 8);
    }
    if (chance(0.5)) {
      machine.embodied(between(10, 500));
    }
    if (chance(0.5)) {
      machine.hostEmbodied(between(200, 3000));
    }
    if (chance(0.5)) {
      machine.transfer(between(100, 1e8), between(0.001, 0.1));
    }
    return machine;
  }

  private Work training() {
    return switch (random.nextInt(6)) {
      case 0 -> Works.tokens(6, parameters, times * between(1e6, 1e13));
      case 1 ->
          Works.tokens(
              8, parameters, times * between(1e6, 1e13), Works.attention(16, 24, 1024, dimension));
      case 2 -> Works.compute(times * between(1e15, 1e26));
      case 3 -> Works.hours(times * between(1, 1e7));
      case 4 -> Works.hours(times * between(1, 1e7), samples(6, 12));
      default -> samples(6, 12);
    };
  }

  private Work inference() {
    return switch (random.nextInt(6)) {
      case 0 -> Works.tokens(2, parameters, times * between(1e6, 1e13));
      case 1 -> Works.compute(times * between(1e15, 1e26));
      case 2 -> Works.hours(times * between(1, 1e7), samples(2, 4));
      case 3 ->
          Works.requests(2, times * between(1, 1e9), between(1, 1e5), between(1, 1e4), parameters);
      case 4 ->
          Works.requests(
              2,
              times * between(1, 1e9),
              between(1, 1e5),
              between(1, 1e4),
              parameters,
              Works.attention(4, 24, 1024));
      default -> samples(2, 4);
    };
  }

  private Work samples(double perParameter, double attention) {
    double samples = times * between(1, 1e9);
    double passes = chance(0.5) ? 1 : Math.rint(between(2, 100));
    return switch (random.nextInt(4)) {
      case 0 -> Works.samples(samples, passes, Works.dense(perParameter, parameters));
      case 1 -> Works.samples(samples, passes, Works.flop(between(1e3, 1e15)));
      case 2 ->
          Works.samples(samples, passes, Works.transformer(perParameter, parameters, dimension));
      default ->
          Works.samples(
              samples,
              passes,
              Works.transformer(
                  perParameter, parameters, dimension, Works.attention(attention, 24, 1024)));
    };
  }

  private Computation stated() {
    var phases = new ArrayList<Computation.StatedPhase>();
    for (var stage : Stage.values()) {
      if (chance(0.8) || (stage == Stage.INFERENCE && phases.isEmpty())) {
        Input samples = Works.number("N", times * between(1, 1e9));
        phases.add(new Computation.StatedPhase(stage, samples, cost()));
      }
    }
    return new Computation.Stated(
        Optional.of(Works.number("D", between(64, 256))),
        Works.number("C", between(1, 1e6)),
        phases);
  }

  private UnitCost cost() {
    return switch (random.nextInt(3)) {
      case 0 -> new UnitCost.Constant(joules(between(0.01, 100)));
      case 1 ->
          new UnitCost.Polynomial(
              List.of(joules(between(0.1, 1)), joules(between(0.01, 0.1)), joules(1e-5)));
      default ->
          new UnitCost.Table(
              List.of(
                  new UnitCost.Point(16, joules(between(0.1, 1))),
                  new UnitCost.Point(128, joules(between(1, 2))),
                  new UnitCost.Point(256, joules(between(2, 9)))));
    };
  }

  private static Input joules(double joules) {
    return Works.given("cost", joules, Dimension.ENERGY);
  }

  private Where where() {
    var where = new Where().pue(random.nextDouble(1, 2)).lifetime(between(8760, 87600), share());
    switch (random.nextInt(4)) {
      case 0 -> where.series(series());
      case 1 -> where.series(series(), random.nextDouble(-1e6, 1e6));
      default -> where.grams(between(5, 1200));
    }
    if (chance(0.5)) {
      where.wue(between(0.01, 5));
    }
    if (chance(0.5)) {
      where.gridWater(between(0.01, 10));
    }
    if (chance(0.3)) {
      where.residual(between(5, 1200));
    }
    if (chance(0.3)) {
      where.renewables(random.nextDouble());
    }
    return chance(0.3) ? where.price(between(0.01, 1), "EUR") : where;
  }

  private IntensitySeries series() {
    int size = random.nextInt(2, 50);
    var times = new double[size];
    var grams = new double[size];
    double at = random.nextDouble(-1e6, 1e6);
    for (int i = 0; i < size; i++) {
      at += between(60, 1e5);
      times[i] = at;
      grams[i] = random.nextDouble(0, 1200);
    }
    return new IntensitySeries("series.csv", times, grams);
  }

  /// Any of the levers, each half of the time.
  Pulls pulls() {
    var pulls = new Pulls();
    if (chance(0.5)) {
      pulls.pruning(share(), share(), share(), share(), reach());
      if (chance(0.5)) {
        pulls.dimension(between(16, 64));
      }
      if (chance(0.5)) {
        pulls.cost(between(0.1, 100));
      }
    }
    if (chance(0.5)) {
      pulls.dynamic(share(), share(), reach());
    }
    if (chance(0.5)) {
      pulls.quantization(between(0.5, 2), reach());
    }
    if (chance(0.5)) {
      pulls.acceleration(between(0.5, 10), between(0.5, 2), share(), reach());
    }
    if (chance(0.5)) {
      pulls.edge(share(), between(1e12, 1e14), share(), between(1, 60), between(5, 100));
    }
    if (chance(0.3)) {
      pulls.busy(share());
    }
    return chance(0.3) ? pulls.site(where()) : pulls;
  }

  private Reach reach() {
    return switch (random.nextInt(3)) {
      case 0 -> Reach.TRAINING;
      case 1 -> Reach.INFERENCE;
      default -> Reach.BOTH;
    };
  }
}
