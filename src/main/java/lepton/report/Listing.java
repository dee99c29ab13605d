package lepton.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import lepton.catalog.Accelerator;
import lepton.catalog.Catalog;
import lepton.catalog.Cpu;
import lepton.catalog.CpuFamily;
import lepton.catalog.DataCenter;
import lepton.catalog.Entry;
import lepton.catalog.Factor;
import lepton.catalog.Grid;
import lepton.catalog.Kind;
import lepton.catalog.Precision;
import lepton.catalog.PublishedPrior;
import lepton.catalog.Region;
import lepton.catalog.SourceEntry;
import lepton.quantity.Dimension;
import lepton.quantity.PlainNumber;

/// Rows of a catalogue as named cells, the same names for every row of a kind.
public final class Listing {

  /// One cell; absent where the catalogue knows nothing.
  record Cell(String key, Optional<String> text, boolean number) {}

  private final Catalog catalog;
  private List<Cell> cells = new ArrayList<>();

  private Listing(Catalog catalog) {
    this.catalog = catalog;
  }

  static List<List<Cell>> of(List<? extends Entry> entries, Catalog catalog) {
    var listing = new Listing(catalog);
    var rows = new ArrayList<List<Cell>>();
    for (var entry : entries) {
      listing.cells = new ArrayList<>();
      listing.row(entry);
      rows.add(listing.cells);
    }
    return rows;
  }

  /// The columns that people see, most important first.
  static List<String> shown(Kind kind) {
    return switch (kind) {
      case ACCELERATORS -> List.of("id", "name", "tdp_w", "bf16_tflop_s", "memory_gb", "year");
      case CPUS -> List.of("id", "name", "cores", "tdp_w", "segment");
      case GRIDS -> List.of("id", "name", "g_per_kwh", "year", "basis");
      case REGIONS -> List.of("id", "location", "g_per_kwh", "grid", "pue", "wue_l_per_kwh");
      case DATACENTERS -> List.of("id", "name", "pue", "wue_l_per_kwh", "year");
      case FACTORS -> List.of("key", "value", "unit", "low", "high", "year", "basis");
      case PRIORS -> List.of("id", "median", "p10", "p90", "n", "level", "boundary", "source");
      case SOURCES -> List.of("id", "title", "authors", "year", "licence");
    };
  }

  private void row(Entry entry) {
    switch (entry) {
      case Accelerator its -> accelerator(its);
      case Cpu its -> cpu(its);
      case CpuFamily its -> named(its);
      case Grid its -> grid(its);
      case Region its -> region(its);
      case DataCenter its -> dataCenter(its);
      case Factor its -> factor(its);
      case PublishedPrior its -> prior(its);
      case SourceEntry its -> source(its);
    }
  }

  private void accelerator(Accelerator its) {
    named(its);
    text("vendor", its.vendor());
    text("architecture", its.architecture());
    text("form", its.form());
    number("tdp_w", its.tdp().map(power -> power.watts()));
    number("idle_w", its.idle().map(power -> power.watts()));
    number("memory_gb", its.memory().map(size -> in(size.bytes(), Dimension.DATA, "GB")));
    number(
        "bandwidth_gb_s",
        its.bandwidth().map(rate -> in(rate.bytesPerSecond(), Dimension.BANDWIDTH, "GB/s")));
    for (var precision : Precision.values()) {
      number(
          precision.id() + (precision == Precision.INT8 ? "_top_s" : "_tflop_s"),
          its.peak(precision)
              .map(peak -> in(peak.flopPerSecond(), Dimension.THROUGHPUT, "TFLOP/s")));
    }
    number("embodied_kg", its.embodied().map(carbon -> carbon.kilograms()));
    provenance(its);
  }

  private void cpu(Cpu its) {
    named(its);
    text("vendor", its.vendor());
    text("series", its.series());
    text("segment", its.segment());
    whole("cores", its.cores());
    whole("threads", its.threads());
    number("tdp_w", Optional.of(its.tdp().watts()));
    text("server_family", its.serverFamily());
    provenance(its);
  }

  private void grid(Grid its) {
    named(its);
    text("alpha3", its.alpha3());
    text("country", its.country());
    number("g_per_kwh", Optional.of(its.intensity().gramsPerKwh()));
    provenance(its);
  }

  private void region(Region its) {
    text("id", Optional.of(its.id()));
    text("location", Optional.of(its.location()));
    text("aliases", aliases(its));
    text("provider", Optional.of(its.provider()));
    text("country", its.country());
    text("subdivision", its.subdivision());
    text("grid", its.grid());
    number("g_per_kwh", catalog.gridOf(its).map(grid -> grid.intensity().gramsPerKwh()));
    decimal("pue", its.pue());
    whole("pue_year", its.pueYear());
    number("wue_l_per_kwh", its.wue().map(wue -> wue.litresPerKwh()));
    whole("wue_year", its.wueYear());
    decimal("cfe_share", its.cfeShare());
    provenance(its);
  }

  private void dataCenter(DataCenter its) {
    named(its);
    text("type", its.type());
    decimal("pue", its.pue());
    number("wue_l_per_kwh", its.wue().map(wue -> wue.litresPerKwh()));
    whole("wue_year", its.wueYear());
    provenance(its);
  }

  private void factor(Factor its) {
    text("key", Optional.of(its.key()));
    number("value", Optional.of(its.value()));
    decimal("low", its.low());
    decimal("high", its.high());
    text("unit", Optional.of(its.unit()));
    provenance(its);
  }

  private void prior(PublishedPrior its) {
    text("id", Optional.of(its.id()));
    text("quantity", Optional.of(its.quantity()));
    text("regime", Optional.of(its.regime()));
    number("median", Optional.of(its.prior().median()));
    number("p10", Optional.of(its.prior().p10()));
    number("p90", Optional.of(its.prior().p90()));
    whole("n", OptionalInt.of(its.prior().n()));
    text("level", Optional.of(its.prior().level().id()));
    text("holds_for", Optional.of(String.join("; ", its.holdsFor())));
    text("boundary", Optional.of(its.prior().boundary()));
    provenance(its);
  }

  private void source(SourceEntry its) {
    text("id", Optional.of(its.id()));
    text("title", Optional.of(its.name()));
    text("authors", Optional.of(its.authors()));
    whole("year", OptionalInt.of(its.year()));
    text("licence", Optional.of(its.licence()));
    text("attribution", its.attribution());
    text("citation", its.citation());
  }

  private void named(Entry entry) {
    text("id", Optional.of(entry.id()));
    text("name", Optional.of(entry.name()));
    text("aliases", aliases(entry));
  }

  private static Optional<String> aliases(Entry entry) {
    return Optional.of(String.join("; ", entry.aliases()));
  }

  private void provenance(Entry entry) {
    var provenance = entry.provenance();
    whole("year", provenance.year());
    text("basis", provenance.basis());
    text("source", Optional.of(catalog.citation(entry)));
    text("licence", provenance.licence().or(() -> licences(entry)));
    text("note", provenance.note());
  }

  private Optional<String> licences(Entry entry) {
    var licences = new LinkedHashSet<String>();
    for (var id : entry.provenance().sources()) {
      catalog.source(id).ifPresent(source -> licences.add(source.licence()));
    }
    return Optional.of(String.join("; ", licences));
  }

  private void text(String key, Optional<String> text) {
    cells.add(new Cell(key, text.filter(its -> !its.isEmpty()), false));
  }

  private void number(String key, Optional<Double> value) {
    cells.add(new Cell(key, value.map(PlainNumber::of), true));
  }

  private void decimal(String key, OptionalDouble value) {
    number(key, value.isPresent() ? Optional.of(value.getAsDouble()) : Optional.empty());
  }

  private void whole(String key, OptionalInt value) {
    number(key, value.isPresent() ? Optional.of((double) value.getAsInt()) : Optional.empty());
  }

  private static double in(double base, Dimension dimension, String unit) {
    return base / dimension.factor(unit).orElseThrow();
  }
}
