package lepton.catalog;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import lepton.text.Origin;
import lepton.text.Problems;
import lepton.text.SourceText;

/// The figures that lepton ships, and those that a person adds, by name.
///
/// Nothing is read before something is asked for. Names are compared blind to case, separators and
/// trademark signs; a name that several rows could mean is refused with the candidates, and what is
/// nearly a name is only suggested.
public final class Catalog {

  private final Shelf<Accelerator> accelerators;
  private final Shelf<Cpu> cpus;
  private final Shelf<CpuFamily> families;
  private final Shelf<Grid> grids;
  private final Shelf<Grid> residuals;
  private final Shelf<Region> regions;
  private final Shelf<DataCenter> dataCenters;
  private final Shelf<Factor> factors;
  private final Shelf<SourceEntry> sources;

  Catalog(OwnRows own) {
    accelerators =
        new Shelf<>(
            Naming.HARDWARE, Accelerator::read, own.accelerators(), file("accelerators.csv", 3));
    cpus = new Shelf<>(Naming.CPU, Cpu::read, own.cpus(), file("cpus.csv", 3));
    families = new Shelf<>(Naming.CPU, CpuFamily::read, List.of(), file("cpu_families.csv", 3));
    grids =
        new Shelf<>(
            Naming.PLAIN,
            Grid::read,
            own.grids(),
            List.of(
                new Shelf.Shipped("countries.csv", 4), new Shelf.Shipped("subdivisions.csv", 3)));
    residuals = new Shelf<>(Naming.PLAIN, Grid::read, List.of(), file("residual_mix.csv", 2));
    regions = new Shelf<>(Naming.REGION, Region::read, own.regions(), file("regions.csv", 1));
    dataCenters =
        new Shelf<>(Naming.PLAIN, DataCenter::read, own.dataCenters(), file("datacenters.csv", 3));
    factors = new Shelf<>(Naming.PLAIN, Factor::read, own.factors(), file("factors.csv", 1));
    sources = new Shelf<>(Naming.PLAIN, SourceEntry::read, List.of(), file("sources.csv", 1));
  }

  private static List<Shelf.Shipped> file(String name, int names) {
    return List.of(new Shelf.Shipped(name, names));
  }

  /// The figures as they ship.
  public static Catalog shipped() {
    return new Catalog(OwnRows.NONE);
  }

  /// The shipped figures and a person's own, which win: texts of files named `accelerators.csv`,
  /// `cpus.csv`, `grids.csv`, `regions.csv`, `datacenters.csv` and `factors.csv`, with the columns
  /// of the shipped ones.
  ///
  /// @param problems takes what is wrong with the files; a row in error is left out
  public static Catalog with(List<SourceText> files, Problems problems) {
    return files.isEmpty() ? shipped() : new Catalog(OwnRows.read(files, problems));
  }

  public Resolution<Accelerator> accelerator(String name) {
    return accelerators.find(name);
  }

  /// A processor by its name, or as systems report it: `Intel(R) Xeon(R) Platinum 8480+ CPU @
  /// 2.00GHz`.
  public Resolution<Cpu> cpu(String name) {
    return cpus.find(name);
  }

  /// Whole-server power of the family that a processor belongs to, where it is published.
  public Optional<CpuFamily> family(Cpu cpu) {
    return cpu.serverFamily().isEmpty() ? Optional.empty() : families.get(cpu.serverFamily().get());
  }

  /// The family of a name, or of a family and model by CPUID, `GenuineIntel-6-143`, where
  /// whole-server
  /// power of it is published.
  public Optional<CpuFamily> family(String name) {
    return families.get(name);
  }

  /// A grid by ISO 3166-1 code (two or three letters), name, ISO 3166-2 code, zone, `world`, or
  /// cloud region.
  public Resolution<Grid> grid(String name) {
    var exact = grids.exact(name);
    if (exact.isPresent()) {
      return exact.get();
    }
    var region = regions.exact(name);
    if (region.isPresent()) {
      return ofRegion(region.get());
    }
    var grid = grids.find(name);
    return grid.candidates().isEmpty()
        ? nearest(name, grid.suggestions(), regions.find(name))
        : grid;
  }

  private Resolution<Grid> ofRegion(Resolution<Region> region) {
    var found = region.found();
    if (found.isEmpty()) {
      return new Resolution.Ambiguous<>(region.candidates());
    }
    var grid = gridOf(found.get());
    return grid.isPresent()
        ? new Resolution.Found<>(grid.get())
        : new Resolution.Unknown<>(List.of());
  }

  private static Resolution<Grid> nearest(
      String name, List<String> grids, Resolution<Region> region) {
    return region.candidates().isEmpty()
        ? new Resolution.Unknown<>(joined(name, grids, region.suggestions()))
        : new Resolution.Ambiguous<>(region.candidates());
  }

  /// Suggestions of both kinds: regions first where a region was meant, which shows by its digits
  /// and strokes.
  private static List<String> joined(String name, List<String> grids, List<String> regions) {
    boolean region = name.indexOf('/') >= 0 || name.chars().anyMatch(Character::isDigit);
    var joined = new LinkedHashSet<>(region ? regions : grids);
    joined.addAll(region ? grids : regions);
    return new ArrayList<>(joined).subList(0, Math.min(5, joined.size()));
  }

  /// A cloud region by `provider/region`, or by its bare name where one provider alone has it.
  /// A place with several regions, such as Frankfurt, means each of them.
  public Resolution<Region> region(String name) {
    return Places.regions(name, regions);
  }

  /// The grid of a cloud region: the region's own intensity, or that of the grid it names.
  public Optional<Grid> gridOf(Region region) {
    if (region.intensity().isEmpty()) {
      return region.grid().isEmpty() ? Optional.empty() : grids.get(region.grid().get());
    }
    return Optional.of(
        new Grid(
            region.id(),
            region.location(),
            List.of(),
            Grid.Extent.CLOUD_REGION,
            Optional.empty(),
            region.country(),
            region.intensity().get(),
            Optional.empty(),
            region.provenance()));
  }

  /// The intensity of what is left when contracted electricity is taken out, where its publication
  /// may be shipped.
  public Optional<Grid> residualMix(Grid grid) {
    if (grid.residual().isPresent()) {
      return Optional.of(
          new Grid(
              grid.id(),
              grid.name(),
              List.of(),
              grid.extent(),
              grid.alpha3(),
              grid.country(),
              grid.residual().get(),
              Optional.empty(),
              grid.provenance()));
    }
    var exact = residuals.get(grid.id());
    return exact.isPresent() || grid.country().isEmpty()
        ? exact
        : residuals.get(grid.country().get());
  }

  public Resolution<DataCenter> dataCenter(String name) {
    return dataCenters.find(name);
  }

  /// The operator of a cloud region, for what it discloses of its fleet alone.
  public Optional<DataCenter> operator(Region region) {
    return dataCenters.get(region.provider());
  }

  /// The factor of exactly this key.
  public Optional<Factor> factor(String key) {
    return factors.get(key);
  }

  /// The most specific factor for an accelerator: `key:id`, else `key.architecture`, else
  /// `key.pooled`.
  public Optional<Factor> factor(String key, Accelerator accelerator) {
    var exact = factors.get(key + ":" + accelerator.id());
    if (exact.isPresent()) {
      return exact;
    }
    var architecture = accelerator.architecture().orElse("pooled").toLowerCase(Locale.ROOT);
    var factor = factors.get(key + "." + architecture);
    return factor.isPresent() ? factor : factors.get(key + ".pooled");
  }

  /// The most specific factor for an accelerator that a person added, `key` itself being the least
  /// specific.
  public Optional<Factor> ownFactor(String key, Accelerator accelerator) {
    var architecture = accelerator.architecture().orElse("").toLowerCase(Locale.ROOT);
    var keys =
        new String[] {key + ":" + accelerator.id(), key + "." + architecture, key + ".pooled", key};
    for (var each : keys) {
      var factor = factors.get(each);
      if (factor.isPresent() && factor.get().provenance().own()) {
        return factor;
      }
    }
    return Optional.empty();
  }

  /// The most specific factor for a grid, `price:US-VA`: of the grid itself, of its subdivision, of
  /// its country.
  public Optional<Factor> factor(String key, Grid grid) {
    var places = new ArrayList<String>();
    places.add(grid.id());
    if (grid.extent() == Grid.Extent.CLOUD_REGION) {
      regions.get(grid.id()).flatMap(Region::subdivision).ifPresent(places::add);
    }
    grid.country().ifPresent(places::add);
    for (var place : places) {
      var factor = factors.get(key + ":" + place);
      if (factor.isPresent()) {
        return factor;
      }
    }
    return Optional.empty();
  }

  public Optional<SourceEntry> source(String id) {
    return sources.get(id);
  }

  /// Who published a row's figures, in brief: `Epoch AI 2026; NVIDIA 2025`.
  public String citation(Entry entry) {
    var citation = new StringBuilder();
    for (var id : entry.provenance().sources()) {
      var source = sources.get(id);
      citation.append(citation.isEmpty() ? "" : "; ");
      citation.append(source.isPresent() ? source.get().brief() : id);
    }
    return citation.toString();
  }

  /// Where a figure of this row comes from, for the list of assumptions.
  public Origin origin(Entry entry) {
    var place = entry.provenance().place();
    return place.isPresent()
        ? new Origin.InFile(place.get())
        : new Origin.InCatalogue(entry.catalogue(), entry.id(), citation(entry));
  }

  public List<? extends Entry> all(Kind kind) {
    return search(kind, List.of());
  }

  /// The rows in which every one of the words occurs, in the order of the files, own rows first.
  public List<? extends Entry> search(Kind kind, List<String> words) {
    return switch (kind) {
      case ACCELERATORS -> accelerators.search(words);
      case CPUS -> cpus.search(words);
      case GRIDS -> grids.search(words);
      case REGIONS -> regions.search(words);
      case DATACENTERS -> dataCenters.search(words);
      case FACTORS -> factors.search(words);
      case PRIORS -> priors(words);
      case SOURCES -> sources.search(words);
    };
  }

  private static List<PublishedPrior> priors(List<String> words) {
    var search = new Search(Naming.PLAIN, words);
    var found = new ArrayList<PublishedPrior>();
    for (var prior : PublishedPrior.all()) {
      if (search.matches(prior)) {
        found.add(prior);
      }
    }
    return found;
  }

  List<CpuFamily> families() {
    return families.search(List.of());
  }

  List<Grid> residualMixes() {
    return residuals.search(List.of());
  }
}
