package lepton.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ModelShapeTest {

  private static final ServingFit FIT = ServingFit.shipped();

  @Test
  void every_published_shape_is_read() {
    assertThat(ModelShape.published()).hasSizeGreaterThan(25);
  }

  /// 8 of 128 experts: s = (22 − 235 / 16) / (15 / 16) = 7.8 B.
  @Test
  void parameters_of_every_token_follow_from_the_share_of_experts() {
    var shape = ModelShape.named("Qwen 3 235B A22B").orElseThrow();
    assertThat(shape.shared()).isCloseTo(7.8e9, within(1e6));
    assertThat(ModelShape.named("Llama 3.1 8B").orElseThrow().shared()).isEqualTo(8.03e9);
  }

  /// Llama 3.1 70B: 80 layers · 8 heads · 128 · keys and values · 2 bytes = 327 680 (its
  /// config.json).
  @Test
  void a_known_size_takes_the_shape_of_its_like() {
    var seventy = ModelShape.ofSize(70e9, 70e9, FIT);
    assertThat(seventy.basis()).isEqualTo(ModelShape.Basis.SAME_SIZE);
    assertThat(seventy.layers()).isCloseTo(80, within(1e-9));
    assertThat(seventy.kvBytesPerToken()).isCloseTo(327_680, within(1e-6));
    assertThat(ModelShape.ofSize(235e9, 22e9, FIT).layers()).isCloseTo(94, within(1e-9));
  }

  /// The law misses published models by less than half: 180 B (Falcon, 80 layers) is not shipped.
  @Test
  void an_unknown_size_takes_the_law() {
    var falcon = ModelShape.ofSize(180e9, 180e9, FIT);
    assertThat(falcon.basis()).isEqualTo(ModelShape.Basis.LAW);
    assertThat(falcon.layers()).isBetween(80 / 1.5, 80 * 1.5);
    assertThat(falcon.expertLayers()).isZero();
    var mixture = ModelShape.ofSize(1e12, 32e9, FIT);
    assertThat(mixture.expertShare()).isBetween(0.0, 0.032);
  }
}
