package lepton.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import lepton.catalog.Catalog;
import lepton.catalog.FactorRow;
import lepton.catalog.FactorsFile;
import lepton.catalog.Kind;
import lepton.report.CalibrationReport.Written;
import lepton.text.Problems;
import lepton.text.Quote;
import lepton.text.SourceText;

/// Writes calibrated rows into `factors.csv` of a person's catalogue.
///
/// @param folder of the catalogue; absent where neither an option nor the environment names one
record OwnFactors(Optional<Path> folder, Surroundings here) {

  /// What was written; empty, with problems, where that could not be done.
  Optional<Written> write(List<FactorRow> rows, boolean dry, Problems problems) {
    if (rows.isEmpty()) {
      return Optional.of(new Written(Optional.empty(), List.of(), false));
    }
    if (folder.isEmpty()) {
      problems.error(
          "there is no place for your catalogue: neither $XDG_CONFIG_HOME nor $HOME is set",
          "name its folder: --catalog DIR; or look only: --dry-run");
      return Optional.empty();
    }
    var name = folder.get().resolve(Kind.FACTORS.ownFile().orElseThrow());
    var file = here.workingDirectory().resolve(name);
    var merged = merged(name, file, rows, problems);
    if (merged.isEmpty()) {
      return Optional.empty();
    }
    // a file that could not be read back would lose a person all of the catalogue
    var again = new Problems();
    Catalog.with(List.of(SourceText.of(name.toString(), merged.get().text())), again);
    if (again.hasErrors()) {
      problems.addAll(again);
      return Optional.empty();
    }
    try {
      if (!dry) {
        Files.createDirectories(Optional.ofNullable(file.getParent()).orElse(file));
        OutputFile.replace(file, merged.get().text(), true);
      }
    } catch (IOException broken) {
      problems.error(
          "cannot write " + Quote.of(name.toString()) + ": " + OutputFile.why(broken),
          "make it writable, or give another folder: --catalog DIR");
      return Optional.empty();
    }
    return Optional.of(new Written(Optional.of(name.toString()), merged.get().changes(), !dry));
  }

  private Optional<FactorsFile.Merged> merged(
      Path name, Path file, List<FactorRow> rows, Problems problems) {
    if (!Files.exists(file)) {
      return Optional.of(FactorsFile.create(rows));
    }
    return new InputFiles(here)
        .read(name.toString(), problems)
        .flatMap(text -> FactorsFile.merge(text, rows, problems));
  }
}
