package lepton.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lepton.cli.Session;
import lepton.text.Documents;
import lepton.text.Mapping;
import lepton.text.Node;
import lepton.text.Problems;
import lepton.text.SourceText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FormatsTest {

  @TempDir Path folder;

  private static final String FULL =
      """
      name: "all, of \\"it\\""
      model: {parameters: 110M}
      data: {samples: 10M, dimension: 128, size: 4 kB}
      training: {epochs: 3, precision: bf16}
      inference: {samples: 100M, precision: fp16}
      hardware: {accelerator: h100-sxm5-80gb, count: 8}
      site: {grid: DE, renewables: 40%, price: 0.21 EUR/kWh}
      levers: {pruning: {keep: 50%, pattern: 2:4, cost: 1 kWh}}
      unit: {name: request, count: 100M}
      reported: {energy: 30 kWh, emissions: 9 kg, source: a paper}
      """;

  private static final String STATED =
      """
      name: stated
      equations: {N: 1e6, D: 128, C: 2e4, train_cost: 3.5 J}
      site: {grid: 400 gCO2e/kWh, pue: 1}
      """;

  private Session session() {
    return new Session(folder).file("full.yaml", FULL).file("stated.yaml", STATED);
  }

  private static void keys(String before, Node node, List<String> into) {
    if (node instanceof Mapping mapping) {
      for (var entry : mapping.entries()) {
        var path = before + entry.key().text();
        if (entry.value() instanceof Mapping) {
          keys(path + ".", entry.value(), into);
        } else {
          into.add(path);
        }
      }
    }
  }

  private List<String> json(String... args) {
    var ended = session().run(args);
    assertThat(ended.status()).as(ended.err()).isZero();
    var problems = new Problems();
    var documents = Documents.read(SourceText.of("out.json", ended.out()), problems);
    assertThat(problems.all()).isEmpty();
    var keys = new ArrayList<String>();
    keys("", documents.getFirst(), keys);
    return keys;
  }

  @Test
  void json_has_the_keys_of_the_contract() {
    var keys = json("estimate", "-q", "full.yaml", "-f", "json");

    // WORKLOAD.md, "Figures in JSON"; there is no residual mix for Germany, so no market-based
    // figure
    assertThat(keys)
        .contains(
            "name",
            "duration.training_h",
            "duration.inference_h",
            "compute.training_flop",
            "compute.inference_flop",
            "energy.training_kwh",
            "energy.inference_kwh",
            "energy.it_kwh",
            "energy.total_kwh",
            "energy.accelerators_kwh",
            "energy.host_kwh",
            "energy.network_kwh",
            "emissions.operational_kg",
            "emissions.embodied_kg",
            "emissions.total_kg",
            "water.total_l",
            "cost.total",
            "cost.currency",
            "sci.value_g",
            "sci.unit",
            "reported.energy_ratio",
            "reported.emissions_ratio",
            "baseline.energy.total_kwh",
            "baseline.emissions.total_kg",
            "saving.energy_share",
            "saving.emissions_share",
            "assumptions",
            "warnings");
    var others = new ArrayList<>(keys);
    others.removeAll(Figures.paths());
    assertThat(others).containsExactlyInAnyOrder("assumptions", "warnings");
  }

  @Test
  void what_could_not_be_worked_out_is_absent() {
    assertThat(json("estimate", "-q", "stated.yaml", "-f", "json"))
        .doesNotContain(
            "duration.training_h", "cost.total", "emissions.embodied_kg", "sci.value_g");
  }

  @Test
  void several_workloads_have_a_total_of_what_all_of_them_know() {
    var keys = json("estimate", "-q", "full.yaml", "stated.yaml", "-f", "json");

    assertThat(keys)
        .contains("workloads", "total.energy.total_kwh", "total.emissions.total_kg")
        .doesNotContain(
            "total.cost.total", "total.duration.training_h", "total.emissions.embodied_kg");
  }

  @Test
  void equations_are_part_of_json_only_when_asked_for() {
    assertThat(json("estimate", "-q", "full.yaml", "-f", "json")).doesNotContain("explanation");
    assertThat(json("estimate", "-q", "full.yaml", "-f", "json", "--explain"))
        .contains("explanation");
  }

  @Test
  void csv_has_a_row_a_workload_and_quotes_what_needs_it() {
    var lines =
        session()
            .run("estimate", "-q", "full.yaml", "stated.yaml", "-f", "csv")
            .out()
            .split("\n", -1);

    assertThat(lines).hasSize(4);
    // percentiles come last, so that the columns before them stay where they were
    assertThat(lines[0])
        .startsWith("name,duration.training_h,")
        .contains(",saving.emissions_share,range.duration.training_h.p5,")
        .endsWith("range.saving.emissions_share.p95");
    assertThat(lines[1]).startsWith("\"all, of \"\"it\"\"\",");
    assertThat(lines[2].split(",", -1)).hasSameSizeAs(lines[0].split(",", -1));
    assertThat(lines[3]).isEmpty();
  }

  @Test
  void csv_and_fields_agree() {
    var session = session();
    var lines = session.run("estimate", "-q", "stated.yaml", "-f", "csv").out().split("\n", -1);
    var header = lines[0].split(",", -1);
    var cells = lines[1].split(",", -1);
    for (int i = 0; i < header.length; i++) {
      var field = session.run("estimate", "-q", "stated.yaml", "--field", header[i]);
      assertThat(field.status()).as(header[i]).isEqualTo(cells[i].isEmpty() ? 1 : 0);
      assertThat(field.out().strip()).as(header[i]).isEqualTo(cells[i]);
    }
  }

  @Test
  void text_fits_eighty_columns_and_ends_with_its_assumptions() {
    for (var files : List.of(List.of("full.yaml"), List.of("full.yaml", "stated.yaml"))) {
      var args = new ArrayList<>(List.of("estimate", "-q"));
      args.addAll(files);
      var out = session().run(args.toArray(new String[0])).out();
      assertThat(out.lines()).allMatch(line -> Columns.width(line) <= 80);
      assertThat(out).contains("Assumptions").contains("default: ");
    }
  }

  @Test
  void text_shows_both_sides_of_a_lever() {
    var out = session().run("estimate", "-q", "full.yaml").out();

    assertThat(out)
        .contains("levers: pruning to 50 %")
        .containsPattern("baseline +with levers +change")
        .containsPattern("facility +[0-9.]+ kWh +[0-9.]+ kWh +[-+][0-9.]+ %")
        .containsPattern("Estimate / reported +energy +× [0-9.]+");
  }

  /// A PUE of 1.005 in place of 1.
  @Test
  void a_change_below_one_per_cent_has_its_sign() {
    var out =
        session().run("estimate", "-q", "stated.yaml", "--set", "levers.site.pue=1.005").out();

    assertThat(out).containsPattern("facility .* \\+0\\.5 %").containsPattern("IT .* 0 %");
  }

  @Test
  void markdown_tables_are_whole() {
    var out = session().run("estimate", "-q", "full.yaml", "-f", "md").out();

    assertThat(out)
        .contains("| Figure | Baseline | With levers | Change |")
        .contains("### Assumptions");
    assertThat(out.lines().filter(line -> line.startsWith("|")))
        .allMatch(line -> line.endsWith("|"));
  }
}
