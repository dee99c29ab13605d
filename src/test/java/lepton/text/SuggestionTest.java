package lepton.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SuggestionTest {

  /// The top-level and second-level keys of a workload.
  private static final List<String> KEYS =
      List.of(
          """
          name model parameters active_parameters stored_parameters kind layers width
          flop_per_sample data samples dimension size training epochs tokens compute
          accelerator_hours recompute precision inference requests input_tokens output_tokens
          batch hardware accelerator count capacity utilization power host busy site grid region
          datacenter pue wue renewables price lifetime use start levers pruning quantization
          acceleration sharing dynamic edge unit budget reported equations\
          """
              .split("\\s"));

  @ParameterizedTest
  @CsvSource({
    "acelerator, accelerator",
    "accelarator, accelerator",
    "acclerator, accelerator",
    "ACCELERATOR, accelerator",
    "utilisation, utilization",
    "utlization, utilization",
    "util, utilization",
    "quantisation, quantization",
    "paramters, parameters",
    "params, parameters",
    "token, tokens",
    "epoch, epochs",
    "trianing, training",
    "training_tokens, training",
    "flopPerSample, flop_per_sample",
    "flop-per-sample, flop_per_sample",
    "acceleratorHours, accelerator_hours",
    "data_center, datacenter",
    "data centre, datacenter",
    "peu, pue",
    "hadrware, hardware",
    "cuont, count",
    "renewable, renewables",
    "input tokens, input_tokens",
    "prunning, pruning",
    "regoin, region",
    "buget, budget",
    "hours, accelerator_hours",
  })
  void a_slip_of_a_key_finds_the_key(String given, String meant) {
    assertThat(Suggestion.closest(given, KEYS)).hasValue(meant);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "x",
        "zz",
        "learning_rate",
        "optimizer",
        "qwertyuiop",
        "42",
        "-",
        "_",
        "foo",
        "日本",
        "a very long sentence that no one would ever take for a key of anything at all, really not",
      })
  void nonsense_finds_nothing(String given) {
    assertThat(Suggestion.closest(given, KEYS)).isEmpty();
  }

  @Test
  void a_beginning_is_worth_more_than_a_chance_likeness() {
    assertThat(Suggestion.closest("h100", List.of("a100", "h200", "h100-sxm5-80gb")))
        .hasValue("h100-sxm5-80gb");
    assertThat(Suggestion.closest("h10", List.of("a10", "h100"))).hasValue("h100");
  }

  @Test
  void several_are_given_nearest_first_and_each_once() {
    var known = List.of("h100-pcie-80gb", "h100-sxm5-80gb", "h100-sxm5-80gb", "a100", "t4");
    assertThat(Suggestion.closest("h100-sxm5-80g", known, 3))
        .startsWith("h100-sxm5-80gb")
        .doesNotHaveDuplicates();
    assertThat(Suggestion.closest("h100-sxm5-80g", known, 0)).isEmpty();
  }

  @Test
  void a_very_long_text_costs_nothing() {
    assertThat(Suggestion.closest("x".repeat(1_000_000), KEYS)).isEmpty();
    assertThat(Suggestion.closest("count", List.of("y".repeat(1_000_000)))).isEmpty();
  }

  @Test
  void what_is_known_exactly_is_its_own_nearest() {
    for (var key : KEYS) {
      assertThat(Suggestion.closest(key, KEYS)).hasValue(key);
    }
  }
}
