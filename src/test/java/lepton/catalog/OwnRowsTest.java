package lepton.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import lepton.text.Problems;
import lepton.text.SourceText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Rows that a person adds.
class OwnRowsTest {

  private final Problems problems = new Problems();

  private Catalog with(String file, String content) {
    return Catalog.with(List.of(SourceText.of("own/" + file, content)), problems);
  }

  @Test
  void a_row_needs_no_more_than_a_name_and_its_figure() {
    var catalog = with("accelerators.csv", "name,tdp_w\nMy Chip 1,75\n");
    assertThat(problems.all()).isEmpty();
    var chip = catalog.accelerator("my-chip-1").found().orElseThrow();
    assertThat(chip.tdp().orElseThrow().watts()).isEqualTo(75);
    assertThat(catalog.origin(chip).describe()).isEqualTo("own/accelerators.csv:2:1");
  }

  @Test
  void an_own_row_wins_over_the_shipped_one_under_all_its_names() {
    var catalog = with("accelerators.csv", "id,tdp_w,bf16\nh100-sxm5-80gb,650,900\n");
    assertThat(problems.all()).isEmpty();
    for (var name : List.of("h100", "NVIDIA H100 80GB HBM3", "h100-sxm5-80gb")) {
      assertThat(catalog.accelerator(name).found().orElseThrow().provenance().own()).isTrue();
    }
    assertThat(catalog.search(Kind.ACCELERATORS, List.of("h100-sxm5"))).hasSize(1);
    assertThat(catalog.accelerator("a100").found().orElseThrow().provenance().own()).isFalse();
  }

  @Test
  void an_own_alias_wins_over_a_shipped_one() {
    var catalog = with("accelerators.csv", "id,aliases,tdp_w\nour-a100,a100;big one,300\n");
    assertThat(catalog.accelerator("A100").found().map(Accelerator::id)).contains("our-a100");
    assertThat(catalog.accelerator("big-one").found().map(Accelerator::id)).contains("our-a100");
  }

  @Test
  void every_kind_can_be_added_to() {
    var files =
        List.of(
            SourceText.of("cpus.csv", "name,tdp_w\nAMD EPYC 7R13,225\n"),
            SourceText.of("grids.csv", "id,g_per_kwh,residual_mix\nroof,41,500\n"),
            SourceText.of("regions.csv", "id,grid,pue\nours/berlin-1,DE,1.2\n"),
            SourceText.of("datacenters.csv", "id,pue\ncellar,1.9\n"),
            SourceText.of("factors.csv", "key,value,unit\nprice:FR,0.2,EUR/kWh\n"));
    var catalog = Catalog.with(files, problems);
    assertThat(problems.all()).isEmpty();
    assertThat(catalog.cpu("AMD EPYC 7R13 Processor").found()).isPresent();
    var roof = catalog.grid("roof").found().orElseThrow();
    assertThat(catalog.residualMix(roof).orElseThrow().intensity().gramsPerKwh()).isEqualTo(500);
    var berlin = catalog.grid("berlin-1").found().orElseThrow();
    assertThat(berlin.id()).isEqualTo("DE");
    assertThat(catalog.dataCenter("cellar").found()).isPresent();
    assertThat(catalog.factor("price:FR").orElseThrow().value()).isEqualTo(0.2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          accelerators.csv | id,tdp_w;x,400 W              | 2:3 | 'tdp_w' takes a plain number, got '400 W'
          accelerators.csv | id,tdp_w;x,NaN                | 2:3 | 'tdp_w' takes a plain number, got 'NaN'
          accelerators.csv | id,tdp_w;x,0x1p9              | 2:3 | 'tdp_w' takes a plain number, got '0x1p9'
          accelerators.csv | id,tdp_w;x,1e999              | 2:3 | 'tdp_w' takes a plain number, got '1e999'
          accelerators.csv | id,vendor;x,ACME              | 2:1 | this row has no tdp_w and no peak rate
          accelerators.csv | tdp_w;75                      | 2:1 | this row has no id
          accelerators.csv | id,tpd_w;x,75                 | 1:4 | unknown column 'tpd_w'
          accelerators.csv | id,tdp_w;x,75;X,80            | 3:1 | 'X' is already a name of 'x'
          grids.csv        | id,g_per_kwh;roof,0           | 2:6 | an intensity of 0 g/kWh
          grids.csv        | id,name;roof,Roof             | 2:1 | this row has no g_per_kwh
          datacenters.csv  | id,pue;cellar,0.9             | 2:8 | a PUE of 0.9 is impossible
          factors.csv      | key,value;price:DE,0.2        | 2:1 | no unit
          regions.csv      | id,pue;x/y-1,1.2              | 2:1 | this row has no g_per_kwh and no grid
          regions.csv      | id,grid;x/y-1,atlantis        | 2:1 | unknown grid 'atlantis'
          cpus.csv         | id,tdp_w,cores;x,65,2.5       | 2:6 | 'cores' takes a whole number
          """)
  void a_problem_says_where_it_is(String file, String lines, String place, String message) {
    var catalog = with(file, lines.replace(";", "\n"));
    var problem = problems.all().getFirst();
    assertThat(problems.all()).hasSize(1);
    assertThat(problem.message()).startsWith(message);
    assertThat(problem.place().orElseThrow().describe()).isEqualTo("own/" + file + ":" + place);
    assertThat(catalog.accelerator("h100").found()).isPresent();
  }

  @Test
  void a_row_in_error_is_left_out_and_the_others_stay() {
    var catalog = with("grids.csv", "id,g_per_kwh\nbad,0\ngood,100\n");
    assertThat(problems.hasErrors()).isTrue();
    assertThat(catalog.grid("bad").found()).isEmpty();
    assertThat(catalog.grid("good").found()).isPresent();
  }

  @Test
  void a_sparse_peak_is_a_warning_and_the_row_stays() {
    var catalog = with("accelerators.csv", "id,vendor,tdp_w,bf16\nour-h100,NVIDIA,700,1979\n");
    assertThat(problems.hasErrors()).isFalse();
    assertThat(problems.all())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.message()).contains("looks like a sparse peak");
              assertThat(problem.place().orElseThrow().column()).isEqualTo(21);
            });
    assertThat(catalog.accelerator("our-h100").found()).isPresent();
  }

  @Test
  void a_file_of_another_name_is_pointed_out() {
    with("gpus.csv", "id,tdp_w\nx,75\n");
    assertThat(problems.hasErrors()).isFalse();
    assertThat(problems.all())
        .singleElement()
        .satisfies(
            problem -> assertThat(problem.help().orElseThrow()).contains("accelerators.csv"));
  }
}
