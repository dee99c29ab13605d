package lepton.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiagnosticTest {

  private static String shown(String name, String text, String at, String message, String help) {
    var source = SourceText.of(name, text);
    int from = text.indexOf(at);
    var place = source.place(from, from + at.length());
    var problem =
        new Problem(
            Severity.ERROR,
            Optional.of(place),
            message,
            help.isEmpty() ? Optional.empty() : Optional.of(help));
    return Diagnostic.render(problem, false);
  }

  @Test
  void a_problem_says_where_what_and_how_to_mend_it() {
    assertThat(
            shown(
                "run.yaml",
                "a: 1\nhardware:\n  accelerator: H1000\n",
                "H1000",
                "unknown accelerator 'H1000'",
                "did you mean 'h100-sxm'?"))
        .isEqualTo(
            """
            run.yaml:3:16: error: unknown accelerator 'H1000'
              accelerator: H1000
                           ^
              help: did you mean 'h100-sxm'?
            """);
  }

  @Test
  void a_problem_without_a_place_is_one_line() {
    var problem =
        new Problem(Severity.WARNING, Optional.empty(), "no grid given", Optional.empty());
    assertThat(Diagnostic.render(problem, false)).isEqualTo("warning: no grid given\n");
  }

  @Test
  void an_option_is_its_own_place() {
    assertThat(
            shown("--set hardware.count=x", "hardware.count=x", "x", "'x' is no count", "write 4"))
        .isEqualTo(
            """
            --set hardware.count=x: error: 'x' is no count
              hardware.count=x
                             ^
              help: write 4
            """);
  }

  @Test
  void colour_comes_only_when_asked_for() {
    var place = SourceText.of("a", "x").place(0, 1);
    var error = new Problem(Severity.ERROR, Optional.of(place), "wrong", Optional.of("mend it"));
    assertThat(Diagnostic.render(error, true))
        .isEqualTo(
            "\u001b[1ma:1:1:\u001b[0m \u001b[1;31merror:\u001b[0m wrong\n"
                + "  x\n  \u001b[1m^\u001b[0m\n  help: mend it\n");
    var warning = new Problem(Severity.WARNING, Optional.empty(), "odd", Optional.empty());
    assertThat(Diagnostic.render(warning, true)).isEqualTo("\u001b[1;33mwarning:\u001b[0m odd\n");
    assertThat(Diagnostic.render(error, false)).doesNotContain("\u001b");
  }

  @Test
  void tabs_and_wide_characters_keep_the_caret_below_its_place() {
    assertThat(shown("a", "\tx:\ty", "y", "m", ""))
        .isEqualTo("a:1:5: error: m\n  x:\ty\n    \t^\n");
    assertThat(shown("a", "名前: 日本 y", "y", "m", ""))
        .isEqualTo("a:1:8: error: m\n  名前: 日本 y\n             ^\n");
    assertThat(shown("a", "😀: y", "y", "m", "")).endsWith("  😀: y\n      ^\n");
    assertThat(shown("a", "e\u0301: y", "y", "m", "")).endsWith("  e\u0301: y\n     ^\n");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 59, 60, 61, 99, 100, 5_000, 1_000_000})
  void a_long_line_is_cut_around_the_place(int before) {
    var text = "x".repeat(before) + "HERE" + "y".repeat(2_000_000);
    var lines = shown("a", text, "HERE", "m", "").lines().toList();
    assertThat(lines.get(1)).hasSizeLessThan(115);
    assertThat(lines.get(1).substring(lines.get(2).indexOf('^'))).startsWith("HERE");
  }

  @Test
  void a_line_of_a_hundred_columns_is_shown_whole() {
    assertThat(shown("a", "x".repeat(96) + "HERE", "HERE", "m", ""))
        .isEqualTo("a:1:97: error: m\n  " + "x".repeat(96) + "HERE\n  " + " ".repeat(96) + "^\n");
  }

  @Test
  void a_long_line_of_wide_characters_is_cut_as_well() {
    var lines =
        shown("a", "日".repeat(500) + "HERE" + "本".repeat(500), "HERE", "m", "").lines().toList();
    int columns = lines.get(1).codePoints().map(Excerpt::columns).sum();
    assertThat(columns).isLessThan(115);
    assertThat(lines.get(2).indexOf('^')).isEqualTo(2 + 2 + 60);
  }

  @Test
  void a_long_line_is_never_cut_within_a_character() {
    for (int before = 90; before < 130; before++) {
      var line = shown("a", "😀".repeat(before) + "HERE" + "😀".repeat(200), "HERE", "m", "");
      assertThat(line).doesNotContain("\\u").contains("HERE");
    }
  }

  @Test
  void nothing_that_was_read_reaches_the_terminal_unescaped() {
    var shown =
        shown(
            "a\u001b[2J", "x\u001b[31m\u202E: HERE\u0007", "HERE", "m \u001b]0;x\u0007 \n", "h\r");
    assertThat(shown.chars().filter(c -> Character.isISOControl(c) && c != '\n')).isEmpty();
    assertThat(shown)
        .isEqualTo(
            """
            a\\x1B[2J:1:10: error: m \\x1B]0;x\\x07 \\n
              x\\x1B[31m\\u202E: HERE\\x07
                               ^
              help: h\\r
            """);
  }

  @Test
  void a_message_without_end_is_cut() {
    assertThat(shown("a", "x", "x", "m".repeat(100_000), "h".repeat(100_000)))
        .hasSizeLessThan(2_500)
        .contains("…");
  }

  @Test
  void a_place_at_the_end_of_a_text_can_be_shown() {
    var source = SourceText.of("a", "key:\n");
    var problem =
        new Problem(Severity.ERROR, Optional.of(source.place(4, 4)), "m", Optional.empty());
    assertThat(Diagnostic.render(problem, false)).isEqualTo("a:1:5: error: m\n  key:\n      ^\n");
    var end = new Problem(Severity.ERROR, Optional.of(source.place(5, 5)), "m", Optional.empty());
    assertThat(Diagnostic.render(end, false)).isEqualTo("a:2:1: error: m\n");
  }
}
