package lepton.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CompareTest {

  @Test
  void the_image_compares_variants_of_a_sample() throws Exception {
    var outcome =
        Launch.of(
                Launch.IMAGE,
                "compare",
                "-q",
                "samples/bert-finetune.yaml",
                "--vary",
                "site.pue=1.2,1.5",
                "--field",
                "energy.total_kwh.ratio_p95")
            .run();
    assertThat(outcome.status()).as(outcome.err()).isZero();
    // by hand: 1.5 / 1.2
    assertThat(Double.parseDouble(outcome.out())).isEqualTo(1.25, within(1e-9));
  }
}
