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
}
