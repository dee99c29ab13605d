package lepton.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RevisionTest {

  private static Mapping root(SourceText text) {
    return (Mapping) Documents.read(text, new Problems()).getFirst();
  }

  private static String set(String yaml, String path, String value) {
    var text = SourceText.of("a.yaml", yaml);
    return Revision.set(text, root(text), path, value, false).orElseThrow();
  }

  private static String without(String yaml, String path) {
    var text = SourceText.of("a.yaml", yaml);
    return Revision.without(text, root(text), path, false);
  }

  /// `;` stands for a line end.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      textBlock =
          """
          a: 1 # one;b: 2;|a|3|a: 3 # one;b: 2;
          a: 1|a|3|a: 3
          a: "x # y" # c;|a|3|a: 3 # c;
          a: {b: 1, c: '}'} # d;|a.b|2|a: {b: 2, c: '}'} # d;
          a: {b: 1};|a.c|2|a: {b: 1, c: 2};
          a: {};|a.c|2|a: {c: 2};
          a: { b: 1 };|a.c|2|a: { b: 1, c: 2 };
          a:;  b: 1;;# end;z: 1;|a.c|2|a:;  b: 1;  c: 2;;# end;z: 1;
          a:;  b:;    c: 1;d: 1;|a.b|{c: 2}|a:;  b: {c: 2};d: 1;
          a: 1;|b.c.d|2|a: 1;b: {c: {d: 2}};
          a: 1;b:;|b.c|2|a: 1;b: {c: 2};
          a:;- 1;- 2;b: 1;|a|2|a: 2;b: 1;
          a: 1;;# last;|b|2|a: 1;b: 2;;# last;
          größe: 1 # ü;b: {c: 1};|b.c|2|größe: 1 # ü;b: {c: 2};
          """)
  void a_value_is_set_and_all_else_stays(String before, String path, String value, String after) {
    assertThat(set(before.replace(';', '\n'), path, value)).isEqualTo(after.replace(';', '\n'));
  }

  /// `;` stands for a line end as Windows writes it.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      textBlock =
          """
          a: 1;|b|2|a: 1;b: 2;
          a:;  b: 1;;z: 1;|a.c|2|a:;  b: 1;  c: 2;;z: 1;
          a: {;  b: 1;};|a.c|2|a: {;  b: 1,;  c: 2;};
          a: 1 # one;b: 2;|a|3|a: 3 # one;b: 2;
          """)
  void a_new_line_ends_like_the_others(String before, String path, String value, String after) {
    assertThat(set(before.replace(";", "\r\n"), path, value)).isEqualTo(after.replace(";", "\r\n"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      textBlock =
          """
          a: 1 # one;b: 2;|a|b: 2;
          a:;  b: 1;  c: 2;d: 1;|a.b|a:;  c: 2;d: 1;
          a:;  b: 1;d: 1;|a.b|d: 1;
          a: {b: 1, c: 2};|a.b|a: {c: 2};
          a: {b: 1, c: 2};|a.c|a: {b: 1};
          x: 1;a: {b: 1};|a.b|x: 1;
          a: 1;|b.c|a: 1;
          """)
  void a_key_is_taken_out_and_all_else_stays(String before, String path, String after) {
    assertThat(without(before.replace(';', '\n'), path)).isEqualTo(after.replace(';', '\n'));
  }

  @Test
  void json_stays_json() {
    var text = SourceText.of("a.json", "{\n  \"a\": {\"b\": 1},\n  \"c\": 2\n}\n");
    assertThat(Revision.set(text, root(text), "a.d", "\"x\"", true))
        .contains("{\n  \"a\": {\"b\": 1, \"d\": \"x\"},\n  \"c\": 2\n}\n");
    assertThat(Revision.set(text, root(text), "e.f", "\"x\"", true))
        .contains("{\n  \"a\": {\"b\": 1},\n  \"c\": 2,\n  \"e\": {\"f\": \"x\"}\n}\n");
  }

  @Test
  void a_value_in_the_way_is_left_alone() {
    var text = SourceText.of("a.yaml", "a: 1\n");
    assertThat(Revision.set(text, root(text), "a.b", "2", false)).isEmpty();
  }
}
