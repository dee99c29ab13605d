package lepton.workload;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import lepton.catalog.Catalog;
import lepton.text.Mapping;
import lepton.text.Place;
import lepton.text.Problems;
import lepton.text.Quote;
import lepton.text.SourceText;
import lepton.text.Suggestion;

/// Reads where something runs from the command line alone, by the same rules as the `site` of a
/// workload's file: for what is measured and not described.
public final class SiteOnlyReader {

  private static final String SITE = "site.";

  private final Catalog catalog;
  private final WorkloadReader.Files files;

  public SiteOnlyReader(Catalog catalog, WorkloadReader.Files files) {
    this.catalog = catalog;
    this.files = files;
  }

  /// A site and the defaults that it rests on.
  public record Located(Site site, List<Input> assumptions) {

    public Located {
      assumptions = List.copyOf(assumptions);
    }
  }

  /// The site of these settings; empty if and only if there are errors. Without a grid it is the
  /// world's average, with a warning.
  ///
  /// @param settings with paths that begin with `site.`
  /// @param personal whether the machine stands in no data centre
  public Optional<Located> read(
      List<WorkloadReader.Setting> settings, boolean personal, Problems problems) {
    var found = new Problems();
    for (var setting : settings) {
      check(setting, found);
    }
    var context = new Context(catalog, files, found);
    var nothing = new Mapping(List.of(), Place.start(SourceText.of("options", "")));
    Optional<Mapping> root =
        found.hasErrors() ? Optional.empty() : DocumentTree.of(nothing, settings, context);
    var site =
        root.map(
            given ->
                SiteReader.ofOptions(context, personal)
                    .read(Fields.of("", given, List.of("site"), context)));
    // a section that two parts of the reader look at tells its problems twice
    for (var problem : new LinkedHashSet<>(found.all())) {
      problems.add(problem);
    }
    return found.hasErrors()
        ? Optional.empty()
        : site.map(its -> new Located(assumed(its, context), context.assumptions()));
  }

  /// The site, whose grid says that it is a default where it is one.
  private static Site assumed(Site site, Context context) {
    for (var input : context.assumptions()) {
      if (input.key().equals("site.grid")) {
        return site.with(new Site.Constant(input));
      }
    }
    return site;
  }

  private static void check(WorkloadReader.Setting setting, Problems problems) {
    var path = setting.path();
    boolean site = path.startsWith(SITE);
    var key = site ? path.substring(SITE.length()) : path;
    int dot = key.indexOf('.');
    var first = site && dot >= 0 ? key.substring(0, dot) : key;
    if (!site || !Keys.SITE.contains(first)) {
      var near = Suggestion.closest(first, Keys.SITE);
      problems.error(
          setting.value().place(),
          Quote.of(path) + " says nothing of where this ran",
          near.map(its -> "did you mean 'site." + its + "'? ").orElse("")
              + "keys are site."
              + String.join(", site.", Keys.SITE));
    }
  }
}
