package lepton.meter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Forecasts of real runs, from every tenth of their steps on.
class ReplayedForecastTest {

  private static final Path RUNS = Path.of("src/test/resources/lepton/meter/step_runs.csv");

  /// How many intervals of one quantity held what the run came to, and how wide they were.
  private static final class Tally {
    private int all;
    private int held;
    private double early;
    private double late;

    void add(Forecast.Interval interval, double truth, double share) {
      all++;
      held += interval.low() <= truth && truth <= interval.high() ? 1 : 0;
      double width = (interval.high() - interval.low()) / truth;
      early += share < 0.3 ? width : 0;
      late += share > 0.7 ? width : 0;
    }
  }

  private static Map<String, List<String[]>> runs() throws IOException {
    var runs = new LinkedHashMap<String, List<String[]>>();
    for (var line : Files.readAllLines(RUNS)) {
      var cells = line.split(",", -1);
      if (cells.length == 5 && !cells[0].equals("run")) {
        runs.computeIfAbsent(cells[0], name -> new ArrayList<>()).add(cells);
      }
    }
    return runs;
  }

  @Test
  void the_truth_lies_within_the_interval_nine_times_in_ten_and_the_interval_narrows()
      throws IOException {
    var seconds = new Tally();
    var joules = new Tally();
    for (var run : runs().values()) {
      replay(run, seconds, joules);
    }
    assertThat(seconds.all).isGreaterThan(70);
    assertThat(seconds.held + joules.held).isGreaterThan((seconds.all + joules.all) * 9 / 10);
    assertThat(seconds.late).isLessThan(seconds.early / 3);
    assertThat(joules.late).isLessThan(joules.early / 3);
  }

  private static void replay(List<String[]> run, Tally seconds, Tally joules) {
    var end = run.getLast();
    var trace = new StepTrace();
    int tenths = 1;
    for (var cells : run.subList(0, run.size() - 1)) {
      long done = Long.parseLong(cells[1]);
      long of = Long.parseLong(cells[2]);
      trace.add(
          new StepTrace.Point(done, Double.parseDouble(cells[3]), Double.parseDouble(cells[4])),
          of);
      if (10 * done >= tenths * of && done < of) {
        tenths = (int) (10 * done / of) + 1;
        var forecast = Forecast.of(trace).orElseThrow();
        double share = (double) done / of;
        seconds.add(forecast.seconds(), Double.parseDouble(end[3]), share);
        joules.add(forecast.joules(), Double.parseDouble(end[4]), share);
      }
    }
  }
}
