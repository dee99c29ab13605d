package lepton.plan.advise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import lepton.text.Place;
import lepton.text.Problems;
import lepton.text.Scalar;
import lepton.text.SourceText;
import lepton.workload.WorkloadReader.Setting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImprovedTest {

  private static String improved(String text, Goal goal) {
    var advice = Advised.on(text, goal);
    return Improved.of(
            SourceText.of("better.yaml", text),
            List.of(),
            advice.changes(),
            advice.dropped(),
            advice.advised(),
            Advised.READER)
        .orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        # my run
        model: {parameters: 1B}   # P
        training: {tokens: 20B, precision: bf16}
        hardware:
          accelerator: a100-sxm4-40gb # a card
          count: 4

        # where
        site: {grid: DE}
        levers:
          quantization: {precision: fp8, energy: 1.2}  # costs more
          busy: 90%
        """,
        """
        {"model": {"parameters": "1B"}, "training": {"tokens": "20B"},
         "hardware": {"accelerator": "a100-sxm4-80gb", "count": 4}, "site": {"grid": "DE"}}
        """,
        """
        P: 1B
        P': 500M
        k: 0.5
        data: {samples: 1M, dimension: 512}
        training: {}
        hardware: {accelerator: a100-sxm4-80gb, count: 4}
        site:
          region: aws/eu-central-1
        """,
        """
        equations: {N: 1e6, C: 2e4, train_cost: 3.5 J, P: 110M, P': 55M, k: 0.5}
        """
      })
  void the_improved_file_gives_what_was_promised(String text) {
    var advice = Advised.on(text, Goal.CARBON);
    var again =
        Advised.variants(improved(text, Goal.CARBON)).with(List.of(), new Problems()).orElseThrow();
    for (var goal : List.of(Goal.ENERGY, Goal.CARBON)) {
      double promised = advice.advised().of(goal).orElseThrow();
      assertThat(goal.of(again.footprint()).orElseThrow())
          .isCloseTo(promised, within(promised * 1e-9));
      assertThat(promised).isLessThan(advice.now().of(goal).orElseThrow() * 1.000001);
    }
  }

  @Test
  void a_number_is_no_text_in_json() {
    var text =
        """
        {"model": {"parameters": "1B"}, "training": {"tokens": "20B"},
         "hardware": {"accelerator": "a100-sxm4-80gb", "count": 2}, "site": {"grid": "DE"}}
        """;
    var advice = Advised.on(text.replace("\"count\": 2", "\"count\": 4"), Goal.CARBON);
    var count = new Scalar("4", false, Place.start(SourceText.of("--set", "4")));
    var better =
        Improved.of(
            SourceText.of("better.json", text),
            List.of(new Setting("hardware.count", count)),
            advice.changes(),
            advice.dropped(),
            advice.advised(),
            Advised.READER);
    assertThat(better.orElseThrow()).contains("\"count\": 4}");
  }

  @Test
  void comments_and_what_is_not_advised_on_stay_as_they_were() {
    var text =
        """
        # my run
        name: mine   # a name
        training: {accelerator_hours: 100 h}
        hardware: {accelerator: a100-sxm4-80gb, power: 300 W}

        # where it runs
        site:
          grid: DE   # for now
          pue: 1.2
        levers:
          # too slow
          acceleration: {k: 0.5}
        """;
    var better = improved(text, Goal.ENERGY);
    assertThat(better)
        .startsWith(
            """
            # my run
            name: mine   # a name
            training: {accelerator_hours: 100 h}
            hardware: {accelerator: a100-sxm4-80gb, power: 300 W}

            # where it runs
            site:
              grid: DE   # for now
              pue: 1.2
            """)
        .contains("levers:", "pruning: {pattern: 2:4}")
        .doesNotContain("acceleration");
  }

  @Test
  void a_text_that_would_not_give_what_was_promised_is_not_given() {
    var text = "training: {compute: 1 EFLOP}\nhardware: {accelerator: a100-sxm4-80gb}\n";
    var advice = Advised.on(text, Goal.CARBON);
    assertThat(
            Improved.of(
                SourceText.of("better.yaml", text),
                List.of(),
                List.of(),
                List.of(),
                advice.advised(),
                Advised.READER))
        .isEmpty();
  }
}
