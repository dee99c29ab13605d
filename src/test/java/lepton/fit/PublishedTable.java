package lepton.fit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import lepton.text.Csv;
import lepton.text.Problems;
import lepton.text.SourceText;
import lepton.text.Table;
import lepton.validate.PublishedRun;
import lepton.validate.RunTable;

/// A table of published figures, as rows of cells.
final class PublishedTable {

  private PublishedTable() {}

  static List<Table.Row> rows(Path path) throws IOException {
    var problems = new Problems();
    var text = SourceText.of(path.toString(), Files.readString(path, StandardCharsets.UTF_8));
    var table = Csv.read(text, problems);
    if (table.isEmpty() || problems.hasErrors()) {
      throw new IOException(path + " is no table: " + problems.all());
    }
    return table.get().rows();
  }

  /// The training runs of a table with the columns of `lepton validate`.
  static List<PublishedRun> runs(Path path) throws IOException {
    var problems = new Problems();
    var text = SourceText.of(path.toString(), Files.readString(path, StandardCharsets.UTF_8));
    var runs = RunTable.read(text, problems);
    if (problems.hasErrors()) {
      throw new IOException(path + " is no table of runs: " + problems.all());
    }
    return runs;
  }

  static String text(Table.Row row, String column) {
    return row.text(column).orElse("");
  }

  /// The number a cell is, blind to what stands in brackets behind it: `385 (implied)`; of a range
  /// `0.38-0.43` and of words it has none.
  static OptionalDouble number(Table.Row row, String column) {
    var text = text(row, column);
    int end = text.indexOf(' ');
    try {
      double value = Double.parseDouble(end < 0 ? text : text.substring(0, end));
      return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }
}
