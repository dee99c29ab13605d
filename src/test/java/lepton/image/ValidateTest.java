package lepton.image;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ValidateTest {

  /// The tables it reads lie in the jar of the image, and not in folders.
  @Test
  void the_image_recomputes_what_it_carries() throws Exception {
    var outcome = Launch.of(Launch.IMAGE, "validate", "--field", "disagreeing").run();
    assertThat(outcome.status()).isZero();
    assertThat(outcome.out()).isEqualTo("0\n");
  }
}
