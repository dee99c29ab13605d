package lepton.catalog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lepton.text.Problems;
import lepton.text.Suggestion;

/// One catalogue: a person's own rows before the shipped ones, found by any of their names.
///
/// Shipped files are read when first asked for, and a row when it is found. Rows are counted
/// through: own ones first, then those of each file.
final class Shelf<T extends Entry> {

  private static final int SUGGESTIONS = 5;

  /// A shipped file, and how many of its first columns hold names.
  record Shipped(String file, int names) {}

  /// Makes an entry of a row, or reports why not.
  interface Reader<T> {
    Optional<T> read(Cells cells);
  }

  private final Naming naming;
  private final Reader<T> reader;
  private final List<T> own;
  private final List<Shipped> shipped;

  private final Map<String, Integer> ownNames = new HashMap<>();
  private final List<ShippedFile> files = new ArrayList<>();
  private final Map<String, Optional<Resolution<T>>> asked = new HashMap<>();

  Shelf(Naming naming, Reader<T> reader, List<T> own, List<Shipped> shipped) {
    this.naming = naming;
    this.reader = reader;
    this.own = List.copyOf(own);
    this.shipped = shipped;
  }

  /// What a name means here, with suggestions where it means nothing.
  Resolution<T> find(String name) {
    var exact = exact(name);
    return exact.isPresent() ? exact.get() : notFound(name);
  }

  /// The row that a name means, if it is one.
  Optional<T> get(String name) {
    var exact = exact(name);
    return exact.isPresent() ? exact.get().found() : Optional.empty();
  }

  /// What a name means here, if anything; no suggestion is looked for.
  Optional<Resolution<T>> exact(String name) {
    var known = asked.get(name);
    if (known == null) {
      load();
      known = resolve(name);
      asked.put(name, known);
    }
    return known;
  }

  private Optional<Resolution<T>> resolve(String name) {
    var rows = named(name, naming);
    if (rows.isEmpty() && naming.otherwise().isPresent()) {
      rows = named(name, naming.otherwise().get());
    }
    return switch (rows.size()) {
      case 0 -> Optional.empty();
      case 1 -> Optional.of(new Resolution.Found<>(entry(rows.iterator().next())));
      default -> Optional.of(new Resolution.Ambiguous<>(ids(rows)));
    };
  }

  /// The rows that have this name: an own one, or else the shipped ones.
  private Set<Integer> named(String name, Naming way) {
    var key = way.asked(name);
    var ownRow = ownNames.get(key);
    if (ownRow != null || key.isEmpty()) {
      return ownRow == null ? Set.of() : Set.of(ownRow);
    }
    var rows = new LinkedHashSet<Integer>();
    for (int file = 0; file < files.size(); file++) {
      for (int row : files.get(file).named(key, shipped.get(file).names(), way)) {
        rows.add(target(first(file) + row));
      }
    }
    return rows;
  }

  /// The rows in which every one of the words occurs, own ones first, or all where there is no
  /// word; a shipped row that an own one replaces is left out.
  List<T> search(List<String> words) {
    load();
    var search = new Search(naming, words);
    var found = new ArrayList<T>();
    for (int row = 0; row < rows(); row++) {
      boolean shown = row < own.size() || (target(row) == row && search.mayMatch(line(row)));
      if (shown) {
        var entry = entry(row);
        if (search.matches(entry)) {
          found.add(entry);
        }
      }
    }
    return found;
  }

  private String line(int row) {
    int file = file(row);
    return files.get(file).line(row - first(file));
  }

  private void load() {
    if (!files.isEmpty()) {
      return;
    }
    for (var file : shipped) {
      files.add(ShippedFile.load(file.file()));
    }
    for (int row = 0; row < own.size(); row++) {
      for (var name : namesOf(own.get(row))) {
        ownNames.putIfAbsent(naming.key(name), row);
        ownNames.putIfAbsent(naming.asked(name), row);
        ownNames.putIfAbsent(naming.otherwise().orElse(naming).key(name), row);
      }
    }
  }

  /// All rows, own and shipped.
  private int rows() {
    int rows = own.size();
    for (var file : files) {
      rows += file.rows();
    }
    return rows;
  }

  /// The own row of the same id, which stands in for a shipped one, or else the row itself.
  private int target(int row) {
    if (own.isEmpty()) {
      return row;
    }
    var key = naming.key(id(row));
    for (int i = 0; i < own.size(); i++) {
      if (naming.key(own.get(i).id()).equals(key)) {
        return i;
      }
    }
    return row;
  }

  private String id(int row) {
    return row < own.size() ? own.get(row).id() : beginning(row)[0];
  }

  private List<String> ids(Iterable<Integer> rows) {
    var ids = new ArrayList<String>();
    for (int row : rows) {
      ids.add(id(row));
    }
    return ids;
  }

  /// Every name of a row, its id first.
  private List<String> names(int row) {
    if (row < own.size()) {
      return namesOf(own.get(row));
    }
    var names = new ArrayList<String>();
    for (var cell : beginning(row)) {
      int at = 0;
      while (at < cell.length()) {
        int end = cell.indexOf(';', at);
        end = end < 0 ? cell.length() : end;
        names.add(cell.substring(at, end));
        at = end + 1;
      }
    }
    addBare(names);
    return names;
  }

  private List<String> namesOf(T entry) {
    var names = new ArrayList<String>();
    names.add(entry.id());
    if (naming != Naming.REGION) {
      names.add(entry.name());
    }
    names.addAll(entry.aliases());
    addBare(names);
    return names;
  }

  private void addBare(List<String> names) {
    if (naming == Naming.REGION) {
      Region.bare(names.getFirst()).ifPresent(names::add);
    }
  }

  private String[] beginning(int row) {
    int file = file(row);
    return files.get(file).beginning(row - first(file), shipped.get(file).names());
  }

  /// The file in which a shipped row stands.
  private int file(int row) {
    int file = 0;
    while (file + 1 < files.size() && row >= first(file + 1)) {
      file++;
    }
    return file;
  }

  /// The number of the first row of a file.
  private int first(int file) {
    int first = own.size();
    for (int i = 0; i < file; i++) {
      first += files.get(i).rows();
    }
    return first;
  }

  private T entry(int row) {
    if (row < own.size()) {
      return own.get(row);
    }
    int file = file(row);
    var problems = new Problems();
    var entry = reader.read(new Cells(files.get(file).row(row - first(file)), problems));
    if (entry.isEmpty() || problems.hasErrors()) {
      throw new IllegalStateException(
          "row '"
              + id(row)
              + "' of "
              + shipped.get(file).file()
              + " is not fit to ship: "
              + problems.all());
    }
    return entry.get();
  }

  /// Several rows with a name that begins so make it ambiguous; otherwise nothing is known by it.
  private Resolution<T> notFound(String name) {
    var wanted = naming.words(name);
    var fitting = new LinkedHashSet<Integer>();
    var known = new LinkedHashMap<String, Integer>();
    for (int row = 0; row < rows(); row++) {
      int target = target(row);
      for (var each : names(row)) {
        known.putIfAbsent(each, target);
        if (!wanted.isBlank() && naming.words(each).startsWith(wanted)) {
          fitting.add(target);
        }
      }
    }
    return fitting.size() > 1
        ? new Resolution.Ambiguous<>(ids(fitting))
        : new Resolution.Unknown<>(nearest(name, known));
  }

  /// The nearest names, at most one of each row.
  private static List<String> nearest(String name, Map<String, Integer> known) {
    var rows = new LinkedHashSet<Integer>();
    var names = new ArrayList<String>();
    for (var each : Suggestion.closest(name, known.keySet(), 2 * SUGGESTIONS)) {
      var row = known.get(each);
      if (row != null && names.size() < SUGGESTIONS && rows.add(row)) {
        names.add(each);
      }
    }
    return names;
  }
}
