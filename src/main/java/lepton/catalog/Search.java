package lepton.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Words, every one of which must occur in a row: as written, or with separators left out of both.
final class Search {

  private final Naming naming;
  private final List<String> words = new ArrayList<>();
  private final List<String> parts = new ArrayList<>();

  Search(Naming naming, List<String> words) {
    this.naming = naming;
    for (var word : words) {
      this.words.add(word.toLowerCase(Locale.ROOT));
      parts.add(naming.asked(word));
    }
  }

  boolean matches(Entry entry) {
    if (words.isEmpty()) {
      return true;
    }
    var names = entry.id() + " " + entry.name() + " " + String.join(" ", entry.aliases());
    return occur(names + " " + entry.keywords(), names);
  }

  /// Whether the row of a line can match, from its text alone: most lines need not be read then.
  boolean mayMatch(String line) {
    return occur(line, line);
  }

  private boolean occur(String text, String names) {
    var lower = text.toLowerCase(Locale.ROOT);
    for (int i = 0; i < words.size(); i++) {
      if (!lower.contains(words.get(i)) && !(mixed(words.get(i)) && named(names, parts.get(i)))) {
        return false;
      }
    }
    return true;
  }

  private boolean named(String names, String part) {
    return !part.isEmpty() && naming.key(names).contains(part);
  }

  /// Whether a word could be written with a separator more or less: `mi-300`, `rtx4090`.
  private static boolean mixed(String word) {
    boolean letters = false;
    boolean others = false;
    for (int i = 0; i < word.length(); i++) {
      boolean letter = Character.isLetter(word.charAt(i));
      letters |= letter;
      others |= !letter;
    }
    return letters && others;
  }
}
