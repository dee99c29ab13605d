package lepton.plan.placement;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import lepton.quantity.Dimension;
import lepton.workload.Input;
import lepton.workload.IntensitySeries;
import lepton.workload.Site;

/// Random cases: sites of which the intensity waves over the day, and jobs of all sizes.
public final class RandomCases {

  static final int HOUR = 3600;
  private static final double WATTS_PER_GPU = 700;

  private RandomCases() {}

  /// What is to be placed.
  public record Given(List<Job> jobs, List<Location> sites, Slots slots) {}

  static Location site(String name, double pue, double gpus, double... hourly) {
    var times = new double[hourly.length];
    for (int i = 0; i < times.length; i++) {
      times[i] = (double) i * HOUR;
    }
    var series = new IntensitySeries(name, times, hourly);
    return new Location(
        name,
        new Site.Varying(series, Optional.empty()),
        pue,
        OptionalDouble.of(gpus),
        OptionalDouble.empty(),
        0.001);
  }

  static Location flat(String name, double grams, double gpus) {
    var input = Input.byDefault("site.grid", grams, Dimension.INTENSITY, "made up");
    return new Location(
        name, new Site.Constant(input), 1, OptionalDouble.of(gpus), OptionalDouble.empty(), 0.001);
  }

  /// A small case in whole hours, GPUs and capacities.
  static Given small(Random random, int jobs, int hours, int sites, boolean divisible) {
    var places = new ArrayList<Location>();
    for (int s = 0; s < sites; s++) {
      var grams = new double[hours];
      for (int t = 0; t < hours; t++) {
        grams[t] = 10 + random.nextInt(40) * 10;
      }
      places.add(site("s" + s, 1 + random.nextInt(5) / 10.0, 1 + random.nextInt(2), grams));
    }
    var list = new ArrayList<Job>();
    for (int j = 0; j < jobs; j++) {
      int takes = 1 + random.nextInt(3);
      int ready = random.nextInt(hours - takes + 1);
      int deadline = ready + takes + random.nextInt(hours - ready - takes + 1);
      var allowed = allowed(random, sites);
      int gpus = divisible ? 1 : 1 + random.nextInt(2);
      list.add(
          new Job(
              "j" + j,
              (1 + random.nextInt(9)) * 100,
              takes * HOUR,
              gpus,
              (double) ready * HOUR,
              (double) deadline * HOUR,
              divisible,
              allowed,
              allowed.getFirst(),
              random.nextInt(2) * 100));
    }
    return new Given(list, places, new Slots(0, HOUR, hours));
  }

  private static List<Integer> allowed(Random random, int sites) {
    var all = new ArrayList<Integer>();
    for (int s = 0; s < sites; s++) {
      all.add(s);
    }
    Collections.shuffle(all, random);
    return random.nextInt(3) == 0 ? all.subList(0, 1 + random.nextInt(sites)) : all;
  }

  /// A case of any size, its times not in whole hours, some sites limited by power too.
  ///
  /// @param room capacity for so many times what the jobs need
  public static Given any(
      Random random, int jobs, int hours, int sites, double room, double divisible) {
    var list = new ArrayList<Job>();
    double gpuHours = 0;
    for (int j = 0; j < jobs; j++) {
      int gpus = 1 << random.nextInt(6);
      double takes = 0.5 + random.nextDouble() * Math.min(23.5, hours / 3.0);
      double ready = random.nextDouble() * (hours - takes - 2);
      double deadline = Math.min(hours, ready + takes + 2 + random.nextInt(72));
      var allowed = allowed(random, sites);
      gpuHours += gpus * takes;
      list.add(
          new Job(
              "j" + j,
              gpus * WATTS_PER_GPU,
              takes * HOUR,
              gpus,
              ready * HOUR,
              deadline * HOUR,
              random.nextDouble() < divisible,
              allowed,
              allowed.get(random.nextInt(allowed.size())),
              random.nextInt(3) * 100));
    }
    var places = new ArrayList<Location>();
    for (int s = 0; s < sites; s++) {
      double gpus = Math.max(32, Math.ceil(gpuHours / hours / sites * room));
      places.add(waving(random, s, hours, gpus));
    }
    return new Given(list, places, new Slots(0, HOUR, hours));
  }

  private static Location waving(Random random, int s, int hours, double gpus) {
    var times = new double[hours];
    var grams = new double[hours];
    double base = 30 + random.nextInt(500);
    for (int t = 0; t < hours; t++) {
      times[t] = (double) t * HOUR;
      double wave = 1 + 0.4 * Math.sin((t + 3 * s) / 24.0 * 2 * Math.PI);
      grams[t] = Math.max(5, base * wave + 10 * random.nextGaussian());
    }
    return new Location(
        "s" + s,
        new Site.Varying(new IntensitySeries("s" + s, times, grams), Optional.empty()),
        1.05 + random.nextDouble() * 0.6,
        OptionalDouble.of(gpus),
        random.nextBoolean()
            ? OptionalDouble.of(gpus * 0.9 * WATTS_PER_GPU + 32 * WATTS_PER_GPU)
            : OptionalDouble.empty(),
        0.001);
  }
}
