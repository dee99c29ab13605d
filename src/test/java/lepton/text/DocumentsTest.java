package lepton.text;

import static lepton.text.Reading.mapping;
import static lepton.text.Reading.problems;
import static lepton.text.Reading.read;
import static lepton.text.Reading.scalars;
import static lepton.text.Reading.text;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '§',
      textBlock =
          """
          # value           | text         | quoted
          NO                | NO           | false
          yes               | yes          | false
          1e6               | 1e6          | false
          0x10              | 0x10         | false
          1_000             | 1_000        | false
          007               | 007          | false
          08:00             | 08:00        | false
          .inf              | .inf         | false
          2026-11-23        | 2026-11-23   | false
          2:4               | 2:4          | false
          12 W # measured   | 12 W         | false
          0.35 ± 0.05       | 0.35 ± 0.05  | false
          http://x.org/a#b  | http://x.org/a#b | false
          "1e6"             | 1e6          | true
          'it''s'           | it's         | true
          "a\\tb\\u00e9"    | a⇥bé         | true
          !!str 5           | 5            | true
          ! 5               | 5            | true
          !!int 5           | 5            | false
          &a 5              | 5            | false
          ""                | §§           | true
          ''                | §§           | true
          """)
  void a_value_is_kept_as_it_was_written(String written, String text, boolean quoted) {
    var value = (Scalar) mapping("run.yaml", "key: " + written).get("key").orElseThrow();
    assertThat(value.text()).isEqualTo(text == null ? "" : text(text));
    assertThat(value.quoted()).isEqualTo(quoted);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", " ~", " null", " Null", " NULL", " # nothing", " &a", " !!null"})
  void nothing_is_an_empty_text_without_quotes(String written) {
    var value = (Scalar) mapping("run.yaml", "key:" + written + "\nlast: 1").get("key").get();
    assertThat(value.isAbsent()).isTrue();
    assertThat(value.text()).isEmpty();
  }

  @Test
  void null_is_nothing_in_json_too() {
    var value = (Scalar) mapping("run.json", "{\"key\": null}").get("key").get();
    assertThat(value.isAbsent()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e6", "-0", "0.50", "true", "12345678901234567890123", "1E+5"})
  void json_keeps_its_words_as_written(String written) {
    var value = (Scalar) mapping("run.json", "{\"key\": " + written + "}").get("key").get();
    assertThat(value.text()).isEqualTo(written);
    assertThat(value.quoted()).isFalse();
  }

  @Test
  void keys_are_text_whatever_they_look_like() {
    var mapping = mapping("run.yaml", "1: a\nnull: b\ntrue: c\nP': d\n'x y': e\n");
    assertThat(mapping.entries())
        .extracting(e -> e.key().text())
        .containsExactly("1", "null", "true", "P'", "x y");
  }

  @Test
  void several_documents_are_read_in_order_and_empty_ones_are_none() {
    assertThat(read("run.yaml", "---\n---\na: 1\n...\n---\nb: 2\n---\n# end\n")).hasSize(2);
    assertThat(read("run.json", "{\"a\":1}{\"b\":2}\n[3]\n")).hasSize(3);
    assertThat(read("runs.ndjson", "{\"a\":1}\n{\"b\":2}\n")).hasSize(2);
  }

  @Test
  void an_alias_is_the_node_it_names() {
    var mapping = mapping("run.yaml", "a: &x {p: 1}\nb: *x\nc: &y 12 W\nd: *y\n");
    assertThat(mapping.get("b").get()).isSameAs(mapping.get("a").get());
    assertThat(mapping.get("d").get()).isSameAs(mapping.get("c").get());
  }

  @Test
  void an_anchor_may_be_given_again_and_belongs_to_its_document() {
    var mapping = mapping("run.yaml", "a: &x 1\nb: *x\nc: &x 2\nd: *x\n");
    assertThat(((Scalar) mapping.get("d").get()).text()).isEqualTo("2");
    assertThat(problems("run.yaml", "a: &x 1\n---\nb: *x\n")).hasSize(1);
  }

  @Test
  void lists_and_scalars_are_documents_too() {
    assertThat(read("run.yaml", "- 1\n- 2\n").getFirst()).isInstanceOf(Sequence.class);
    assertThat(read("run.yaml", "just text\n").getFirst()).isInstanceOf(Scalar.class);
    assertThat(read("run.json", "[1]").getFirst()).isInstanceOf(Sequence.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '§',
      textBlock =
          """
          # name     | text                     | JSON or YAML (of a text without quotes: only YAML)
          run.json   | {"a": b}                 | error
          RUN.JSON   | {"a": b}                 | error
          run.yaml   | {"a": b}                 | read
          -          | {"a": b}                 | read
          -          | {⇥"a":⇥1}                | read
          -          | {"a": 1}{"a": 2}         | read
          run.yaml   | {⏎⇥"a": 1,⏎⇥"b": 2⏎}     | read
          -          | {}                       | read
          -          | {a: b}                   | read
          """)
  void json_is_known_by_its_name_or_its_look(String name, String text, String outcome) {
    assertThat(problems(name, text(text)).isEmpty()).isEqualTo(outcome.equals("read"));
  }

  @Test
  void a_byte_order_mark_and_windows_line_ends_do_not_matter() {
    var mapping = mapping("run.yaml", "\uFEFFa: 1\r\nb: |\r\n  x\r\n  y\r\nc: 3\r\n");
    assertThat(mapping.get("a").get().place().column()).isEqualTo(4);
    assertThat(((Scalar) mapping.get("b").get()).text()).isEqualTo("x\ny\n");
    assertThat(mapping.get("c").get().place().line()).isEqualTo(5);
  }

  @Test
  void a_directive_of_any_yaml_1_is_accepted() {
    assertThat(read("run.yaml", "%YAML 1.1\n---\na: NO\n")).hasSize(1);
  }

  @Test
  void what_comes_before_a_slip_is_still_given() {
    var problems = new Problems();
    var documents = Documents.read(SourceText.of("a", "a: 1\n---\nb: [\n"), problems);
    assertThat(problems.hasErrors()).isTrue();
    assertThat(documents).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "name: foo # c\nhardware: {accelerator: h100, count: 8}\nlist:\n- a b\n- 1e6\n",
        "é: ü\n😀: [😀😀, 日本, b]\nz: 日本 x # 😀\nlast: 12 W\n",
        "a:\r\n  b: x\r\n  c: [1, 2]\r\n",
        "a:\r  b: x\r  c: [1, 2]\r",
        "a: &x 5 W\nb: !!str 7\nc: &y\n  d: 8\n",
        "# c\n\n---\na: 1\n...\n---\nb: two words\n",
      })
  void every_place_points_at_the_text_it_names(String text) {
    int seen = 0;
    for (var document : read("run.yaml", text)) {
      for (var scalar : scalars(document)) {
        assertThat(Reading.at(scalar.place())).isEqualTo(scalar.text());
        seen++;
      }
    }
    assertThat(seen).isPositive();
  }

  @Test
  void every_place_of_json_points_at_the_text_it_names() {
    var text =
        "{\"é😀\": 1e6, \"list\": [\"a\\\"b\", true,\n"
            + "\t-0.5],\n"
            + " \"x\\n"
            + "\": {\"y\": 12}}\n"
            + "{\"z\": \"日本\"}";
    for (var document : read("run.json", text)) {
      for (var scalar : scalars(document)) {
        var written = scalar.text().replace("\"", "\\\"").replace("\n", "\\n");
        assertThat(Reading.at(scalar.place()))
            .isEqualTo(scalar.quoted() ? "\"" + written + "\"" : written);
      }
    }
  }

  @Test
  void the_places_of_quoted_and_long_texts_begin_at_their_sign() {
    var mapping = mapping("run.yaml", "a: \"x y\"\nb: |\n  text\nc: >-\n  folded\nd: one\n  two\n");
    assertThat(mapping.entries())
        .extracting(e -> Reading.at(e.value().place()))
        .containsExactly("\"x y\"", "|", ">-", "one");
  }

  @Test
  void a_part_of_a_value_has_its_own_place() {
    var mapping = mapping("run.yaml", "a: 400 kWh\nb: \"4 kW\"\nc: \"4\\tkW\"\n");
    var plain = (Scalar) mapping.get("a").get();
    assertThat(Reading.at(plain.place(4, 7))).isEqualTo("kWh");
    assertThat(Reading.at(((Scalar) mapping.get("b").get()).place(2, 4))).isEqualTo("kW");
    var escaped = (Scalar) mapping.get("c").get();
    assertThat(escaped.place(2, 4)).isEqualTo(escaped.place());
  }
}
