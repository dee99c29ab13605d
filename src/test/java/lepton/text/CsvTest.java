package lepton.text;

import static lepton.text.Reading.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

  /// Time at work: the clock on the wall counts what else the machine does.
  private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

  private final Problems problems = new Problems();

  private Optional<Table> read(String text) {
    return Csv.read(SourceText.of("grid.csv", text), problems);
  }

  private Table table(String text) {
    var table = read(text);
    assertThat(Reading.shown(problems)).isEmpty();
    return table.orElseThrow();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '§',
      textBlock =
          """
          # cell      | text
          x           | x
          a b         | a b
          ··x··       | x
          "x"         | x
          "a,b"       | a,b
          "a""b"      | a"b
          ·"a,b"·     | a,b
          "a⏎b"       | a⏎b
          "#"         | #
          5" disk     | 5" disk
          é日本😀     | é日本😀
          "··x"       | ··x
          """)
  void a_cell_holds_what_was_written(String cell, String expected) {
    var row = table(text("a,b,c\n1," + cell + ",3\n")).rows().getFirst();
    assertThat(row.get("b").get().text()).isEqualTo(text(expected));
    assertThat(row.text("b")).hasValue(text(expected));
    assertThat(row.get("c").get().text()).isEqualTo("3");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\"\"", "   "})
  void an_empty_cell_is_absent(String cell) {
    assertThat(table("a,b\n" + cell + ",1\n").rows().getFirst().get("a")).isEmpty();
    assertThat(table("a,b\n1," + cell + "\n").rows().getFirst().get("b")).isEmpty();
    assertThat(table("a,b\n1," + cell + "\n").rows().getFirst().text("b")).isEmpty();
  }

  @Test
  void a_column_that_is_not_there_is_absent() {
    assertThat(table("a,b\n1,2\n").rows().getFirst().get("c")).isEmpty();
  }

  @Test
  void comments_empty_lines_and_windows_line_ends_are_no_rows() {
    var table = table("\uFEFF# carbon\r\n\r\na,b\r\n# more\r\n1,2\r\n\r\n3,4\r\n#");
    assertThat(table.columns()).containsExactly("a", "b");
    assertThat(table.rows()).hasSize(2);
    assertThat(table.rows().getLast().get("b").get().text()).isEqualTo("4");
  }

  @Test
  void the_last_line_needs_no_end() {
    assertThat(table("a,b\n1,2").rows()).hasSize(1);
    assertThat(table("a,b").rows()).isEmpty();
    assertThat(table("a,b\n1,").rows()).hasSize(1);
  }

  @Test
  void every_cell_has_its_place() {
    var rows = table("a,b\n日本, \"x\"\"y\" \n\"1\n2\",z\n3,4\n").rows();
    assertThat(rows.get(0).get("b").get().place().describe()).isEqualTo("grid.csv:2:5");
    assertThat(Reading.at(rows.get(0).get("b").get().place())).isEqualTo("\"x\"\"y\"");
    assertThat(rows.get(1).get("b").get().place().describe()).isEqualTo("grid.csv:4:4");
    assertThat(rows.get(2).get("a").get().place().describe()).isEqualTo("grid.csv:5:1");
    assertThat(rows.get(2).place().width()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '§',
      textBlock =
          """
          # text                 | place | says                             | helps
          a,b⏎1,2,3⏎             | 2:5 | has 3 cells, the header names 2    | double quotes
          a,b,c⏎1,2⏎             | 2:3 | has 2 cells, the header names 3    | a,,c
          a,b⏎1⏎                 | 2:1 | has 1 cell, the header names 2     | a,,c
          a,b⏎1,"2⏎3,4⏎          | 2:3 | this quote is never closed         | twice
          a,b⏎"1"x,2⏎            | 2:4 | text after the closing quote       | quote all
          a,b,a⏎1,2,3⏎           | 1:5 | two columns are named 'a'          | rename
          a,,c⏎1,2,3⏎            | 1:3 | a column without a name            | name it
          a;b⏎1;2⏎               | 1:1 | columns are separated by ';'       | ','
          ··⏎                    | 1:1 | the table is empty                 | a,b,c
          ⏎                      | 1:1 | the table is empty                 | a,b,c
          """)
  void a_slip_is_shown_where_it_is(String text, String place, String says, String helps) {
    read(text(text));
    var problem = problems.all().getFirst();
    assertThat(problem.place().get().describe()).isEqualTo("grid.csv:" + place);
    assertThat(problem.message()).contains(says);
    assertThat(problem.help().orElse("rename")).contains(helps);
  }

  @Test
  void comments_alone_are_no_table() {
    problems.error("of another file", "mend it");
    assertThat(read("# nothing\n")).isEmpty();
    assertThat(problems.all()).hasSize(2);
  }

  @Test
  void the_line_ends_of_old_are_no_table_either() {
    read("a,b\r1,2\r");
    assertThat(problems.all().getFirst().message()).contains("carriage return");
  }

  @Test
  void all_rows_of_another_length_are_reported_and_the_others_are_kept() {
    var table = read("a,b\n1\n2,2\n3,3,3\n").get();
    assertThat(problems.all()).hasSize(2);
    assertThat(table.rows()).hasSize(1);
  }

  @Test
  void what_is_written_by_the_book_is_read_back() {
    var random = new Random(42);
    var letters = new String[] {"a", ",", "\"", "\n", "é", "😀", " ", "#", ";", "1"};
    for (int i = 0; i < 2_000; i++) {
      int columns = 1 + random.nextInt(4);
      var cells = new ArrayList<List<String>>();
      var text = new StringBuilder("c0");
      for (int c = 1; c < columns; c++) {
        text.append(",c").append(c);
      }
      for (int r = 0; r < random.nextInt(5); r++) {
        var row = new ArrayList<String>();
        for (int c = 0; c < columns; c++) {
          var cell = new StringBuilder("x");
          for (int n = random.nextInt(6); n > 0; n--) {
            cell.append(letters[random.nextInt(letters.length)]);
          }
          row.add(cell.toString());
          text.append(c == 0 ? "\n" : ",");
          text.append('"').append(cell.toString().replace("\"", "\"\"")).append('"');
        }
        cells.add(row);
      }
      var rows = table(text.toString()).rows();
      assertThat(rows).hasSameSizeAs(cells);
      for (int r = 0; r < rows.size(); r++) {
        for (int c = 0; c < columns; c++) {
          assertThat(rows.get(r).get("c" + c).get().text()).isEqualTo(cells.get(r).get(c));
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1\n", ",\n", "\"", "\"\n\"", ",", "\n", "#\n", "1,2\n", "\"1\",", " ", "a\r"})
  void a_table_of_four_mebibytes_is_answered_at_once(String piece) {
    var text = "a\n" + piece.repeat((Bytes.LIMIT - 2) / piece.length());
    long before = CLOCK.getCurrentThreadCpuTime();
    read(text).ifPresent(Table::rows);
    assertThat(CLOCK.getCurrentThreadCpuTime() - before).isLessThan(2_000_000_000L);
  }

  @Test
  void damaged_tables_give_rows_or_problems() {
    var random = new Random(43);
    var pieces = new String[] {"\"", ",", "\n", "#", "\r", " ", "\"\"", ";", "x", "\uD83D"};
    for (int i = 0; i < 20_000; i++) {
      var text = new StringBuilder("# c\na,b,c\n1,\"2,\n2\",3\n\n4,5,6\n");
      for (int n = 1 + random.nextInt(4); n > 0; n--) {
        int from = random.nextInt(text.length() + 1);
        int to = Math.min(text.length(), from + random.nextInt(3));
        text.replace(from, to, pieces[random.nextInt(pieces.length)]);
      }
      var found = new Problems();
      var table = Csv.read(SourceText.of("x.csv", text.toString()), found);
      assertThat(table.isPresent() || found.hasErrors()).isTrue();
      for (var problem : found.all()) {
        Diagnostic.render(problem, true);
      }
      table.ifPresent(t -> t.rows().forEach(row -> t.columns().forEach(row::get)));
    }
  }
}
