package lepton.cli;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import lepton.catalog.Catalog;
import lepton.estimate.Conditions;
import lepton.meter.Recording;
import lepton.quantity.PlainNumber;
import lepton.text.Problems;
import lepton.workload.Site;
import lepton.workload.SiteOnlyReader;
import lepton.workload.WorkloadReader.Setting;

/// A recording as it is, or as it had been at the site of the command line.
final class Elsewhere {

  private static final String GRID = "site.grid";

  private Elsewhere() {}

  /// Empty, with problems, where the settings make no site.
  static Optional<Recording> placed(
      Recording recording,
      List<Setting> settings,
      Catalog catalog,
      Surroundings here,
      Problems problems) {
    return placed(recording, settings, UnaryOperator.identity(), catalog, here, problems);
  }

  /// The same.
  ///
  /// @param change what is done to the site that was read
  static Optional<Recording> placed(
      Recording recording,
      List<Setting> settings,
      UnaryOperator<Site> change,
      Catalog catalog,
      Surroundings here,
      Problems problems) {
    if (settings.isEmpty()) {
      return Optional.of(recording);
    }
    Set<String> given = new LinkedHashSet<>();
    settings.forEach(setting -> given.add(setting.path()));
    var all = new ArrayList<>(settings);
    if (given.stream().noneMatch(key -> key.startsWith(GRID) || key.equals("site.region"))) {
      recordedGrid(recording).ifPresent(all::add);
    }
    return new SiteOnlyReader(catalog, new InputFiles(here))
        .read(all, false, problems)
        .map(located -> Conditions.elsewhere(recording, change.apply(located.site()), given));
  }

  /// What is not given stays as it was recorded, and so nothing is to be said of its lack.
  private static Optional<Setting> recordedGrid(Recording recording) {
    for (var condition : recording.conditions()) {
      if (condition.key().equals(GRID)) {
        var value = PlainNumber.of(condition.value()) + " " + condition.unit();
        return Optional.of(new Setting(GRID, Overrides.scalar("--grid " + value, value)));
      }
    }
    return Optional.empty();
  }
}
