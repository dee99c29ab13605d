package lepton.cli;

import java.util.Locale;
import java.util.Optional;
import lepton.service.Feed;
import lepton.text.Problems;
import lepton.text.Quote;

/// Where `--intensity` says the intensity of a grid over time comes from.
sealed interface IntensityFrom {

  /// How generation by type is named: `entsoe:FILE`.
  String GENERATION = "entsoe:";

  /// What a person calls it where no other name is given.
  String name();

  /// A file with the series.
  record File(String path) implements IntensityFrom {
    @Override
    public String name() {
      return InputFiles.defaultName(path);
    }
  }

  /// A file with the generation of an area, by type.
  record Generation(String path) implements IntensityFrom {
    @Override
    public String name() {
      return InputFiles.defaultName(path);
    }
  }

  /// A service, which is asked.
  record Service(Feed feed) implements IntensityFrom {
    @Override
    public String name() {
      return feed.zone();
    }
  }

  /// What a value of the option means; empty with a problem.
  static Optional<IntensityFrom> of(String text, Problems problems) {
    if (text.toLowerCase(Locale.ROOT).startsWith(GENERATION)) {
      var path = text.substring(GENERATION.length());
      if (path.isBlank()) {
        problems.error(Quote.of(text) + " names no file", "write for instance entsoe:export.csv");
        return Optional.empty();
      }
      return Optional.of(new Generation(path));
    }
    if (Feed.isNamed(text)) {
      return Feed.read(text, problems).map(Service::new);
    }
    var meant = Feed.meant(text);
    if (meant.isPresent()) {
      problems.error(
          "no service is called " + Quote.of(text.substring(0, text.indexOf(':'))),
          "did you mean '" + meant.get() + "'? a file of that name is ./" + text);
      return Optional.empty();
    }
    return Optional.of(new File(text));
  }
}
