package lepton.benchmark;

import java.util.Locale;
import java.util.Random;
import lepton.plan.placement.Placer;
import lepton.plan.placement.RandomCases;

/// How long it takes to place a thousand jobs over a week of hours at ten sites, and how far from
/// the best that is, for capacities of so many times what the jobs need:
///
///     mvn -q -DskipTests package exec:exec@benchmark -Dbenchmark=Placements
public final class Placements {

  private static final int JOBS = 1000;
  private static final int HOURS = 168;
  private static final int SITES = 10;
  private static final double[] ROOM = {1.3, 1.6, 2, 3};
  private static final double[] DIVISIBLE = {0, 0.3, 1};

  private Placements() {}

  public static void main(String[] args) {
    System.out.println("| capacity / need | divisible | s | within |");
    System.out.println("|---:|---:|---:|---:|");
    for (double room : ROOM) {
      for (double divisible : DIVISIBLE) {
        var given = RandomCases.any(new Random(1), JOBS, HOURS, SITES, room, divisible);
        long begin = System.nanoTime();
        var outcome = Placer.place(given.jobs(), given.sites(), given.slots());
        double seconds = (System.nanoTime() - begin) / 1e9;
        var within =
            switch (outcome) {
              case Placer.Outcome.Placed(var plan) ->
                  String.format(Locale.ROOT, "%.2f %%", 100 * plan.within());
              case Placer.Outcome.Refused(var refusals) -> refusals.size() + " without a place";
            };
        System.out.println(
            String.format(
                Locale.ROOT,
                "| %.1f | %.0f %% | %.1f | %s |",
                room,
                100 * divisible,
                seconds,
                within));
      }
    }
  }
}
