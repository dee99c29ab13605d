package lepton.catalog;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import lepton.text.Place;
import lepton.text.SourceText;

/// A catalogue file as it ships: read in one piece, split into lines, and into cells only where a
/// row is asked for.
///
/// These files are known to be well formed (one row a line, quotes doubled, tests read every cell),
/// so what the reader of people's files must check and report costs nothing here: start-up is the
/// reason this class exists.
final class ShippedFile {

  /// What ships with the program never changes while it runs.
  private static final Map<String, ShippedFile> READ = new ConcurrentHashMap<>();

  private final String name;
  private final String content;
  private final String[] columns;
  private final int[] starts;

  private ShippedFile(String name, String content, String[] columns, int[] starts) {
    this.name = name;
    this.content = content;
    this.columns = columns;
    this.starts = starts;
  }

  /// The file, read once: a search reads a workload, and with it these files, thousands of times.
  static ShippedFile load(String name) {
    var read = READ.get(name);
    if (read == null) {
      read = of(name, new String(Resource.bytes(name), StandardCharsets.UTF_8));
      READ.put(name, read);
    }
    return read;
  }

  static ShippedFile of(String name, String content) {
    var starts = new int[256];
    int count = 0;
    int at = 0;
    while (at < content.length()) {
      int end = content.indexOf('\n', at);
      end = end < 0 ? content.length() : end;
      if (end > at && content.charAt(at) != '#') {
        starts = count == starts.length ? Arrays.copyOf(starts, count * 2) : starts;
        starts[count++] = at;
      }
      at = end + 1;
    }
    if (count == 0) {
      throw new IllegalStateException("the catalogue file '" + name + "' is empty");
    }
    var columns = split(content, starts[0], Integer.MAX_VALUE);
    return new ShippedFile(name, content, columns, Arrays.copyOfRange(starts, 1, count));
  }

  int rows() {
    return starts.length;
  }

  /// A row as it is written.
  String line(int row) {
    int end = content.indexOf('\n', starts[row]);
    return content.substring(starts[row], end < 0 ? content.length() : end);
  }

  /// The first cells of a row, at most so many: those that name it.
  String[] beginning(int row, int cells) {
    return split(content, starts[row], cells);
  }

  /// The rows of which a name, among the first so many cells, has this key.
  List<Integer> named(String key, int cells, Naming naming) {
    var rows = new ArrayList<Integer>();
    for (int row = 0; row < starts.length; row++) {
      if (named(row, key, cells, naming)) {
        rows.add(row);
      }
    }
    return rows;
  }

  private boolean named(int row, String key, int cells, Naming naming) {
    int at = starts[row];
    for (int cell = 0; cell < cells; cell++) {
      boolean quoted = content.charAt(at) == '"';
      char stop = quoted ? '"' : ',';
      int from = quoted ? at + 1 : at;
      int end = from;
      while (true) {
        char c = content.charAt(end);
        if (c == stop || c == ';' || c == '\n') {
          if (end - from >= key.length() && naming.same(content, from, end, key)) {
            return true;
          }
          if (c != ';') {
            break;
          }
          from = end + 1;
        }
        end++;
      }
      at = quoted ? end + 2 : end + 1;
    }
    return false;
  }

  Row row(int row) {
    return new ShippedRow(this, row, split(content, starts[row], columns.length));
  }

  private int column(String column) {
    for (int i = 0; i < columns.length; i++) {
      if (columns[i].equals(column)) {
        return i;
      }
    }
    return -1;
  }

  private Place place(int row) {
    int end = content.indexOf('\n', starts[row]);
    var text = SourceText.of("catalogue " + name, content);
    return text.place(starts[row], end < 0 ? content.length() : end);
  }

  private static String[] split(String content, int start, int most) {
    var cells = new String[Math.min(most, 32)];
    int count = 0;
    int at = start;
    while (count < cells.length) {
      boolean quoted = at < content.length() && content.charAt(at) == '"';
      int end = quoted ? closing(content, at) : end(content, at);
      var cell = quoted ? content.substring(at + 1, end - 1) : content.substring(at, end);
      cells[count++] = quoted && cell.indexOf('"') >= 0 ? cell.replace("\"\"", "\"") : cell;
      if (end >= content.length() || content.charAt(end) != ',') {
        break;
      }
      at = end + 1;
    }
    return count == cells.length ? cells : Arrays.copyOf(cells, count);
  }

  private static int end(String content, int at) {
    int end = at;
    while (end < content.length() && content.charAt(end) != ',' && content.charAt(end) != '\n') {
      end++;
    }
    return end;
  }

  /// The offset behind the quote that closes a cell; a doubled one stands for itself.
  private static int closing(String content, int open) {
    int at = content.indexOf('"', open + 1);
    while (at + 1 < content.length() && content.charAt(at + 1) == '"') {
      at = content.indexOf('"', at + 2);
    }
    return at + 1;
  }

  private static final class ShippedRow implements Row {

    private final ShippedFile file;
    private final int row;
    private final String[] cells;

    ShippedRow(ShippedFile file, int row, String[] cells) {
      this.file = file;
      this.row = row;
      this.cells = cells;
    }

    @Override
    public Optional<String> cell(String column) {
      int at = file.column(column);
      return at < 0 || at >= cells.length || cells[at].isEmpty()
          ? Optional.empty()
          : Optional.of(cells[at]);
    }

    @Override
    public Place place(String column) {
      return file.place(row);
    }

    @Override
    public boolean own() {
      return false;
    }
  }
}
