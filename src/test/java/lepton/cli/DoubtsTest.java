package lepton.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lepton.report.Columns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Ranges and sensitivities, from the command line to what is printed.
class DoubtsTest {

  @TempDir Path folder;

  private static final String UNSURE =
      """
      name: unsure
      training: {accelerator_hours: 100 h, precision: bf16}
      hardware: {accelerator: a100-sxm4-80gb, count: 4, power: 200..400 W, host: none}
      site: {grid: 400 gCO2e/kWh, pue: 1.5, wue: 1 L/kWh}
      """;

  private Session.Ended unsure(String... args) {
    var words = new ArrayList<>(List.of("estimate", "-q", "unsure.yaml"));
    words.addAll(List.of(args));
    return new Session(folder).file("unsure.yaml", UNSURE).run(words.toArray(new String[0]));
  }

  // energy is 100 h · power · 1.5, of 200..400 W: P5 at 210 W, P95 at 390 W
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # field,                     value
          range.energy.total_kwh.p5,   31.5
          range.energy.total_kwh.p50,  45
          range.energy.total_kwh.p95,  58.5
          range.duration.training_h.p5, 25
          range.duration.training_h.p95, 25
          """)
  void a_percentile_is_a_field(String field, double value) {
    var ended = unsure("--field", field);

    assertThat(ended.err()).isEmpty();
    assertThat(Double.parseDouble(ended.out())).isCloseTo(value, within(0.005 * value));
  }

  @Test
  void a_table_shows_the_range_beside_the_figure() {
    assertThat(unsure().out()).containsPattern("facility +45 kWh \\(31\\.\\d–58\\.\\d\\) +100 %");
    assertThat(unsure().out()).contains("(P5–P95) of 512 draws");
    assertThat(unsure("--no-range").out()).containsPattern("facility +45 kWh +100 %");
    assertThat(unsure("-f", "md").out()).containsPattern("45 kWh \\(31\\.\\d–58\\.\\d\\) \\|");
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 60, 80, 120})
  void a_table_with_ranges_fits_its_terminal(int columns) {
    var session = new Session(folder).terminal(columns);
    session.file(
        "unsure.yaml", UNSURE + "levers: {acceleration: {k: 1.5..2.5, power: 1.1 ± 0.1}}\n");
    var out =
        session.run("estimate", "-q", "unsure.yaml", "--sensitivity", "--color", "never").out();

    var table = out.substring(0, out.indexOf("Assumptions")).lines().skip(3).toList();
    if (columns >= 60) {
      assertThat(table).allMatch(line -> Columns.width(line) <= columns);
    }
    assertThat(out.contains("–")).isTrue();
  }

  @Test
  void percentiles_of_twenty_orders_of_magnitude_are_drawn_all_the_same() {
    var power = "power: {low: 1e-11 W, mode: 300 W, high: 1e15 W, quantiles: true}";
    var ended =
        new Session(folder)
            .file("wild.yaml", UNSURE.replace("power: 200..400 W", power))
            .run("estimate", "-q", "wild.yaml", "--field", "range.energy.total_kwh.p95");

    assertThat(ended.status()).as(ended.err()).isZero();
  }

  @Test
  void the_same_seed_gives_the_same_bytes_and_another_seed_others() {
    var first = unsure("-f", "json", "--seed", "7").out();

    assertThat(unsure("-f", "json", "--seed", "7").out()).isEqualTo(first);
    assertThat(unsure("-f", "json", "--seed", "8").out()).isNotEqualTo(first);
    assertThat(unsure("-f", "json", "--no-range").out()).doesNotContain("\"range\"");
  }

  @Test
  void sensitivity_ranks_the_inputs_and_draws_them() {
    var out = unsure("--sensitivity").out();
    assertThat(out)
        .contains("Sensitivity of emissions.total_kg")
        .containsPattern(
            "hardware\\.power +9\\d(\\.\\d)? % +9\\d(\\.\\d)? % +█+│█+ +[0-9.]+–[0-9.]+ kg");
    assertThat(unsure("--sensitivity", "energy.total_kwh").out())
        .contains("Sensitivity of energy.total_kwh");
    assertThat(unsure("--sensitivity=energy.total_kwh", "-f", "json").out())
        .containsPattern(
            "\"sensitivity\": \\[\\s+\\{\\s+\"key\": \"hardware.power\",\\s+\"figure\": \"energy.total_kwh\",\\s+\"first\": ");
    assertThat(unsure("-f", "md", "--sensitivity").out())
        .contains("### Sensitivity of emissions.total_kg");
  }

  @Test
  void a_run_of_moments_is_doubted_and_printed_with_its_digits() {
    var ended =
        new Session(folder)
            .file(
                "tiny.yaml",
                "model: {parameters: 5k, kind: dense}\ndata: {samples: 1000}\n"
                    + "training: {epochs: 3}\nhardware: {accelerator: a100}\nsite: {grid: DE}\n")
            .run("estimate", "tiny.yaml");

    assertThat(ended.err()).contains("training would take 732 ns at the utilization");
    assertThat(ended.out()).doesNotContain("(0.000").doesNotContain("0.00000");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # options                                        | said
          --samples few                                    | from 16 to 4000000, got 'few'
          --samples 0                                      | --samples takes a whole number from 16 to 4000000, got '0'
          --sensitivity nonsense                           | is neither a file nor a figure
          --sensitivity energy.totl_kwh                    | did you mean --sensitivity=energy.total_kwh?
          --sensitivity gone.yaml                          | cannot read 'gone.yaml'
          --seed 1.5                                       | --seed takes a whole number
          --no-range --samples 100                         | --no-range can't be combined with --samples
          --no-range --field range.energy.total_kwh.p5     | can't be combined with a range as --field
          --sensitivity=energy.totl_kwh                    | did you mean 'energy.total_kwh'?
          --sensitivity=total.energy.total_kwh             | --sensitivity takes no
          --sensitivity=cost.total                         | unsure has no cost.total
          --sensitivity -f csv                             | can't be combined with --format csv
          --field range.energy.total_kwh.p6                | did you mean 'range.energy.total_kwh.p5'?
          """)
  void what_makes_no_sense_of_doubt_is_told(String options, String said) {
    var ended = unsure(options.split(" ", -1));

    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.err()).contains(said);
  }

  private static final String PRETRAINING =
      """
      name: pretraining
      model: {parameters: 13B}
      training: {tokens: 300B}
      hardware: {accelerator: h100, count: 64}
      site: {grid: FR}
      """;

  /// The defaults give use 0.85 (0.45..0.95), by which embodied carbon is divided: a single draw of
  /// it near 0 must not decide on the ranking. By 65536 draws of each of three seeds utilization
  /// has 45 % and use 20 %.
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void few_draws_rank_the_inputs_that_a_result_is_divided_by_as_many_do(int seed) {
    var out =
        new Session(folder)
            .file("pre.yaml", PRETRAINING)
            .run("estimate", "-q", "pre.yaml", "--sensitivity", "--seed", "" + seed)
            .out();

    assertThat(out).containsPattern("training\\.utilization +4[3-7] %");
    assertThat(out).containsPattern("site\\.use +(1[89]|2[0-2]) %");
  }

  @Test
  void an_index_below_its_error_is_not_shown_as_a_share() {
    var out =
        new Session(folder)
            .file("pre.yaml", PRETRAINING)
            .run("estimate", "-q", "pre.yaml", "--sensitivity", "--samples", "16")
            .out();

    assertThat(out).contains("± alone: not told apart from 0").containsPattern(" ±[0-9.]+ %");
  }

  /// Requests per second × tokens of each, and the requests over their rate, rest on no doubt.
  @ParameterizedTest
  @ValueSource(strings = {"duration.inference_h", "serving.tokens_per_s", "compute.inference_flop"})
  void a_figure_that_does_not_vary_is_said_to_be_moved_by_nothing(String figure) {
    var out =
        new Session(folder)
            .file(
                "serve.yaml",
                """
                name: serve
                model: {parameters: 8B}
                inference: {requests: 1M, input_tokens: 500, output_tokens: 500, arrival_rate: 2 /s}
                hardware: {accelerator: h100, count: 1}
                site: {grid: FR}
                """)
            .run("estimate", "-q", "serve.yaml", "--sensitivity=" + figure)
            .out();

    assertThat(out).contains("No uncertain input moves it.").doesNotContain(" alone\n");
  }

  /// Whatever is certain: hours and FLOP of a run whose hours are given, the network nobody uses.
  @ParameterizedTest
  @ValueSource(strings = {"200..400 W", "300 W"})
  void the_percentiles_of_csv_are_those_of_json(String power) {
    var session =
        new Session(folder).file("u.yaml", UNSURE.replace("power: 200..400 W", "power: " + power));
    var header = session.run("estimate", "-q", "u.yaml", "-f", "csv").out().lines().toList();
    var columns = List.of(header.getFirst().split(",", -1));
    var cells = List.of(header.get(1).split(",", -1));
    assertThat(columns)
        .contains("range.duration.training_h.p5", "range.energy.network_kwh.p95")
        .contains("range.serving.batch.p50", "range.energy.total_kwh.p5");
    for (var field : List.of("range.duration.training_h.p5", "range.energy.network_kwh.p95")) {
      var alone = session.run("estimate", "-q", "u.yaml", "--field", field).out().strip();
      assertThat(cells.get(columns.indexOf(field))).as(field).isEqualTo(alone);
    }
    var without = session.run("estimate", "-q", "u.yaml", "-f", "csv", "--no-range").out();
    assertThat(without).doesNotContain("range.");
  }
}
