package lepton.benchmark;

import java.util.ArrayList;
import java.util.List;
import lepton.derivation.Derivation;
import lepton.estimate.Estimator;
import lepton.estimate.Machine;
import lepton.estimate.Pulls;
import lepton.estimate.Sketch;
import lepton.estimate.Where;
import lepton.estimate.Works;
import lepton.workload.Draw;
import lepton.workload.Levers.Reach;
import lepton.workload.Workload;

/// Estimates a second through the pure rooms, on one core, the workload already read:
///
///     java -cp <classes and test classes> lepton.benchmark.Estimates [rounds]
///
/// Each case is 64 workloads that differ in their size, so that nothing can be worked out once for
/// all. All cases are warmed up together, as in a process that meets many workloads; then the
/// rounds of the cases take turns, and the median round counts.
public final class Estimates {

  private static final int VARIANTS = 64;
  private static final double WARM_UP_SECONDS = 3;
  private static final double ROUND_SECONDS = 0.5;

  /// Everything that was worked out goes in here, so that none of it can be left out.
  private static double sink;

  private Estimates() {}

  private record Case(String name, List<Workload> workloads, List<Double> perSecond) {}

  public static void main(String[] arguments) {
    int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 15;
    var cases =
        List.of(
            variants("training", Estimates::training),
            variants("training and serving", Estimates::both),
            variants("training and serving, all levers", Estimates::levered));
    for (var each : cases) {
      perSecond(each.workloads(), WARM_UP_SECONDS);
    }
    for (int round = 0; round < rounds; round++) {
      for (var each : cases) {
        each.perSecond().add(perSecond(each.workloads(), ROUND_SECONDS));
      }
    }
    print(cases);
  }

  private static void print(List<Case> cases) {
    var table = new StringBuilder("| case | estimates/s | µs each | slowest | fastest |\n");
    table.append("|---|---:|---:|---:|---:|\n");
    for (var each : cases) {
      var sorted = each.perSecond().stream().sorted().toList();
      double median = sorted.get(sorted.size() / 2);
      table
          .append("| ")
          .append(each.name())
          .append(" | ")
          .append(Math.round(median / 1000) * 1000)
          .append(" | ")
          .append(Math.round(1e8 / median) / 100.0)
          .append(" | ")
          .append(Math.round(sorted.getFirst() / 1000) * 1000)
          .append(" | ")
          .append(Math.round(sorted.getLast() / 1000) * 1000)
          .append(" |\n");
    }
    System.out.print(table);
    System.out.println();
    System.out.println(
        "Java " + Runtime.version() + ", " + System.getProperty("os.arch") + ", checksum " + sink);
  }

  /// Estimates a second over at least `seconds`.
  private static double perSecond(List<Workload> workloads, double seconds) {
    long begin = System.nanoTime();
    long end = begin + (long) (seconds * 1e9);
    long done = 0;
    long now = begin;
    while (now < end) {
      for (int i = 0; i < 1000; i++) {
        var workload = workloads.get(i % VARIANTS);
        var footprint =
            Estimator.footprint(workload, workload.levers(), false, Draw.MEAN, Derivation.NONE);
        sink += footprint.total().joules() + footprint.emissions().kilograms();
      }
      done += 1000;
      now = System.nanoTime();
    }
    return done / ((now - begin) / 1e9);
  }

  @FunctionalInterface
  private interface Variant {
    Sketch of(double size);
  }

  private static Case variants(String name, Variant variant) {
    var workloads = new ArrayList<Workload>();
    for (int i = 0; i < VARIANTS; i++) {
      workloads.add(variant.of(1 + i).unit("request", 1e7).workload());
    }
    return new Case(name, List.copyOf(workloads), new ArrayList<>());
  }

  private static Machine machine() {
    return new Machine()
        .count(8)
        .peak(312e12, 0.43)
        .power(330)
        .idle(50, 0.9)
        .host(2, 280, 0.5, 1024, 0.3725, 8)
        .embodied(150)
        .hostEmbodied(1500)
        .transfer(4e3, 0.06);
  }

  private static Where where() {
    return new Where()
        .pue(1.1)
        .grams(385)
        .wue(1.1)
        .gridWater(2)
        .residual(500)
        .renewables(0.4)
        .price(0.21, "EUR");
  }

  private static Sketch training(double size) {
    return Sketch.of(machine().training(Works.tokens(6, 6.7e9, size * 1e10))).at(where());
  }

  private static Machine bothPhases(double size) {
    var each = Works.transformer(6, 6.7e9, 2048, Works.attention(12, 32, 4096));
    var requests = Works.requests(2, size * 1e6, 500, 250, 6.7e9, Works.attention(4, 32, 4096));
    return machine().training(Works.samples(size * 1e6, 3, each)).inference(requests);
  }

  private static Sketch both(double size) {
    return Sketch.of(bothPhases(size)).at(where());
  }

  private static Sketch levered(double size) {
    var pulls =
        new Pulls()
            .sharing(12e6)
            .pruning(0.5, 0.4, 0.9)
            .dimension(1536)
            .cost(12)
            .dynamic(0.3, 0.4, Reach.BOTH)
            .quantization(0.87, Reach.INFERENCE)
            .acceleration(2, 1.15, 0.95, Reach.BOTH)
            .edge(0.8, 4e13, 0.2, 15, 20)
            .busy(0.95)
            .site(where().pue(1.09).grams(20));
    return Sketch.of(bothPhases(size)).at(where()).with(pulls);
  }
}
