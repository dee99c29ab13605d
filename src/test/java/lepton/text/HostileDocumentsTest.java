package lepton.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Texts made to cost a reader its stack, its memory or its time: each is answered at once.
class HostileDocumentsTest {

  /// Time at work, so that a busy machine cannot fail the test.
  private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

  private static final Duration AT_ONCE = Duration.ofSeconds(2);
  private static final int MUCH = Bytes.LIMIT;

  static Stream<Arguments> texts() {
    return Stream.of(
        text("brackets 100,000 deep", () -> "[".repeat(100_000)),
        text("closed brackets 100,000 deep", () -> "[".repeat(100_000) + "]".repeat(100_000)),
        text("flow mappings 100,000 deep", () -> "{a: ".repeat(100_000)),
        text("quoted mappings 100,000 deep", () -> "{\"a\":".repeat(100_000)),
        text("lists in lists 100,000 deep", () -> "- ".repeat(100_000)),
        text("complex keys 100,000 deep", () -> "? ".repeat(100_000)),
        text("flow keys 100,000 deep", () -> "{? ".repeat(100_000)),
        text("block mappings 2,000 deep", () -> staircase(2_000)),
        text("a billion laughs", () -> laughs()),
        text("laughs as keys", () -> laughs().replace("- *", "- ? *")),
        text(
            "aliases in a row",
            () -> "a: &a [" + "1,".repeat(500) + "]\nb: [" + "*a,".repeat(9_999) + "]"),
        text("one plain word", () -> "a".repeat(MUCH)),
        text("one plain line", () -> "a ".repeat(MUCH / 2)),
        text("one plain text in many lines", () -> "a\n".repeat(MUCH / 2)),
        text("one quoted text", () -> "\"" + "a".repeat(MUCH - 2) + "\""),
        text("one quoted text in many lines", () -> "'" + "a\n".repeat(MUCH / 2 - 1) + "'"),
        text("one text of escapes", () -> "\"" + "\\x41".repeat(MUCH / 4 - 1) + "\""),
        text("one block text", () -> "a: |\n" + " x\n".repeat(MUCH / 3 - 2)),
        text("one folded text", () -> "a: >\n" + " x\n\n".repeat(MUCH / 4 - 2)),
        text("one comment", () -> "#".repeat(MUCH)),
        text("comments", () -> "#\n".repeat(MUCH / 2)),
        text("spaces", () -> " ".repeat(MUCH)),
        text("line ends", () -> "\n".repeat(MUCH)),
        text("carriage returns", () -> "\r".repeat(MUCH)),
        text("tabs", () -> "\t".repeat(MUCH)),
        text("a key with tabs", () -> "a:" + "\t".repeat(MUCH - 2)),
        text("tab-indented lines", () -> "a:\n" + "\tb: 1\n".repeat(MUCH / 6 - 1)),
        text("one long key", () -> "a".repeat(MUCH - 3) + ": 1"),
        text("one key again and again", () -> "a: 1\n".repeat(MUCH / 5)),
        text("many keys", () -> keys()),
        text("many values", () -> "[" + "1,".repeat(MUCH / 2 - 1) + "]"),
        text("many values of two units", () -> "[" + "😀,".repeat(MUCH / 8) + "]"),
        text("many values after two units", () -> "[😀," + "日,".repeat(MUCH / 8) + "]"),
        text("many documents", () -> "---\n".repeat(MUCH / 4)),
        text("many small documents", () -> "--- a\n".repeat(MUCH / 6)),
        text("many ends of documents", () -> "...\n".repeat(MUCH / 4)),
        text("many anchors", () -> "&a ".repeat(MUCH / 3)),
        text("one long anchor", () -> "&" + "a".repeat(MUCH - 1)),
        text("one long alias", () -> "*" + "a".repeat(MUCH - 1)),
        text("one long tag", () -> "!" + "a".repeat(MUCH - 1)),
        text("one long escaped tag", () -> "!" + "%41".repeat(MUCH / 3 - 1)),
        text("directives", () -> "%YAML 1.2\n".repeat(MUCH / 10)),
        text("one long directive", () -> "%" + "a".repeat(MUCH - 1)),
        text("one long version", () -> "%YAML " + "1".repeat(MUCH - 6)),
        text("colons", () -> ":".repeat(MUCH)),
        text("spaced colons", () -> ": ".repeat(MUCH / 2)),
        text("commas", () -> ",".repeat(MUCH)),
        text("commas in a list", () -> "[" + ",".repeat(MUCH - 1)),
        text("quotes", () -> "\"".repeat(MUCH)),
        text("backslashes", () -> "\"" + "\\".repeat(MUCH - 1)),
        text("unclosed after much", () -> "a: b\n" + " ".repeat(MUCH - 10) + "[\n"),
        text("control characters", () -> "\u0001".repeat(MUCH / 4)),
        text("halves of characters", () -> "\uD83D".repeat(MUCH / 4)),
        text("a number without end", () -> "{\"a\": " + "1".repeat(MUCH - 7)),
        text("a fraction without end", () -> "{\"a\": 0." + "1".repeat(MUCH - 20) + "}"),
        text("an exponent without end", () -> "[1e" + "9".repeat(MUCH - 20) + "]"),
        text("a json text without end", () -> "{\"a\": \"" + "x".repeat(MUCH - 8)),
        text("a json key without end", () -> "{\"" + "x".repeat(MUCH - 2)),
        text("json documents", () -> "{}".repeat(MUCH / 2)),
        text("json keys of one hash", () -> "{" + collisions() + "\"z\":1}"));
  }

  private static Arguments text(String name, Supplier<String> text) {
    return Arguments.argumentSet(name, text);
  }

  private static String staircase(int steps) {
    var text = new StringBuilder();
    for (int i = 0; i < steps; i++) {
      text.repeat(' ', i).append("a:\n");
    }
    return text.toString();
  }

  private static String laughs() {
    var text = new StringBuilder("a0: &a0 [lol, lol, lol]\n");
    for (int i = 1; i < 40; i++) {
      text.append("a").append(i).append(": &a").append(i).append('\n');
      text.repeat("- *a" + (i - 1) + "\n", 9);
    }
    return text.toString();
  }

  private static String keys() {
    var text = new StringBuilder();
    for (int i = 0; i < MUCH / 20; i++) {
      text.append("key").append(i).append(": 1\n");
    }
    return text.toString();
  }

  /// "Aa" and "BB" have one hash code, and so have all strings made of them.
  private static String collisions() {
    var text = new StringBuilder();
    for (int i = 0; i < 1 << 15; i++) {
      text.append('"');
      for (int bit = 0; bit < 15; bit++) {
        text.append((i >> bit & 1) == 0 ? "Aa" : "BB");
      }
      text.append("\":1,");
    }
    return text.toString();
  }

  @ParameterizedTest
  @MethodSource("texts")
  void a_hostile_text_is_answered_at_once(Supplier<String> made) {
    var text = made.get();
    for (var name : new String[] {"run.yaml", "run.json", "-"}) {
      long before = CLOCK.getCurrentThreadCpuTime();
      var problems = new Problems();
      var documents = Documents.read(SourceText.of(name, text), problems);
      var taken = Duration.ofNanos(CLOCK.getCurrentThreadCpuTime() - before);
      assertThat(problems.hasErrors() || !documents.isEmpty()).isTrue();
      assertThat(taken).as(name).isLessThan(AT_ONCE);
      if (!problems.isEmpty()) {
        assertThat(Diagnostic.render(problems.all().getFirst(), false)).hasSizeLessThan(1_500);
      }
    }
  }

  @Test
  void nesting_is_bounded() {
    assertThat(Reading.problems("a", "[".repeat(64) + "]".repeat(64))).isEmpty();
    assertThat(Reading.problems("a", "[".repeat(66) + "]".repeat(66)).getFirst().message())
        .isEqualTo("nested deeper than 64 levels");
    assertThat(Reading.problems("a.json", "[".repeat(66) + "]".repeat(66)).getFirst().message())
        .isEqualTo("nested deeper than 64 levels");
  }

  @Test
  void aliases_may_be_used_but_not_for_more_than_ten_thousand_values() {
    assertThat(Reading.problems("a", "a: &a [1, 2, 3]\nb: [*a, *a]\n")).isEmpty();
    var bomb = Reading.problems("a", laughs());
    assertThat(bomb).hasSize(1);
    assertThat(bomb.getFirst().message()).contains("more than 10000 values");
  }
}
