package lepton.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnsTest {

  @ParameterizedTest
  @CsvSource({"abc, 3", "能源, 4", "p̄, 1", "m³, 2"})
  void a_width_is_that_of_a_terminal(String text, int width) {
    assertThat(Columns.width(text)).isEqualTo(width);
  }

  @ParameterizedTest
  @CsvSource({"abcdef, 6, abcdef", "abcdef, 4, abc…", "能源管理, 5, 能源…"})
  void what_is_cut_says_so(String text, int width, String cut) {
    assertThat(Columns.cut(text, width)).isEqualTo(cut);
  }

  @Test
  void words_are_wrapped_with_a_hanging_indent() {
    var out = new StringBuilder();

    Columns.wrap("key: ", "one two three four", 2, 12, text -> text, out);

    assertThat(out).hasToString("key: one two\n  three four\n");
  }
}
