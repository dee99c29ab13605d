package lepton.catalog;

import java.util.Optional;

/// A source that rows name: who published it, and on what terms its figures may be used.
///
/// @param name its title
/// @param authors who published it
/// @param licence the licence; `facts` where single facts are quoted, which none covers
/// @param attribution the words that the licence asks for
/// @param citation where to find the figures in it
public record SourceEntry(
    String id,
    String name,
    String authors,
    int year,
    String licence,
    Optional<String> attribution,
    Optional<String> citation,
    Provenance provenance)
    implements Entry {

  /// As it is cited beside a figure: `Patterson et al. 2021`.
  public String brief() {
    return authors + " " + year;
  }

  @Override
  public String catalogue() {
    return "sources";
  }

  @Override
  public String keywords() {
    return authors + " " + licence;
  }

  static Optional<SourceEntry> read(Cells cells) {
    var id = cells.text("id");
    var title = cells.text("title");
    var authors = cells.text("authors");
    var year = cells.whole("year");
    var licence = cells.text("licence");
    if (id.isEmpty()
        || title.isEmpty()
        || authors.isEmpty()
        || year.isEmpty()
        || licence.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new SourceEntry(
            id.get(),
            title.get(),
            authors.get(),
            year.getAsInt(),
            licence.get(),
            cells.text("attribution"),
            cells.text("citation"),
            cells.provenance()));
  }
}
