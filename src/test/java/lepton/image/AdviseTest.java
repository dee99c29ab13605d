package lepton.image;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AdviseTest {

  @Test
  void the_image_advises() throws Exception {
    var outcome =
        Launch.of(Launch.IMAGE, "advise", "-q", "--field", "saving.share", "samples/finance.yaml")
            .run();
    assertThat(outcome.status()).isZero();
    assertThat(Double.parseDouble(outcome.out())).isBetween(0.5, 1.0);
  }

  @Test
  void the_image_finds_a_front_of_which_each_point_costs_more_and_is_more_accurate()
      throws Exception {
    var outcome =
        Launch.of(
                Launch.IMAGE,
                "advise",
                "-q",
                "-f",
                "csv",
                "--front",
                "carbon,accuracy",
                "--accuracy",
                "samples/accuracy.csv",
                "samples/medical-imaging.yaml",
                "--vary",
                "levers.pruning.keep=30%..100%")
            .run();
    assertThat(outcome.status()).isZero();
    var rows = outcome.out().lines().skip(1).map(line -> line.split(",", -1)).toList();
    assertThat(rows).hasSizeGreaterThan(5);
    for (int i = 1; i < rows.size(); i++) {
      assertThat(Double.parseDouble(rows.get(i)[2]))
          .isGreaterThan(Double.parseDouble(rows.get(i - 1)[2]));
      assertThat(Double.parseDouble(rows.get(i)[6]))
          .isGreaterThan(Double.parseDouble(rows.get(i - 1)[6]));
    }
  }
}
