package lepton.workload;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import lepton.catalog.Catalog;
import lepton.quantity.Dimension;
import lepton.text.Mapping;
import lepton.text.Problems;
import lepton.text.Quote;
import lepton.text.Scalar;
import lepton.text.SourceText;

/// Reads a file of sites: each with a name, a capacity, and a grid and PUE by the same rules as the
/// `site` of a workload.
public final class SitesReader {

  static final List<String> KEYS =
      List.of(
          "name",
          "capacity",
          "intensity",
          "grid",
          "region",
          "datacenter",
          "pue",
          "network",
          "timezone");

  private static final List<String> OF_SITE = List.of("grid", "region", "datacenter", "pue");
  private static final List<String> CAPACITY = List.of("gpus", "power");
  private static final String EXAMPLE =
      "- {name: north, capacity: 64, intensity: se.csv, pue: 1.1}";

  private final Context context;

  private SitesReader(Context context) {
    this.context = context;
  }

  /// The sites of a file; empty if and only if there are errors.
  public static List<ComputeSite> read(
      SourceText text, Catalog catalog, WorkloadReader.Files files, Problems problems) {
    var found = new Problems();
    var reader = new SitesReader(new Context(catalog, files, found));
    var sites = reader.sites(new ListedItems("sites", EXAMPLE).of(text, found));
    // a section that two parts of the reader look at tells its problems twice
    new LinkedHashSet<>(found.all()).forEach(problems::add);
    return found.hasErrors() ? List.of() : sites;
  }

  private List<ComputeSite> sites(List<Mapping> items) {
    var sites = new ArrayList<ComputeSite>();
    var names = new HashMap<String, Scalar>();
    for (var item : items) {
      var fields = Fields.of("sites", item, KEYS, context);
      var name = ListedItems.name(fields, "site", sites.size() + 1, names);
      var capacity = capacity(fields);
      var site = site(fields);
      sites.add(
          new ComputeSite(
              name,
              item.place(),
              site,
              capacity.gpus(),
              capacity.watts(),
              fields.notNegative("network", Dimension.TRANSFER),
              zone(fields)));
    }
    return sites;
  }

  private record Limits(Optional<Input> gpus, Optional<Input> watts) {}

  /// A number of GPUs, a power, or a mapping of both.
  private Limits capacity(Fields fields) {
    var node = fields.node("capacity");
    if (node.isEmpty()) {
      context
          .problems()
          .error(
              fields.place(),
              "a site without a capacity",
              "write capacity: 64 (GPUs), 120 kW, or {gpus: 64, power: 120 kW}");
      return new Limits(Optional.empty(), Optional.empty());
    }
    if (node.get() instanceof Mapping) {
      var both = fields.fields("capacity", CAPACITY, "{gpus: 64, power: 120 kW}");
      var gpus = both.flatMap(its -> its.amount("gpus", Dimension.COUNT, Range.NOT_NEGATIVE));
      var watts = both.flatMap(its -> its.notNegative("power", Dimension.POWER));
      if (gpus.isEmpty() && watts.isEmpty() && !context.problems().hasErrors()) {
        context
            .problems()
            .error(node.get().place(), "a capacity of nothing", "write {gpus: 64, power: 120 kW}");
      }
      return new Limits(gpus, watts);
    }
    return Amounts.reads(node.get(), Dimension.POWER)
        ? new Limits(Optional.empty(), fields.notNegative("capacity", Dimension.POWER))
        : new Limits(
            fields.amount("capacity", Dimension.COUNT, Range.NOT_NEGATIVE), Optional.empty());
  }

  private Site site(Fields fields) {
    var ways = fields.oneOf("the intensity", List.of("intensity", "grid"));
    if (ways.isEmpty() && !fields.has("region")) {
      context
          .problems()
          .error(
              fields.place(),
              "a site without an intensity",
              "write intensity: de.csv (a series), grid: DE (its annual value), or region:"
                  + " aws/eu-central-1");
    }
    var entries = new ArrayList<Mapping.Entry>();
    for (var entry : fields.mapping().entries()) {
      var key = entry.key().text();
      if (OF_SITE.contains(key)) {
        entries.add(entry);
      } else if (key.equals("intensity") && ways.size() == 1) {
        var grid = new Scalar("grid", false, entry.key().place());
        entries.add(new Mapping.Entry(grid, entry.value()));
      }
    }
    var key = new Scalar("site", false, fields.place());
    var inner = new Mapping(entries, fields.place());
    var root = new Mapping(List.of(new Mapping.Entry(key, inner)), fields.place());
    // where there is none, that is told already
    return new SiteReader(context, false, false, SiteReader.Grids.ELSEWHERE)
        .read(Fields.of("", root, List.of("site"), context));
  }

  private Optional<ZoneId> zone(Fields fields) {
    var name = fields.text("timezone", "Europe/Berlin");
    if (name.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(ZoneId.of(name.get().text().strip()));
    } catch (DateTimeException unknown) {
      context
          .problems()
          .error(
              name.get().place(),
              "unknown time zone " + Quote.of(name.get().text()),
              "write for instance timezone: Europe/Berlin");
      return Optional.empty();
    }
  }
}
