package lepton.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import lepton.text.Problem;
import lepton.text.Problems;
import lepton.text.SourceText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Each rule, proved by a row that breaks it and no other.
class CatalogLintTest {

  private static final String ACCELERATOR =
      "id,vendor,architecture,tdp_w,idle_w,memory_gb,bandwidth_gb_s,fp32,tf32,fp16,bf16,fp8,int8,"
          + "fp4,embodied_kg\n";

  private static List<String> findings(String file, String content) {
    var problems = new Problems();
    Catalog.with(List.of(SourceText.of(file, content)), problems);
    return problems.all().stream().map(Problem::message).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          # row, and what is wrong with it
          my-h100,NVIDIA,Hopper,700,,80,,,,,1979,,,,          | twice the dense rate of 'h100-sxm5-80gb'
          a100 of ours,,,400,,80,,,,624,,,,,                  | twice the dense rate of 'a100-sxm4-80gb'
          gpu1,NVIDIA,Hopper,700,,80,,60,495,1979,,,,,        | 1979 TFLOP/s looks like a sparse peak: out of step
          gpu2,NVIDIA,Hopper,700,,80,,60,989,989,,,,,         | 989 TFLOP/s looks like a sparse peak: as high as FP16
          gpu3,NVIDIA,Hopper,700,,80,,,,800,1600,,,,          | twice the rate of FP16
          gpu4,NVIDIA,Hopper,700,,80,,,,800,,3200,,,          | four times the rate of FP16
          gpu5,NVIDIA,Hopper,700,,80,,,,800,,,3200,,          | out of step with FP16
          gpu6,NVIDIA,Blackwell,900,,80,,,,1600,,3200,,12800, | out of step with FP8
          gpu7,NVIDIA,Hopper,700,,80,,60,,1900,,,,,           | more than the tensor units of its architecture do
          board,,,8000,,80,,,,,,,,,                           | no single device takes 8000 W
          board,,,700,,640,,,,,,,,,                           | no single device has 640 GB
          board,,,700,,80,,,,,,,,,1312                        | no single device embodies 1312 kg
          DGX H9,,,700,,80,,,,,,,,,                           | 'dgx' names more than one device
          8x H9,,,700,,80,,,,,,,,,                            | '8x' names more than one device
          8xH9,,,700,,80,,,,,,,,,                             | '8xh9' names more than one device
          H9 (4 GPUs),,,700,,80,,,,,,,,,                      | 'gpus' names more than one device
          H9 node,,,700,,80,,,,,,,,,                          | 'node' names more than one device
          chip,,,70,90,80,,,,,,,,,                            | idle power of 90 W is not below the TDP
          chip,,,0.7,,80,,,,,,,,,                             | 0.7 W is no device's power at work
          chip,,,70,0,80,,,,,,,,,                             | 'idle_w' must be above 0
          chip,,,70,,0,,,,,,,,,                               | 'memory_gb' must be above 0
          chip,,,70,,80,3.35,,,,,,,,                          | 3.35 GB/s is less than any accelerator's memory has
          chip,,,700,,80,,,,989e12,,,,,                       | is too high for one device
          chip,,,700,,80,,,,989000,,,,,                       | 989000 TFLOP/s is too high for one device
          chip,,,700,,80,,,,0.989,,,,,                        | 0.989 TFLOP/s is too low for one device
          chip,,,700,,80,,,,0,,,,,                            | a peak must be above 0
          """)
  void an_accelerator_that_cannot_be_is_found_out(String row, String finding) {
    assertThat(findings("accelerators.csv", ACCELERATOR + row + "\n"))
        .singleElement()
        .satisfies(message -> assertThat(message).contains(finding));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "our-h100,NVIDIA,Hopper,650,60,80,3350,66.9,494.7,989.4,989.4,1978.9,1978.9,,164",
        "GeForce RTX 3060 OC,NVIDIA,Ampere,170,,12,360,12.7,12.7,25.5,25.5,,102,,",
        "our-mi100,AMD,CDNA,300,,32,1229,23.1,,184.6,92.3,,184.6,,",
        "RX 7800 XT,AMD,RDNA3,263,,16,624,37.3,,74.6,74.6,,74.6,,",
        "MLU370-X8 R2,Cambricon,,250,,48,614,24,,96,96,,256,,",
        "m1-ultra-64,Apple,Apple GPU,160,,128,800,20.8,,20.8,,,,,"
      })
  void an_honest_accelerator_passes(String row) {
    assertThat(findings("accelerators.csv", ACCELERATOR + row + "\n")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          cpus.csv        | id,tdp_w                 | x,0.2             | 0.2 W is no device's power
          cpus.csv        | id,tdp_w                 | x,2400            | no single socket takes 2400 W
          cpus.csv        | id,tdp_w,cores           | x,65,0            | a processor has at least one core
          cpus.csv        | id,tdp_w,cores,threads   | x,65,16,8         | fewer threads than cores
          grids.csv       | id,g_per_kwh             | x,0               | no electricity is free of carbon
          grids.csv       | id,g_per_kwh             | x,-20             | no electricity is free of carbon
          grids.csv       | id,g_per_kwh             | x,0.38            | less than any grid has
          grids.csv       | id,g_per_kwh             | x,380000          | more than any fuel gives
          grids.csv       | id,g_per_kwh,residual_mix | x,380,0          | no electricity is free of carbon
          regions.csv     | id,g_per_kwh,pue         | a/x-1,380,0.8     | a PUE of 0.8 is impossible
          regions.csv     | id,g_per_kwh,cfe_share   | a/x-1,380,90      | 90 is no share
          datacenters.csv | id,pue                   | x,0.99            | a PUE of 0.99 is impossible
          datacenters.csv | id,pue                   | x,115             | a PUE of 115 is beyond any reported
          datacenters.csv | id,wue                   | x,1800            | 1800 L/kWh is beyond any reported
          datacenters.csv | id,wue                   | x,-1              | -1 L/kWh is beyond any reported
          factors.csv     | key,value,unit           | x,40,share        | 40 is no share
          factors.csv     | key,value,unit           | x,-4,W            | the value is negative
          factors.csv     | key,value,low,unit       | x,4,5,W           | the value lies outside low and high
          factors.csv     | key,value                | x,4               | no unit
          """)
  void any_other_row_that_cannot_be_is_found_out(
      String file, String columns, String row, String finding) {
    assertThat(findings(file, columns + "\n" + row + "\n"))
        .singleElement()
        .satisfies(message -> assertThat(message).contains(finding));
  }

  @ParameterizedTest
  @CsvSource({"a b, A-B", "chip, Chip", "x_1, X1"})
  void names_are_the_same_across_case_and_separators(String one, String other) {
    var rows = "id,tdp_w\n" + one + ",75\n" + other + ",75\n";
    assertThat(findings("accelerators.csv", rows))
        .singleElement()
        .satisfies(message -> assertThat(message).contains("is already a name of"));
  }

  @Test
  void an_alias_that_another_row_has_is_found_out() {
    var rows = "id,aliases,tdp_w\none,uno;first,75\ntwo,FIRST,75\n";
    assertThat(findings("accelerators.csv", rows))
        .containsExactly("'FIRST' is already a name of 'one'");
  }

  @Test
  void duplicates_are_found_among_rows_and_within_one() {
    var rows = List.of(grid("A", List.of("b")), grid("B", List.of()), grid("C", List.of("c")));
    assertThat(CatalogLint.duplicates(Naming.PLAIN, rows))
        .map(Finding::message)
        .contains("'B' is already a name of 'A'", "'c' is already a name of 'C'");
  }

  @Test
  void a_shipped_row_without_source_year_or_basis_is_found_out() {
    var catalog = Catalog.shipped();
    var bare = grid("A", List.of());
    assertThat(CatalogLint.provenance(bare, catalog))
        .map(Finding::column)
        .containsExactly("source", "year", "basis");
  }

  @Test
  void a_source_that_is_not_listed_is_found_out() {
    var catalog = Catalog.shipped();
    var known = catalog.grid("DE").found().orElseThrow();
    var provenance = known.provenance();
    var sources = new ArrayList<>(provenance.sources());
    sources.add("hearsay");
    var row =
        new Grid(
            "A",
            "A",
            List.of(),
            known.extent(),
            known.alpha3(),
            known.country(),
            known.intensity(),
            known.residual(),
            new Provenance(
                sources,
                provenance.year(),
                provenance.basis(),
                provenance.licence(),
                provenance.note(),
                provenance.place()));
    assertThat(CatalogLint.provenance(row, catalog))
        .map(Finding::message)
        .containsExactly("unknown source 'hearsay'");
  }

  private static Grid grid(String id, List<String> aliases) {
    var some = Catalog.shipped().grid("DE").found().orElseThrow();
    return new Grid(
        id,
        id,
        aliases,
        some.extent(),
        some.alpha3(),
        some.country(),
        some.intensity(),
        some.residual(),
        Provenance.NONE);
  }
}
