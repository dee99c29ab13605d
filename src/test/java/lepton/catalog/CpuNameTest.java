package lepton.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Names as `/proc/cpuinfo` and `lscpu` report them.
class CpuNameTest {

  private final Catalog catalog = Catalog.shipped();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          AMD EPYC 7763 64-Core Processor                | epyc-7763
          AMD EPYC 7742 64-Core Processor                | epyc-7742
          AMD EPYC 9654 96-Core Processor                | epyc-9654
          Intel(R) Xeon(R) Platinum 8480+ CPU @ 2.00GHz  | xeon-platinum-8480+
          Intel(R) Xeon(R) Platinum 8480+                | xeon-platinum-8480+
          INTEL(R) XEON(R) PLATINUM 8568Y+               | xeon-platinum-8568y+
          Intel(R) Xeon(R) CPU E5-2670 v3 @ 2.30GHz      | xeon-e5-2670-v3
          Intel(R) Xeon(R) CPU E5-2670 0 @ 2.60GHz       | xeon-e5-2670
          Intel(R) Xeon(R) W-2295 CPU @ 3.00GHz          | xeon-w-2295
          Intel(R) Xeon(R) 6980P                         | xeon-6980p
          Intel(R) Xeon(R) CPU Max 9480                  | xeon-max-9480
          13th Gen Intel(R) Core(TM) i9-13900K           | core-i9-13900k
          Intel(R) Core(TM) i7-8700K CPU @ 3.70GHz       | core-i7-8700k
          Intel(R) Core(TM) Ultra 9 285K                 | core-ultra-9-285k
          AMD Ryzen 9 7950X 16-Core Processor            | ryzen-9-7950x
          AMD Ryzen 5 5600G with Radeon Graphics         | ryzen-5-5600g
          AMD Ryzen AI 9 HX 370 w/ Radeon 890M           | ryzen-ai-9-hx-370
          AMD Ryzen Threadripper 3970X 32-Core Processor | ryzen-threadripper-3970x
          AMD Ryzen Threadripper PRO 5995WX 64-Cores     | ryzen-threadripper-pro-5995wx
          Apple M2 Max                                   | apple-m2-max
          """)
  void a_name_as_systems_report_it_finds_its_processor(String reported, String id) {
    assertThat(catalog.cpu(reported).found().map(Cpu::id)).contains(id);
  }

  @ParameterizedTest
  @CsvSource({"EPYC 7763", "epyc_7763", "Epyc-7763", "AMD EPYC™ 7763"})
  void people_may_write_a_processor_as_they_like(String name) {
    assertThat(catalog.cpu(name).found().map(Cpu::id)).contains("epyc-7763");
  }

  @ParameterizedTest
  @CsvSource({"i9-13900K", "Platinum 8480+", "E5-2680 v4", "W-2295", "Threadripper 3990X", "7950X"})
  void a_short_form_will_do(String name) {
    assertThat(catalog.cpu(name).found()).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"AMD EPYC", "Intel(R) Xeon(R) CPU @ 2.20GHz", "Intel Xeon Gold", "Ryzen 9"})
  void a_family_is_ambiguous_and_no_match(String name) {
    assertThat(catalog.cpu(name)).isInstanceOf(Resolution.Ambiguous.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AMD EPYC 7764 64-Core Processor",
        "AMD EPYC-Milan Processor",
        "AMD EPYC 7R13 Processor",
        "Intel Xeon Platinum 8480",
        "Intel Xeon Processor (Skylake, IBRS)",
        "Intel(R) Xeon(R) CPU E5-2673 v4 @ 2.30GHz",
        "Neoverse-N1"
      })
  void a_near_miss_is_no_match(String name) {
    assertThat(catalog.cpu(name)).isInstanceOf(Resolution.Unknown.class);
  }

  @Test
  void the_version_of_a_xeon_is_part_of_its_name() {
    assertThat(catalog.cpu("E5-2670").found().orElseThrow().tdp().watts()).isEqualTo(115);
    assertThat(catalog.cpu("E5-2670 v3").found().orElseThrow().tdp().watts()).isEqualTo(120);
  }

  @Test
  void a_server_processor_knows_its_family() {
    var cpu = catalog.cpu("EPYC 7763").found().orElseThrow();
    assertThat(catalog.family(cpu).map(CpuFamily::id)).contains("epyc-7xx3");
    var laptop = catalog.cpu("Ryzen 7 5800H").found().orElseThrow();
    assertThat(catalog.family(laptop)).isEmpty();
  }
}
