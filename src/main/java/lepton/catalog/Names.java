package lepton.catalog;

import java.util.Locale;
import java.util.Optional;

/// The id of a row: its own, or made from its name.
final class Names {

  private Names() {}

  static Optional<String> id(Cells cells) {
    var id = cells.text("id");
    if (id.isPresent()) {
      return id;
    }
    var made = cells.text("name").map(name -> name.toLowerCase(Locale.ROOT).replace(' ', '-'));
    if (made.isEmpty()) {
      cells.missing("id");
    }
    return made;
  }
}
