package lepton.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import lepton.benchmark.Start;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Short commands start fast and stay small.
///
/// The best of several starts counts: that is what a command costs, where a mean would also hold
/// what else the machine had to do. A busy machine gets more starts to show it.
class SpeedTest {
  private static final int FEWEST_STARTS = 5;
  private static final int MOST_STARTS = 60;

  /// A start of lepton may take as long as seven of `python3 -c pass`, where node's takes about
  /// four.
  private static final double PYTHONS = 7;

  private static final double MEGABYTES = 80;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--version",
        "--help",
        "list accelerators h100",
        "estimate samples/bert-finetune.yaml"
      })
  void a_command_takes_seven_pythons_at_most_and_80_megabytes(String arguments) throws Exception {
    List<String> python = List.of("python3", "-c", "pass");
    assumeTrue(starts(python), "python3 is the yardstick and does the measuring");
    List<String> lepton = new ArrayList<>();
    lepton.add(Launch.IMAGE.resolve("bin/lepton").toString());
    lepton.addAll(List.of(arguments.split(" ", -1)));

    double shortest = Double.MAX_VALUE;
    double yardstick = Double.MAX_VALUE;
    double resident = 0;
    for (int start = 0; start < MOST_STARTS; start++) {
      yardstick = Math.min(yardstick, Start.of(python).wallMillis());
      Start measured = Start.of(lepton);
      assertThat(measured.status()).isZero();
      shortest = Math.min(shortest, measured.wallMillis());
      resident = Math.max(resident, measured.residentMegabytes());
      if (start >= FEWEST_STARTS && shortest <= PYTHONS * yardstick) {
        break;
      }
    }
    assertThat(shortest).as("ms, python %s ms", yardstick).isLessThanOrEqualTo(PYTHONS * yardstick);
    assertThat(resident).as("MB").isLessThanOrEqualTo(MEGABYTES);
  }

  private static boolean starts(List<String> command) throws InterruptedException {
    try {
      return Start.of(command).status() == 0;
    } catch (IOException notThere) {
      return false;
    }
  }
}
