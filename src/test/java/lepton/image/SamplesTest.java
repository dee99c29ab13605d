package lepton.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The image, whose classes are not quite those that the other tests test, says the same as they
/// do.
class SamplesTest {
  static List<String> samples() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("samples"))) {
      return files.map(Path::toString).filter(name -> name.endsWith(".yaml")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void a_sample_comes_out_as_from_the_classes_as_compiled(String sample) throws Exception {
    Launch.Outcome image = Launch.of(Launch.IMAGE, "estimate", sample, "--explain").run();
    String java = Path.of(System.getProperty("java.home"), "bin/java").toString();
    Launch compiled =
        Launch.command(
            java,
            "-cp",
            System.getProperty("java.class.path"),
            "lepton.Lepton",
            "estimate",
            sample,
            "--explain");
    assertThat(image.status()).isZero();
    assertThat(image).isEqualTo(compiled.run());
  }
}
