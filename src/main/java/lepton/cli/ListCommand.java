package lepton.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lepton.catalog.Catalog;
import lepton.catalog.Entry;
import lepton.catalog.Kind;
import lepton.cli.CommandModel.Example;
import lepton.cli.CommandModel.Group;
import lepton.report.Columns;
import lepton.report.ListingReport;
import lepton.text.Problems;
import lepton.text.Quote;
import lepton.text.Suggestion;

/// `lepton list KIND [WORDS]`: searches the catalogues.
final class ListCommand implements Command {

  /// Piped, a table is as wide as it needs to be: programs cut columns themselves.
  private static final int UNBOUNDED = 1_000_000;

  @Override
  public CommandModel model() {
    return new CommandModel(
        "list",
        "List accelerators, grids and other figures that lepton knows.",
        "[KIND [WORD...]]",
        kinds(),
        List.of(
            "KIND is one of "
                + String.join(", ", kinds())
                + ". Words narrow the list: every one of them"
                + " must occur in a row. Without KIND, says how many rows there are of each."),
        List.of(
            new Group(
                "Output",
                List.of(
                    Option.value(
                            "FORMAT",
                            "Print text (the default), json or csv with every column, or md.",
                            "-f",
                            "--format")
                        .oneOf("text", "json", "csv", "md"),
                    CommandModel.OUTPUT)),
            new Group(
                "General", List.of(CommandModel.CATALOG, CommandModel.COLOR, CommandModel.HELP))),
        List.of(
            new Example("lepton list accelerators h100", "Accelerators with h100 in their name."),
            new Example("lepton list grids germany", "The carbon intensity of a country."),
            new Example("lepton list factors price -f csv", "Prices with their sources.")));
  }

  private static List<String> kinds() {
    var kinds = new ArrayList<String>();
    for (var kind : Kind.values()) {
      kinds.add(kind.word());
    }
    return kinds;
  }

  @Override
  public int run(Arguments arguments, Surroundings here) throws IOException {
    var problems = new Problems();
    var catalog = OwnCatalog.read(arguments.value("--catalog"), here, problems);
    var words = arguments.words();
    Optional<Kind> kind = words.isEmpty() ? Optional.empty() : kind(words.getFirst(), problems);
    if (problems.hasErrors()) {
      return CommandLineTool.misuse(problems, here);
    }
    if (kind.isEmpty()) {
      var counts = counts(catalog);
      return OutputFile.write(counts, arguments.value("--output"), here) ? Exit.DONE : Exit.FAILED;
    }
    var search = words.subList(1, words.size());
    var entries = catalog.search(kind.get(), search);
    if (entries.isEmpty()) {
      none(kind.get(), search, catalog, here);
      return Exit.FAILED;
    }
    var text = render(kind.get(), entries, catalog, arguments, here);
    return OutputFile.write(text, arguments.value("--output"), here) ? Exit.DONE : Exit.FAILED;
  }

  /// One kind by its word, in the singular too.
  private static Optional<Kind> kind(String word, Problems problems) {
    var kind = Kind.parse(word).or(() -> Kind.parse(word + "s"));
    if (kind.isEmpty()) {
      problems.error(
          "unknown kind " + Quote.of(word),
          Suggestion.closest(word, kinds()).map(its -> "did you mean '" + its + "'? ").orElse("")
              + "kinds are "
              + String.join(", ", kinds()));
    }
    return kind;
  }

  private static String counts(Catalog catalog) {
    var out = new StringBuilder();
    for (var kind : Kind.values()) {
      out.append(Columns.left(kind.word(), 14)).append(catalog.all(kind).size()).append('\n');
    }
    return out.toString();
  }

  private static void none(Kind kind, List<String> words, Catalog catalog, Surroundings here) {
    var problems = new Problems();
    var asked = String.join(" ", words);
    var names = new ArrayList<String>();
    for (var entry : catalog.all(kind)) {
      names.add(entry.id());
      names.add(entry.name());
    }
    var near = Suggestion.closest(asked, names, 3);
    problems.error(
        "none of the " + kind.word() + " has " + Quote.of(asked),
        near.isEmpty()
            ? "'lepton list " + kind.word() + "' shows them all"
            : "did you mean '" + String.join("', '", near) + "'?");
    CommandLineTool.misuse(problems, here);
  }

  private static String render(
      Kind kind,
      List<? extends Entry> entries,
      Catalog catalog,
      Arguments arguments,
      Surroundings here) {
    return switch (arguments.value("--format").orElse("text")) {
      case "json" -> ListingReport.json(entries, catalog);
      case "csv" -> ListingReport.csv(entries, catalog);
      case "md" -> ListingReport.markdown(kind, entries, catalog);
      default -> {
        boolean terminal = here.outIsTerminal() && !arguments.has("--output");
        var paint = Page.ofResult(arguments, here).paint();
        yield ListingReport.text(
            kind, entries, catalog, terminal ? here.width() : UNBOUNDED, paint);
      }
    };
  }
}
