package lepton.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lepton.catalog.Catalog;
import lepton.estimate.Assessment;
import lepton.estimate.Estimator;
import lepton.text.Documents;
import lepton.text.Problem;
import lepton.text.Problems;
import lepton.text.Severity;
import lepton.workload.Budget;
import lepton.workload.Site;
import lepton.workload.SiteOnlyReader;
import lepton.workload.Workload;
import lepton.workload.WorkloadReader;

/// Where a command runs: as a workload file says, or the options, or by default; and the estimate
/// of that workload.
///
/// @param doubts what is to be warned of
/// @param assessment where a workload file was given
/// @param asked whose intensity over time stands in for that of the site, once it is known
record RunSite(
    Site site,
    Catalog catalog,
    List<Problem> doubts,
    Optional<Assessment> assessment,
    Optional<GivenIntensity.Asked> asked) {

  RunSite {
    doubts = List.copyOf(doubts);
  }

  /// Whether something was said of the place, which has to be right before the command starts.
  static boolean given(Arguments arguments) {
    for (var option :
        List.of("--workload", "--grid", "--intensity", "--pue", "--set", "--catalog")) {
      if (arguments.has(option)) {
        return true;
      }
    }
    return false;
  }

  /// The site; empty if and only if there are errors.
  ///
  /// @param personal whether the machine stands in no data centre
  static Optional<RunSite> read(
      Arguments arguments,
      Services services,
      boolean personal,
      Surroundings here,
      Problems problems) {
    var catalog = OwnCatalog.read(arguments.value("--catalog"), here, problems);
    return read(catalog, arguments, services, personal, here, problems);
  }

  /// Where the command runs as far as nothing is said of it. A personal catalogue with errors,
  /// which may be older than the command, stops no measuring: the shipped one stands in, and it is
  /// told.
  static RunSite byDefault(
      Arguments arguments, Services services, boolean personal, Surroundings here) {
    var problems = new Problems();
    var catalog = OwnCatalog.read(Optional.empty(), here, problems);
    var wrong = problems.hasErrors() ? problems.all() : List.<Problem>of();
    var found = new Problems();
    var site =
        read(
                wrong.isEmpty() ? catalog : Catalog.shipped(),
                arguments,
                services,
                personal,
                here,
                found)
            .orElseThrow(() -> new IllegalStateException("no site by default: " + found.all()));
    return wrong.isEmpty() ? site : site.doubting(wrong);
  }

  private RunSite doubting(List<Problem> wrong) {
    var first = wrong.getFirst();
    var message =
        "your own catalogue has errors and is left out: "
            + first.place().map(at -> at.describe() + ": ").orElse("")
            + first.message();
    var all = new ArrayList<Problem>();
    all.add(new Problem(Severity.WARNING, Optional.empty(), message, first.help()));
    all.addAll(doubts);
    return new RunSite(site, catalog, all, assessment, asked);
  }

  private static Optional<RunSite> read(
      Catalog catalog,
      Arguments arguments,
      Services services,
      boolean personal,
      Surroundings here,
      Problems problems) {
    var given = GivenIntensity.of(arguments, services, catalog, here, problems);
    if (problems.hasErrors()) {
      return Optional.empty();
    }
    var file = arguments.value("--workload");
    if (file.isPresent()) {
      return ofWorkload(file.get(), given, catalog, here, problems);
    }
    var found = new Problems();
    var located =
        new SiteOnlyReader(catalog, new InputFiles(here)).read(given.settings(), personal, found);
    if (found.hasErrors() || located.isEmpty() || problems.hasErrors()) {
      problems.addAll(found);
      return Optional.empty();
    }
    return Optional.of(
        new RunSite(
            given.placed(located.get().site()),
            catalog,
            found.all(),
            Optional.empty(),
            given.asked()));
  }

  private static Optional<RunSite> ofWorkload(
      String name, GivenIntensity given, Catalog catalog, Surroundings here, Problems problems) {
    var files = new InputFiles(here);
    var text = files.read(name, problems);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    var documents = Documents.read(text.get(), problems);
    if (documents.size() > 1) {
      problems.error(
          "'" + name + "' holds " + documents.size() + " workloads, and a command is one",
          "give a file with the one that is run");
    }
    if (documents.isEmpty() || problems.hasErrors()) {
      return Optional.empty();
    }
    var found = new Problems();
    Optional<Workload> workload =
        new WorkloadReader(catalog, files)
            .read(documents.getFirst(), InputFiles.defaultName(name), given.settings(), found);
    if (workload.isEmpty() || found.hasErrors()) {
      problems.addAll(found);
      return Optional.empty();
    }
    var assessment = Estimator.assess(workload.get(), Estimator.Options.PLAIN);
    var doubts = new ArrayList<Problem>(found.all());
    doubts.addAll(assessment.warnings());
    return Optional.of(
        new RunSite(
            given.placed(workload.get().levers().site().orElse(workload.get().site())),
            catalog,
            doubts,
            Optional.of(assessment),
            given.asked()));
  }

  /// The workload's own budget.
  Optional<Budget> budget() {
    return assessment.flatMap(its -> its.workload().budget());
  }
}
