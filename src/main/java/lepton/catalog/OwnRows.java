package lepton.catalog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import lepton.text.Csv;
import lepton.text.Place;
import lepton.text.Problems;
import lepton.text.Scalar;
import lepton.text.Severity;
import lepton.text.SourceText;
import lepton.text.Suggestion;
import lepton.text.Table;

/// The rows that a person added, read, checked, and reported by file, line and column where they
/// are wrong.
record OwnRows(
    List<Accelerator> accelerators,
    List<Cpu> cpus,
    List<Grid> grids,
    List<Region> regions,
    List<DataCenter> dataCenters,
    List<Factor> factors) {

  static final OwnRows NONE =
      new OwnRows(List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

  private static final String COMMON = " source year basis licence note";

  static OwnRows read(List<SourceText> files, Problems problems) {
    var own =
        new OwnRows(
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>());
    var shipped = Catalog.shipped();
    for (var file : files) {
      own.add(file, shipped, problems);
    }
    own.regions.removeIf(region -> own.unknownGrid(region, shipped, problems));
    return own;
  }

  /// A region may name a grid of another file, so this is looked at when all are read.
  private boolean unknownGrid(Region region, Catalog shipped, Problems problems) {
    var grid = region.grid();
    var place = region.provenance().place();
    if (region.intensity().isPresent() || grid.isEmpty() || place.isEmpty()) {
      return false;
    }
    var key = Naming.PLAIN.key(grid.get());
    for (var known : grids) {
      if (Naming.PLAIN.key(known.id()).equals(key)) {
        return false;
      }
    }
    if (shipped.grid(grid.get()).found().isPresent()) {
      return false;
    }
    problems.error(
        place.get(),
        "unknown grid '" + grid.get() + "'",
        "name a row of the grids by its id, or give g_per_kwh");
    return true;
  }

  private void add(SourceText file, Catalog shipped, Problems problems) {
    var kind = kind(file);
    if (kind.isEmpty()) {
      problems.warning(
          Place.start(file),
          "'" + fileName(file) + "' is no file of the catalogue",
          "rows are read from " + String.join(", ", fileNames()));
      return;
    }
    switch (kind.get()) {
      case ACCELERATORS ->
          add(file, Naming.HARDWARE, Accelerator::read, accelerators, shipped, problems);
      case CPUS -> add(file, Naming.CPU, Cpu::read, cpus, shipped, problems);
      case GRIDS -> add(file, Naming.PLAIN, Grid::read, grids, shipped, problems);
      case REGIONS -> add(file, Naming.REGION, Region::read, regions, shipped, problems);
      case DATACENTERS -> add(file, Naming.PLAIN, DataCenter::read, dataCenters, shipped, problems);
      case FACTORS -> add(file, Naming.PLAIN, Factor::read, factors, shipped, problems);
      case PRIORS, SOURCES -> {}
    }
  }

  private static <T extends Entry> void add(
      SourceText file,
      Naming naming,
      Shelf.Reader<T> reader,
      List<T> entries,
      Catalog shipped,
      Problems problems) {
    var table = Csv.read(file, problems);
    if (table.isEmpty()) {
      return;
    }
    if (!columnsKnown(table.get(), kind(file).orElseThrow(), problems)) {
      return;
    }
    var seen = new HashMap<String, Entry>();
    for (var before : entries) {
      names(before).forEach(name -> seen.put(naming.key(name), before));
    }
    for (var line : table.get().rows()) {
      var row = new OwnRow(line);
      var found = new Problems();
      var entry = reader.read(new Cells(row, found));
      if (entry.isPresent()) {
        check(entry.get(), row, naming, seen, shipped, found);
        if (!found.hasErrors()) {
          entries.add(entry.get());
        }
      }
      problems.addAll(found);
    }
  }

  private static void check(
      Entry entry,
      Row row,
      Naming naming,
      HashMap<String, Entry> seen,
      Catalog shipped,
      Problems found) {
    for (var finding : CatalogLint.lint(entry, shipped)) {
      report(finding, row, found);
    }
    var reported = new HashSet<String>();
    for (var column : CatalogLint.NAMING) {
      for (var name : CatalogLint.named(entry, column)) {
        var key = naming.key(name);
        var before = seen.putIfAbsent(key, entry);
        if (before != null && !before.equals(entry) && reported.add(key)) {
          report(CatalogLint.duplicate(column, name, before), row, found);
        }
      }
    }
  }

  private static void report(Finding finding, Row row, Problems found) {
    var place = row.place(finding.column());
    if (finding.severity() == Severity.ERROR) {
      found.error(place, finding.message(), finding.help());
    } else {
      found.warning(place, finding.message(), finding.help());
    }
  }

  private static List<String> names(Entry entry) {
    var names = new ArrayList<String>();
    for (var column : CatalogLint.NAMING) {
      names.addAll(CatalogLint.named(entry, column));
    }
    return names;
  }

  /// A column that nobody reads is most likely a misspelled one, and then its rows lack a figure.
  private static boolean columnsKnown(Table table, Kind kind, Problems problems) {
    var known = List.of(columns(kind).split(" ", -1));
    boolean all = true;
    for (var column : table.header()) {
      if (!known.contains(column.text())) {
        var near = Suggestion.closest(column.text(), known);
        problems.error(
            column.place(),
            "unknown column '" + column.text() + "'",
            near.map(name -> "did you mean '" + name + "'?")
                .orElse("the columns are " + String.join(", ", known)));
        all = false;
      }
    }
    return all;
  }

  private static String columns(Kind kind) {
    return switch (kind) {
      case ACCELERATORS ->
          "id name aliases vendor architecture form tdp_w idle_w memory_gb bandwidth_gb_s"
              + " fp64 fp32 tf32 fp16 bf16 fp8 int8 fp4 embodied_kg"
              + COMMON;
      case CPUS ->
          "id name aliases vendor series segment cores threads tdp_w server_family" + COMMON;
      case GRIDS -> "id alpha3 name aliases kind country g_per_kwh residual_mix" + COMMON;
      case REGIONS ->
          "id aliases provider location country subdivision grid g_per_kwh pue pue_year wue"
              + " wue_year cfe_share"
              + COMMON;
      case DATACENTERS -> "id name aliases kind pue wue wue_year" + COMMON;
      case FACTORS -> "key value low high unit" + COMMON;
      case PRIORS, SOURCES -> "";
    };
  }

  private static Optional<Kind> kind(SourceText file) {
    var name = fileName(file);
    for (var kind : Kind.values()) {
      if (kind.ownFile().equals(Optional.of(name))) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  private static List<String> fileNames() {
    var names = new ArrayList<String>();
    for (var kind : Kind.values()) {
      kind.ownFile().ifPresent(names::add);
    }
    return names;
  }

  private static String fileName(SourceText file) {
    var path = file.name().replace('\\', '/');
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /// A row of a person's file.
  private record OwnRow(Table.Row row) implements Row {
    @Override
    public Optional<String> cell(String column) {
      return row.get(column).map(Scalar::text);
    }

    @Override
    public Place place(String column) {
      return row.get(column).map(Scalar::place).orElse(row.place());
    }

    @Override
    public boolean own() {
      return true;
    }
  }
}
