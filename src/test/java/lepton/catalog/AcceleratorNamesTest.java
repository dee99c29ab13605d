package lepton.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcceleratorNamesTest {

  private final Catalog catalog = Catalog.shipped();

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          h100-sxm5-80gb,                  h100-sxm5-80gb
          H100,                            h100-sxm5-80gb
          h100-sxm,                        h100-sxm5-80gb
          NVIDIA H100 80GB HBM3,           h100-sxm5-80gb
          NVIDIA H100 PCIe,                h100-pcie-80gb
          H800,                            h800-sxm5-80gb
          A800,                            a800-sxm4-80gb
          NVIDIA H20,                      h20-96gb
          NVIDIA H100 NVL,                 h100-nvl-94gb
          NVIDIA H200,                     h200-sxm-141gb
          NVIDIA B200,                     b200-sxm-180gb
          NVIDIA GH200 480GB,              gh200-96gb
          a100,                            a100-sxm4-80gb
          a100 80gb,                       a100-sxm4-80gb
          A100_SXM4,                       a100-sxm4-80gb
          NVIDIA A100-SXM4-80GB,           a100-sxm4-80gb
          NVIDIA A100-SXM4-40GB,           a100-sxm4-40gb
          NVIDIA A100-PCIE-40GB,           a100-pcie-40gb
          NVIDIA A100 80GB PCIe,           a100-pcie-80gb
          v100,                            v100-sxm2-16gb
          Tesla V100-SXM2-32GB,            v100-sxm2-32gb
          Tesla T4,                        t4
          Tesla K80,                       k80
          NVIDIA A10G,                     a10g
          NVIDIA L40S,                     l40s
          4090,                            rtx-4090
          rtx 4090,                        rtx-4090
          NVIDIA GeForce RTX 4090,         rtx-4090
          NVIDIA RTX A6000,                rtx-a6000
          NVIDIA RTX 6000 Ada Generation,  rtx-6000-ada
          jetson-orin-nano,                jetson-orin-nano-8gb
          mi300x,                          mi300x
          AMD Instinct MI300X,             mi300x
          tpuv4,                           tpu-v4
          Google TPU v3,                   tpu-v3
          TPU v5 lite,                     tpu-v5e
          m2-max,                          apple-m2-max
          AWS Trainium,                    trainium1
          gaudi 2,                         gaudi2
          """)
  void people_and_drivers_name_a_device_in_many_ways(String name, String id) {
    assertThat(catalog.accelerator(name).found().map(Accelerator::id)).contains(id);
  }

  @Test
  void a_bare_name_of_several_devices_is_refused_with_the_candidates() {
    assertThat(catalog.accelerator("A100 PCIe"))
        .isEqualTo(new Resolution.Ambiguous<>(List.of("a100-pcie-40gb", "a100-pcie-80gb")));
    assertThat(catalog.accelerator("jetson")).isInstanceOf(Resolution.Ambiguous.class);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          H1000,    h100
          rtx-4900, rtx-4090
          mi30x,    mi300x
          """)
  void a_slip_of_the_pen_gets_a_suggestion(String name, String suggestion) {
    assertThat(catalog.accelerator(name).found()).isEmpty();
    assertThat(catalog.accelerator(name).suggestions()).contains(suggestion);
  }

  @ParameterizedTest
  @CsvSource({"''", "' '", "abacus", "NVIDIA", "-"})
  void what_is_no_device_is_not_found(String name) {
    assertThat(catalog.accelerator(name).found()).isEmpty();
  }

  @Test
  void a_search_asks_for_every_word() {
    var found = catalog.search(Kind.ACCELERATORS, List.of("hopper", "SXM5"));
    assertThat(found)
        .map(Entry::id)
        .containsExactly("h100-sxm5-80gb", "h800-sxm5-80gb", "h200-sxm-141gb");
    assertThat(catalog.search(Kind.ACCELERATORS, List.of("h100", "abacus"))).isEmpty();
    assertThat(catalog.search(Kind.ACCELERATORS, List.of("mi-300"))).hasSize(2);
  }
}
