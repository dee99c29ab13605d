package lepton.image;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlacementTest {

  @Test
  void the_image_places_the_jobs_of_the_sample() throws Exception {
    var outcome =
        Launch.of(
                Launch.IMAGE,
                "schedule",
                "--jobs",
                "samples/fleet/jobs.yaml",
                "--sites",
                "samples/fleet/sites.yaml",
                "--earliest",
                "2024-03-22T00:00Z",
                "--field",
                "optimal_within")
            .run();
    assertThat(outcome.status()).as(outcome.err()).isZero();
    assertThat(outcome.out()).isEqualTo("0\n");
  }
}
