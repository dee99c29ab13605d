package lepton.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;

class PlacesTest {

  @Test
  void lines_end_with_any_line_end() {
    var source = SourceText.of("a", "one\ntwo\r\nthree\rfour\n\n");
    assertThat(source.lines()).isEqualTo(6);
    assertThat(source.line(2)).isEqualTo("two");
    assertThat(source.line(3)).isEqualTo("three");
    assertThat(source.line(4)).isEqualTo("four");
    assertThat(source.line(6)).isEmpty();
    assertThat(source.line(0)).isEmpty();
    assertThat(source.line(7)).isEmpty();
  }

  @Test
  void an_empty_text_has_one_empty_line() {
    assertThat(SourceText.of("a", "").lines()).isEqualTo(1);
    assertThat(SourceText.of("a", "").line(1)).isEmpty();
    assertThat(SourceText.of("a", "").place(0, 9).describe()).isEqualTo("a:1:1");
  }

  @Test
  void lines_hold_all_of_the_text_and_no_line_end() {
    var random = new Random(5);
    var pieces = new String[] {"a", "\n", "\r", "\r\n", "😀", "bc", "\u2028"};
    for (int i = 0; i < 5_000; i++) {
      var text = new StringBuilder();
      for (int n = random.nextInt(12); n > 0; n--) {
        text.append(pieces[random.nextInt(pieces.length)]);
      }
      var source = SourceText.of("a", text.toString());
      var lines = text.toString().split("\r\n|\r|\n", -1);
      assertThat(source.lines()).isEqualTo(lines.length);
      for (int line = 1; line <= lines.length; line++) {
        assertThat(source.line(line)).isEqualTo(lines[line - 1]);
      }
    }
  }

  @Test
  void a_locator_finds_the_same_places_in_any_order() {
    var text = "a😀b\n日本😀😀 x\r\n\r\n😀";
    var source = SourceText.of("a", text);
    var locator = new Locator(source);
    var random = new Random(6);
    int points = text.codePointCount(0, text.length());
    for (int i = 0; i < 2_000; i++) {
      int point = random.nextInt(points + 3);
      int from = text.offsetByCodePoints(0, Math.min(point, points));
      int to = text.offsetByCodePoints(0, Math.min(point + random.nextInt(4), points));
      assertThat(locator.offset(point)).isEqualTo(from);
      assertThat(locator.place(from, to)).isEqualTo(source.place(from, to));
    }
  }

  @Test
  void columns_count_code_points() {
    assertThat(SourceText.of("a", "😀😀x").place(4, 5)).extracting(Place::column).isEqualTo(3);
  }

  @Test
  void a_place_begins_at_one() {
    assertThatThrownBy(() -> new Place(SourceText.of("a", ""), 0, 1, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0:1");
  }

  @Test
  void every_origin_says_where_an_input_came_from() {
    var place = SourceText.of("run.yaml", "a: 1\n").place(3, 4);
    var option = SourceText.of("--set a=1", "1").place(0, 1);
    assertThat(Origin.at(place).describe()).isEqualTo("run.yaml:1:4");
    assertThat(Origin.at(option)).isEqualTo(new Origin.OnCommandLine("--set a=1"));
    assertThat(Origin.at(option).describe()).isEqualTo("--set a=1");
    assertThat(new Origin.InCatalogue("accelerators", "t4", "NVIDIA 2018").describe())
        .isEqualTo("accelerators: t4 (NVIDIA 2018)");
    assertThat(new Origin.ByDefault("Uptime Institute 2025").describe())
        .isEqualTo("default: Uptime Institute 2025");
    assertThat(new Origin.Derived("count × power").describe()).isEqualTo("derived: count × power");
  }

  @Test
  void a_quote_is_short_and_visible() {
    assertThat(Quote.of("H1000")).isEqualTo("'H1000'");
    assertThat(Quote.of("a\tb\n\u001b\u0085\uD83D")).isEqualTo("'a\\tb\\n\\x1B\\x85\\uD83D'");
    assertThat(Quote.of("😀".repeat(60))).isEqualTo("'" + "😀".repeat(60) + "'");
    assertThat(Quote.of("😀".repeat(61))).isEqualTo("'" + "😀".repeat(59) + "…'");
    assertThat(Quote.of("x".repeat(1_000_000))).hasSize(62);
  }

  @Test
  void problems_are_kept_in_order_and_only_errors_count_as_errors() {
    var problems = new Problems();
    problems.warning("odd", "look");
    assertThat(problems.hasErrors()).isFalse();
    var others = new Problems();
    others.error("wrong", "mend");
    problems.addAll(others);
    problems.addAll(problems);
    assertThat(problems.hasErrors()).isTrue();
    assertThat(problems.all())
        .extracting(Problem::message)
        .containsExactly("odd", "wrong", "odd", "wrong");
  }

  @Test
  void of_very_many_problems_the_first_thousand_are_kept() {
    var problems = new Problems();
    for (int i = 0; i < 1_200; i++) {
      problems.error("wrong " + i, "mend");
    }
    assertThat(problems.all()).hasSize(1_000);
    assertThat(problems.omitted()).isEqualTo(200);
    var more = new Problems();
    more.addAll(problems);
    assertThat(more.omitted()).isEqualTo(200);
  }
}
