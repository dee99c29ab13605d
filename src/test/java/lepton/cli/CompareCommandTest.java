package lepton.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import lepton.estimate.MeasuredFootprint;
import lepton.estimate.Runs;
import lepton.report.Columns;
import lepton.report.RecordingDocument;
import lepton.text.Documents;
import lepton.text.Mapping;
import lepton.text.Node;
import lepton.text.Problems;
import lepton.text.Scalar;
import lepton.text.Sequence;
import lepton.text.SourceText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompareCommandTest {

  @TempDir Path folder;

  private static final String DOUBTED = Session.SMALL.replace("power: 300 W", "power: 250..350 W");

  private Session session() {
    return new Session(folder)
        .file("a.yaml", DOUBTED)
        .file("b.yaml", DOUBTED.replace("pue: 1.5", "pue: 1.2"));
  }

  private static Node at(String json, String path) {
    var problems = new Problems();
    Node node = Documents.read(SourceText.of("out.json", json), problems).getFirst();
    assertThat(problems.all()).isEmpty();
    for (var key : path.split("/", -1)) {
      node =
          node instanceof Sequence list
              ? list.items().get(Integer.parseInt(key))
              : ((Mapping) node).get(key).orElseThrow();
    }
    return node;
  }

  private static double number(String json, String path) {
    return Double.parseDouble(((Scalar) at(json, path)).text());
  }

  /// By hand: 100 accelerator hours at 300 W are 30 kWh, times 1.5 and 1.2 are 45 and 36 kWh, of
  /// 400 g each; in every draw 1.2 / 1.5 = 0.8.
  @Test
  void json_holds_both_their_difference_and_how_sure_it_is() {
    var json = session().run("compare", "-f", "json", "a.yaml", "b.yaml").out();
    var b = "alternatives/1/";
    assertThat(number(json, "alternatives/0/energy/total_kwh/value")).isCloseTo(45, within(1e-9));
    assertThat(number(json, b + "energy/total_kwh/value")).isCloseTo(36, within(1e-9));
    assertThat(number(json, b + "energy/total_kwh/difference")).isCloseTo(-9, within(1e-9));
    assertThat(number(json, b + "energy/total_kwh/ratio")).isCloseTo(0.8, within(1e-9));
    assertThat(number(json, b + "energy/total_kwh/ratio_p5")).isCloseTo(0.8, within(1e-9));
    assertThat(number(json, b + "energy/total_kwh/ratio_p95")).isCloseTo(0.8, within(1e-9));
    assertThat(number(json, b + "energy/total_kwh/probability_better")).isEqualTo(1);
    assertThat(number(json, b + "energy/total_kwh/probability_better_low")).isLessThan(1);
    assertThat(number(json, b + "emissions/operational_kg/difference"))
        .isCloseTo(-3.6, within(1e-9));
    assertThat(number(json, b + "rank")).isEqualTo(1);
    assertThat(((Scalar) at(json, "inputs/0/key")).text()).isEqualTo("site.pue");
    assertThat(((Scalar) at(json, "inputs/0/values/0")).text()).isEqualTo("1.5");
    assertThat(((Mapping) at(json, "alternatives/0/energy/total_kwh")).get("difference")).isEmpty();
  }

  @Test
  void text_shows_the_inputs_that_differ_before_the_figures_and_bars() {
    var ended = session().run("compare", "a.yaml", "b.yaml");
    assertThat(ended.status()).isZero();
    assertThat(ended.out())
        .containsSubsequence(
            "A  a.yaml", "B  b.yaml", "Inputs that differ", "site.pue", "1.5", "1.2", "Figures")
        .containsPattern(
            "facility +kWh +45 +36 +-9 +\\(-10\\.\\d*\\.\\.-7\\.\\d*\\) +× 0.8 +> 99 %")
        .containsPattern("IT +kWh +30 +30 +0 +× 1 +equal")
        .contains("By emissions.total_kg, in kg")
        .containsPattern("A +█+▒+ +18\\.")
        .doesNotContain("\u001b");
  }

  @ParameterizedTest
  @CsvSource({"60", "72", "80", "120"})
  void text_keeps_to_the_width_of_the_terminal(int width) {
    var session = session().terminal(width).variable("NO_COLOR", "1");
    for (var args :
        new String[][] {
          {"compare", "a.yaml", "b.yaml"},
          {
            "compare",
            "a.yaml",
            "--vary",
            "hardware.accelerator=a100-sxm4-80gb,h100-sxm,t4",
            "--vary",
            "site.grid=DE,SE"
          }
        }) {
      var ended = session.run(args);
      assertThat(ended.status()).as(ended.err()).isZero();
      assertThat(ended.out()).doesNotContain("\u001b").contains("better");
      assertThat(ended.out().lines()).allMatch(line -> Columns.width(line) <= width);
    }
  }

  @Test
  void colour_tells_what_is_better_for_sure() {
    var ended = session().run("compare", "--color", "always", "a.yaml", "b.yaml");
    assertThat(ended.out()).containsPattern("\u001b\\[32m +-9\u001b\\[0m");
  }

  @Test
  void variants_are_all_combinations_ranked_the_first_being_the_base() {
    var ended =
        session()
            .run(
                "compare",
                "a.yaml",
                "--vary",
                "site.pue=1.5,1.2",
                "--vary",
                "site.grid=400 gCO2e/kWh,100 gCO2e/kWh",
                "--field",
                "emissions.operational_kg");
    // by hand: 45 kWh and 36 kWh at 400 g and 100 g
    assertThat(ended.out().lines().map(Double::parseDouble).map(kg -> Math.round(kg * 1000)))
        .containsExactly(18000L, 4500L, 14400L, 3600L);
    var text = session().run("compare", "a.yaml", "--vary", "site.pue=1.5,1.2,1.8").out();
    assertThat(text)
        .contains("3 alternatives, held against the first (*), pue=1.5")
        .containsSubsequence("  pue=1.2 ", "* pue=1.5 ", "  pue=1.8 ", "Against pue=1.5");
  }

  @Test
  void a_variant_that_makes_no_workload_is_shown_with_its_reason_and_the_rest_goes_on() {
    var ended = session().run("compare", "a.yaml", "--vary", "site.pue=1.2,0.5,1.5");
    assertThat(ended.status()).isZero();
    assertThat(ended.err()).isEmpty();
    assertThat(ended.out()).contains("Left out", "pue=0.5: PUE is facility over IT energy");
    var json = session().run("compare", "a.yaml", "--vary", "site.pue=1.2,0.5,1.5", "-f", "json");
    assertThat(((Scalar) at(json.out(), "left_out/0/name")).text()).isEqualTo("pue=0.5");
    assertThat(((Scalar) at(json.out(), "base")).text()).isEqualTo("pue=1.2");
  }

  @Test
  void the_first_variant_is_the_base_or_nothing_is_compared() {
    var ended = session().run("compare", "a.yaml", "--vary", "site.pue=0.5,1.2,1.5");
    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err())
        .contains("--vary site.pue=0.5")
        .contains("pue=0.5 is the first alternative, and makes no workload");
  }

  @Test
  void fields_are_a_line_for_each_variant_or_none() {
    var ended =
        session()
            .run(
                "compare",
                "a.yaml",
                "--vary",
                "site.pue=1.2,0.5,1.5",
                "-q",
                "--field",
                "emissions.total_kg");
    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err()).contains("there is no emissions.total_kg for pue=0.5");
  }

  @Test
  void other_figures_of_many_begin_with_the_emissions_unless_they_rank() {
    var by =
        session().run("compare", "a.yaml", "--vary", "site.pue=1.1,1.2,1.5", "--by", "duration_s");
    assertThat(by.out()).containsPattern("Other figures\n +CO2e kg");
    var usual = session().run("compare", "a.yaml", "--vary", "site.pue=1.1,1.2,1.5");
    assertThat(usual.out()).containsPattern("Other figures\n +facility kWh");
  }

  /// 100 accelerator hours on four devices are 25 h, 90,000 s.
  @Test
  void markdown_has_each_figure_in_the_unit_of_its_key() {
    var rows = session().run("compare", "-f", "md", "a.yaml", "b.yaml").out();
    assertThat(rows).contains("| duration_s | s | 90,000 | 90,000 |").contains("power.mean_w | W");
  }

  @Test
  void both_columns_of_inputs_are_cut_alike() {
    var session =
        session().terminal(80).file("de.yaml", elsewhere("DE")).file("se.yaml", elsewhere("SE"));
    var out = session.run("compare", "--color", "never", "de.yaml", "se.yaml").out();
    var grid = out.lines().filter(its -> its.startsWith("  site.grid")).findFirst().orElseThrow();
    int begins = grid.indexOf("SE (");
    assertThat(begins - grid.indexOf("DE (")).isBetween(25, 35);
  }

  private static String elsewhere(String grid) {
    return DOUBTED.replaceAll("grid: [^,}\n]*", "grid: " + grid);
  }

  @Test
  void csv_has_a_row_for_each_figure_of_each_alternative() {
    var rows = session().run("compare", "-f", "csv", "a.yaml", "b.yaml").out().lines().toList();
    assertThat(rows.getFirst())
        .startsWith("name,figure,value,p5,p50,p95,difference,difference_p5")
        .endsWith("probability_equal,currency");
    int cells = rows.getFirst().split(",", -1).length;
    assertThat(rows).allMatch(row -> row.split(",", -1).length == cells);
    assertThat(rows).anyMatch(row -> row.startsWith("b.yaml,energy.total_kwh,36,"));
  }

  @Test
  void markdown_is_tables() {
    var two = session().run("compare", "-f", "md", "a.yaml", "b.yaml").out();
    assertThat(two)
        .contains("## Inputs that differ", "| site.pue | 1.5 | 1.2 |")
        .contains("| Figure | Unit | a.yaml | b.yaml | Difference | Ratio | Better |")
        .contains("| × 0.8 | > 99 % |");
    var many = session().run("compare", "-f", "md", "a.yaml", "--vary", "site.pue=1.5,1.2,1.8");
    assertThat(many.out()).contains("| pue=1.5 (base) |");
  }

  @Test
  void fields_of_the_difference_are_of_the_others_alone() {
    var path = "energy.total_kwh";
    assertThat(session().run("compare", "a.yaml", "b.yaml", "--field", path).out()).hasLineCount(2);
    var ratio = session().run("compare", "a.yaml", "b.yaml", "--field", path + ".ratio_p50");
    assertThat(ratio.out()).hasLineCount(1);
    assertThat(Double.parseDouble(ratio.out())).isCloseTo(0.8, within(1e-9));
    var none = session().run("compare", "a.yaml", "b.yaml", "--field", "emissions.market_kg");
    assertThat(none.status()).isEqualTo(1);
    assertThat(none.err()).contains("there is no emissions.market_kg for a.yaml");
  }

  @Test
  void without_ranges_nothing_is_said_of_chances() {
    var out = session().run("compare", "--no-range", "a.yaml", "b.yaml").out();
    assertThat(out).doesNotContain("better").doesNotContain("draws").contains("× 0.8");
  }

  @Test
  void the_same_seed_gives_the_same_bytes() {
    var one = session().run("compare", "-f", "json", "--seed", "7", "a.yaml", "b.yaml").out();
    var two = session().run("compare", "-f", "json", "--seed", "7", "a.yaml", "b.yaml").out();
    assertThat(one).isEqualTo(two);
  }

  /// By hand: 1.35 kWh were measured of which 0.1 kWh is modelled, times a PUE of 1.2.
  @Test
  void a_recording_stands_beside_a_workload_and_may_have_run_elsewhere() {
    var recording = RecordingDocument.render(MeasuredFootprint.of(Runs.hour()), Optional.empty());
    var json =
        session().file("run.json", recording).run("compare", "-f", "json", "run.json", "a.yaml");
    assertThat(json.status()).as(json.err()).isZero();
    assertThat(number(json.out(), "alternatives/0/energy/total_kwh/value"))
        .isCloseTo(1.62, within(1e-9));
    assertThat(number(json.out(), "alternatives/1/energy/total_kwh/difference"))
        .isCloseTo(45 - 1.62, within(1e-6));
    var placed =
        session()
            .file("run.json", recording)
            .run("compare", "run.json", "--vary", "site.pue=1.2,1.5", "-f", "json");
    assertThat(number(placed.out(), "alternatives/1/energy/total_kwh/ratio_p95"))
        .isCloseTo(1.25, within(1e-9));
  }

  @Test
  void files_of_one_name_keep_their_folders_and_documents_their_name_or_number() {
    var session = session().file("old/run.yaml", DOUBTED).file("new/run.yaml", DOUBTED);
    assertThat(session.run("compare", "old/run.yaml", "new/run.yaml").out())
        .contains("A  old/run.yaml", "B  new/run.yaml");
    var two = session.file("two.yaml", DOUBTED + "---\n" + DOUBTED).run("compare", "two.yaml");
    assertThat(two.out()).contains("A  two.yaml (1)", "B  two.yaml (2)");
    var other = DOUBTED.replace("name: small", "name: large");
    var named = session.file("two.yaml", DOUBTED + "---\n" + other).run("compare", "two.yaml");
    assertThat(named.out()).contains("A  small", "B  large");
  }

  @Test
  void what_no_value_of_a_key_can_mend_is_said_once() {
    var recording = RecordingDocument.render(MeasuredFootprint.of(Runs.hour()), Optional.empty());
    var ended =
        session()
            .file("run.json", recording)
            .run("compare", "run.json", "--vary", "hardware.accelerator=h100-sxm,l4,t4");
    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.err().split("error:", -1)).as(ended.err()).hasSize(2);
  }

  @Test
  void standard_input_and_an_output_file_work_as_everywhere() throws Exception {
    var ended =
        session().input(DOUBTED).run("compare", "-", "b.yaml", "-f", "csv", "-o", "out.csv");
    assertThat(ended.status()).isZero();
    assertThat(ended.out()).isEmpty();
    assertThat(Files.readString(folder.resolve("out.csv")))
        .contains("standard input,energy.it_kwh");
  }
}
