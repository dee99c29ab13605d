package lepton.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;
import lepton.catalog.Catalog;
import lepton.catalog.Kind;
import lepton.service.XdgFolder;
import lepton.text.Problems;
import lepton.text.Quote;
import lepton.text.SourceText;

/// The catalogue with a person's own rows, from the folder of an option or of the XDG base
/// directories.
final class OwnCatalog {

  private OwnCatalog() {}

  static Catalog read(Optional<String> option, Surroundings here, Problems problems) {
    var name = folder(option, here);
    if (name.isEmpty()) {
      return Catalog.shipped();
    }
    var folder = here.workingDirectory().resolve(name.get());
    if (!Files.isDirectory(folder)) {
      if (option.isPresent()) {
        problems.error(
            "--catalog names no folder: " + Quote.of(option.get()),
            "give the folder with your accelerators.csv, grids.csv, …");
      }
      return Catalog.shipped();
    }
    var inputs = new InputFiles(here);
    var files = new ArrayList<SourceText>();
    for (var kind : Kind.values()) {
      var file = kind.ownFile();
      if (file.isPresent() && Files.exists(folder.resolve(file.get()))) {
        inputs.read(name.get().resolve(file.get()).toString(), problems).ifPresent(files::add);
      }
    }
    return Catalog.with(files, problems);
  }

  /// The same, for what writes into the folder and so makes it: one that does not exist yet has no
  /// rows.
  static Catalog readOrNew(Optional<String> option, Surroundings here, Problems problems) {
    boolean isNew =
        option.isPresent() && Files.notExists(here.workingDirectory().resolve(option.get()));
    return isNew ? Catalog.shipped() : read(option, here, problems);
  }

  /// Where it is, or would be.
  static Optional<Path> folder(Optional<String> option, Surroundings here) {
    return option
        .map(Path::of)
        .or(() -> XdgFolder.config(here.environment()).map(its -> its.resolve("catalog")));
  }
}
