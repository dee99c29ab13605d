package lepton.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Laws that every shipped row keeps, and figures checked against their publications.
class ShippedCatalogTest {

  private final Catalog catalog = Catalog.shipped();

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          ACCELERATORS, 130
          CPUS,         900
          GRIDS,        360
          REGIONS,      220
          DATACENTERS,  25
          FACTORS,      120
          PRIORS,       18
          SOURCES,      50
          """)
  void there_are_enough_rows_of_each_kind(Kind kind, int least) {
    assertThat(catalog.all(kind)).hasSizeGreaterThanOrEqualTo(least);
  }

  @Test
  void there_are_at_least_210_countries() {
    assertThat(grids().stream().filter(grid -> grid.extent() == Grid.Extent.COUNTRY))
        .hasSizeGreaterThanOrEqualTo(210);
  }

  @ParameterizedTest
  @EnumSource
  void the_lint_finds_nothing_in_any_row(Kind kind) {
    for (var entry : catalog.all(kind)) {
      assertThat(CatalogLint.lint(entry, catalog)).as("%s %s", kind, entry.id()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SOURCES")
  void every_row_says_where_its_figures_come_from(Kind kind) {
    var entries = new ArrayList<Entry>(catalog.all(kind));
    if (kind == Kind.CPUS) {
      entries.addAll(catalog.families());
    }
    if (kind == Kind.GRIDS) {
      entries.addAll(catalog.residualMixes());
    }
    for (var entry : entries) {
      assertThat(CatalogLint.provenance(entry, catalog)).as("%s %s", kind, entry.id()).isEmpty();
    }
  }

  @Test
  void every_source_is_used_by_some_row() {
    var used = new ArrayList<String>();
    for (var kind : Kind.values()) {
      catalog.all(kind).forEach(entry -> used.addAll(entry.provenance().sources()));
    }
    catalog.families().forEach(family -> used.addAll(family.provenance().sources()));
    assertThat(catalog.all(Kind.SOURCES)).map(Entry::id).allMatch(used::contains);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          ACCELERATORS, HARDWARE
          CPUS,         CPU
          REGIONS,      REGION
          DATACENTERS,  PLAIN
          FACTORS,      PLAIN
          SOURCES,      PLAIN
          """)
  void no_two_rows_share_a_name(Kind kind, Naming naming) {
    assertThat(CatalogLint.duplicates(naming, catalog.all(kind))).isEmpty();
  }

  @Test
  void the_one_name_that_two_grids_share_is_georgia() {
    assertThat(CatalogLint.duplicates(Naming.PLAIN, grids()))
        .singleElement()
        .satisfies(finding -> assertThat(finding.message()).contains("Georgia"));
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"FACTORS", "PRIORS", "SOURCES"})
  void every_name_of_a_row_finds_that_row(Kind kind) {
    for (var entry : catalog.all(kind)) {
      var names = new ArrayList<>(entry.aliases());
      names.add(entry.id());
      if (kind != Kind.REGIONS) {
        names.add(entry.name());
      }
      names.remove("Georgia");
      for (var name : names) {
        assertThat(find(kind, name)).as("%s '%s'", kind, name).contains(entry);
      }
    }
  }

  private Optional<Entry> find(Kind kind, String name) {
    return switch (kind) {
      case ACCELERATORS -> catalog.accelerator(name).found().map(Entry.class::cast);
      case CPUS -> catalog.cpu(name).found().map(Entry.class::cast);
      case GRIDS -> catalog.grid(name).found().map(Entry.class::cast);
      case REGIONS -> catalog.region(name).found().map(Entry.class::cast);
      case DATACENTERS -> catalog.dataCenter(name).found().map(Entry.class::cast);
      case FACTORS, PRIORS, SOURCES -> throw new IllegalArgumentException(kind.word());
    };
  }

  @Test
  void a_region_has_the_intensity_of_the_grid_it_names() {
    for (var region : regions()) {
      if (region.grid().isPresent()) {
        var grid = catalog.grid(region.grid().get()).found().orElseThrow();
        assertThat(region.intensity()).as(region.id()).contains(grid.intensity());
        assertThat(region.provenance().year()).isEqualTo(grid.provenance().year());
      }
    }
  }

  @Test
  void a_region_lies_in_a_country_of_the_catalogue() {
    for (var region : regions()) {
      var country = catalog.grid(region.country().orElseThrow()).found().orElseThrow();
      assertThat(country.extent()).as(region.id()).isEqualTo(Grid.Extent.COUNTRY);
    }
  }

  @Test
  void every_server_family_that_a_processor_names_is_known() {
    for (var entry : catalog.all(Kind.CPUS)) {
      if (entry instanceof Cpu cpu && cpu.serverFamily().isPresent()) {
        assertThat(catalog.family(cpu)).as(cpu.id()).isPresent();
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # device,         format, dense TFLOP/s (vendor data sheet)
          h100-sxm5-80gb,   BF16,   989.4
          h100-sxm5-80gb,   FP8,    1978.9
          h800-sxm5-80gb,   BF16,   989.4
          h800-sxm5-80gb,   FP64,   1
          h20-96gb,         BF16,   148
          a100-sxm4-80gb,   BF16,   312
          a800-sxm4-80gb,   BF16,   312
          a100-sxm4-80gb,   TF32,   156
          v100-sxm2-16gb,   FP16,   125
          rtx-4090,         FP16,   165.2
          mi300x,           BF16,   1307.4
          mi100,            FP16,   184.6
          mi100,            BF16,   92.3
          tpu-v4,           BF16,   275
          """)
  void peaks_are_dense(String id, Precision precision, double tera) {
    var peak = accelerator(id).peak(precision).orElseThrow();
    assertThat(peak.flopPerSecond()).isCloseTo(tera * 1e12, within(1e6));
  }

  @ParameterizedTest
  @CsvSource({"v100-sxm2-16gb", "t4", "p100-pcie-16gb", "rtx-2080-ti", "mi50", "apple-m1"})
  void chips_older_than_bfloat16_have_no_peak_for_it(String id) {
    assertThat(accelerator(id).peak(Precision.BF16)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # device, W of the board, GB of the board, GPUs on it
          k80,      300,            24,              2
          m60,      300,            16,              2
          a16,      250,            64,              4
          """)
  void a_board_of_several_gpus_is_stated_per_gpu(String id, double watts, double gb, int gpus) {
    var device = accelerator(id);
    assertThat(device.tdp().orElseThrow().watts()).isEqualTo(watts / gpus);
    assertThat(device.memory().orElseThrow().bytes()).isEqualTo(gb * 1e9 / gpus);
    assertThat(device.provenance().note().orElseThrow()).contains("of a board");
  }

  @Test
  void what_nobody_publishes_is_absent() {
    assertThat(accelerator("trainium1").tdp()).isEmpty();
    assertThat(accelerator("gaudi").peaks()).isEmpty();
    assertThat(accelerator("cerebras-wse3").peaks()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # figure as published
          equivalent.car_km_eu,              0.175
          price:DE,                          0.233
          water.grid:US,                     3.14
          water.grid:WORLD,                  4.81
          water.wue,                         0.36
          network.fixed,                     0.03
          """)
  void the_defaults_are_the_published_figures(String key, double value) {
    assertThat(catalog.factor(key).orElseThrow().value()).isEqualTo(value);
  }

  @Test
  void a_factor_is_the_most_specific_there_is() {
    var prefix = "power_share.training";
    assertThat(catalog.factor(prefix, accelerator("tpu-v4")).map(Factor::key))
        .contains("power_share.training:tpu-v4");
    assertThat(catalog.factor(prefix, accelerator("h100")).map(Factor::key))
        .contains("power_share.training.hopper");
    assertThat(catalog.factor(prefix, accelerator("mi300x")).map(Factor::key))
        .contains("power_share.training.pooled");
  }

  @Test
  void a_price_is_that_of_the_state_or_of_the_country() {
    assertThat(price("aws/us-east-1").price().orElseThrow().perKwh()).isEqualTo(0.10997);
    assertThat(price("US-MT").key()).isEqualTo("price:US");
    assertThat(price("DE").price().orElseThrow().currency()).isEqualTo("EUR");
    assertThat(catalog.factor("memory.power").orElseThrow().price()).isEmpty();
  }

  private Factor price(String grid) {
    var place = catalog.grid(grid).found().orElseThrow();
    return catalog.factor("price", place).orElseThrow();
  }

  @Test
  void a_figure_is_cited_by_who_published_it() {
    assertThat(catalog.origin(accelerator("h100")).describe())
        .startsWith("accelerators: h100-sxm5-80gb (Epoch AI 2026; ");
    assertThat(catalog.source("ember-2026").orElseThrow().licence()).isEqualTo("CC BY 4.0");
  }

  @Test
  void licences_are_of_kinds_that_may_be_shipped() {
    var allowed =
        Set.of("CC BY 4.0", "public domain (US)", "OGL Canada", "OGL 3.0", "Apache-2.0", "MIT");
    for (var entry : catalog.all(Kind.SOURCES)) {
      if (entry instanceof SourceEntry source
          && !source.licence().equals("facts")
          && !source.licence().equals("SPEC fair use")) {
        assertThat(allowed).contains(source.licence());
      }
    }
  }

  private Accelerator accelerator(String name) {
    return catalog.accelerator(name).found().orElseThrow();
  }

  private List<Grid> grids() {
    return catalog.all(Kind.GRIDS).stream().map(Grid.class::cast).toList();
  }

  private List<Region> regions() {
    return catalog.all(Kind.REGIONS).stream().map(Region.class::cast).toList();
  }
}
