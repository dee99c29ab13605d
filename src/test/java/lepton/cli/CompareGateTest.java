package lepton.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import lepton.estimate.MeasuredFootprint;
import lepton.estimate.Runs;
import lepton.report.RecordingDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `lepton compare --fail-if-worse`.
class CompareGateTest {

  @TempDir Path folder;

  private Session session() {
    return new Session(folder)
        .file("a.yaml", drawing("300 ± 30 W"))
        .file("b.yaml", drawing("300 ± 30 W").replace("pue: 1.5", "pue: 1.2"));
  }

  private static String drawing(String power) {
    return Session.SMALL.replace("power: 300 W", "power: " + power);
  }

  @Test
  void the_gate_closes_on_what_is_worse_alone() {
    var worse = session().run("compare", "-q", "--fail-if-worse", "b.yaml", "a.yaml");
    assertThat(worse.status()).isEqualTo(3);
    assertThat(worse.err()).contains("emissions.total_kg is worse than that of b.yaml");
    assertThat(session().run("compare", "--fail-if-worse", "a.yaml", "b.yaml").status()).isZero();
    assertThat(session().run("compare", "--fail-if-worse", "a.yaml", "a.yaml").status()).isZero();
  }

  /// By hand: of independent normal powers the difference is normal with σ = √(30² + 40²) = 50 W,
  /// so B draws more with Φ(shift / 50): 0.54, 0.93, 0.98.
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # B,        ranges,         status
          305 ± 40 W, --samples=4096, 0
          305 ± 40 W, --no-range,     0
          375 ± 40 W, --no-range,     0
          405 ± 40 W, --samples=4096, 3
          405 ± 40 W, --no-range,     3
          """)
  void it_asks_for_95_percent_whether_ranges_are_shown_or_not(
      String power, String ranges, int status) {
    var ended =
        session()
            .file("c.yaml", drawing(power))
            .run("compare", "a.yaml", "c.yaml", "--by", "energy.it_kwh", "--fail-if-worse", ranges);
    assertThat(ended.status()).as(ended.err()).isEqualTo(status);
    assertThat(ended.out().contains("better")).isEqualTo(!ranges.equals("--no-range"));
  }

  /// Nothing is in doubt here, and the smallest step up is certain.
  @Test
  void what_is_in_no_doubt_is_worse_by_its_figures() {
    var session = session().file("c.yaml", drawing("300 W")).file("d.yaml", drawing("301 W"));
    var ended =
        session.run(
            "compare",
            "c.yaml",
            "d.yaml",
            "--by",
            "energy.it_kwh",
            "--fail-if-worse",
            "--no-range");
    assertThat(ended.status()).isEqualTo(3);
  }

  private Session withRecording() {
    var bare = Runs.recording(Runs.hour().devices(), Runs.SITE);
    return session()
        .file("run.json", RecordingDocument.render(MeasuredFootprint.of(bare), Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource({"run.json, b.yaml", "b.yaml, run.json"})
  void totals_of_different_parts_have_a_dash_and_a_reason(String base, String other) {
    var ended = withRecording().run("compare", base, other);
    assertThat(ended.status()).as(ended.err()).isZero();
    assertThat(ended.out())
        .containsPattern("(?m)^  CO2e +kg +\\S+ +\\S+ +–$")
        .containsPattern("location-based .*× ");
    assertThat(ended.err())
        .contains("emissions.total_kg of b.yaml has an embodied part, that of run.json has none")
        .contains("--by emissions.operational_kg");
    var json = withRecording().run("compare", base, other, "-f", "json");
    assertThat(json.err()).contains("has an embodied part");
    var energy =
        withRecording().run("compare", base, other, "--field", "energy.total_kwh.difference");
    assertThat(energy.status()).isZero();
    assertThat(energy.err()).isEmpty();
  }

  @Test
  void what_cannot_be_judged_does_not_pass_the_gate() {
    var ended = withRecording().run("compare", "--fail-if-worse", "run.json", "b.yaml");
    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err())
        .contains("--fail-if-worse can't judge b.yaml", "--by emissions.operational_kg");
    var judged =
        withRecording()
            .run(
                "compare",
                "--fail-if-worse",
                "--by",
                "emissions.operational_kg",
                "run.json",
                "b.yaml");
    assertThat(judged.status()).isEqualTo(3);
  }
}
