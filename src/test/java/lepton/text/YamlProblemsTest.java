package lepton.text;

import static lepton.text.Reading.problems;
import static lepton.text.Reading.text;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlProblemsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '§',
      textBlock =
          """
          # text                         | line:column | says                               | helps
          a: 1⏎b: 2⏎a: 3                 | 3:1         | duplicate key 'a'                  | in line 1
          a: {b: 1, b: 2}                | 1:11        | duplicate key 'b'                  | in line 1
          a:⏎⇥b: 1                       | 2:1         | indented by a tab                  | spaces
          a:⏎  b: 1⏎⇥c: 2                | 3:1         | indented by a tab                  | spaces
          a:⏎⇥b: 1⏎⇥c: 2⏎⇥d: 3           | 2:1         | as are 2 lines below               | spaces
          a: "foo⏎b: 2                   | 1:4         | this " is never closed             | \\"
          a: 'foo⏎b: 2                   | 1:4         | this ' is never closed             | ''
          a: 'it's⏎b: 2                  | 1:8         | text after the end                 | written twice
          a: "x" y                       | 1:8         | text after the end                 | one pair of quotes
          a: {b: 1, c: 2⏎d: 3            | 1:4         | this { is never closed             | '}'
          a: {b: 1, c: 2                 | 1:4         | this { is never closed             | '}'
          a: [1, 2                       | 1:4         | this [ is never closed             | ']'
          a: [1, 2⏎b: 3⏎c: 4             | 1:4         | this [ is never closed             | ']'
          a: {b: x c: 3}                 | 1:11        | a ',' or '}' is missing            | comma
          a: [1, 2]]                     | 1:10        | this ] closes nothing              | remove
          a: {b: 1}}                     | 1:10        | this } closes nothing              | remove
          a: ]                           | 1:4         | this ] closes nothing              | quotes
          a: 1⏎}                         | 2:1         | this } closes nothing              | remove
          a: [1,,2]                      | 1:7         | a value is missing before ','      | comma
          a:⏎  b: 8⏎    c: 4             | 3:5         | indented deeper                    | alike
          a:⏎    b: 8⏎  c: 4             | 3:3         | fits no line above                 | column 5, as line 2
          ··a:⏎    b: 8⏎c: 4             | 3:1         | indented less than the first       | alike
          count:8                        | 1:1         | a space is missing after 'count:'  | 'count: …'
          a: 1⏎count:8⏎b: 2              | 2:1         | a space is missing after 'count:'  | 'count: …'
          a:⏎  count:8                   | 2:3         | a space is missing after 'count:'  | 'count: …'
          a:⏎  count:8⏎  b: 2            | 2:3         | a space is missing after 'count:'  | 'count: …'
          a: {count:8}                   | 1:5         | a space is missing after 'count:'  | 'count: …'
          a: *foo                        | 1:4         | unknown alias '*foo'               | &name
          a: &best 1⏎b: *bset            | 2:4         | unknown alias '*bset'              | '*best'
          a: &a [*a]                     | 1:8         | stands within what it names        | itself
          a: *                           | 1:4         | '*' without the name               | quotes
          a: **bold**                    | 1:4         | '*' without the name               | quotes
          a: & b                         | 1:4         | '&' without the name               | quotes
          a: &x {b: 1}⏎c:⏎  <<: *x       | 3:3         | merge key '<<'                     | write the keys out
          a: !!python/object:os.system x | 1:4         | the tag '!!python/object:os.system' | leave it out
          a: &b !foo 3                   | 1:7         | the tag '!foo'                     | leave it out
          a: !!binary aGk=               | 1:4         | the tag '!!binary'                 | leave it out
          a: !x!y 3                      | 1:4         | this tag                           | leave it out
          ? [a, b]⏎: 3                   | 1:3         | a list can't be a key              | 'key: value'
          {a: 1}: 3                      | 1:1         | a mapping can't be a key           | 'key: value'
          : 3                            | 1:1         | a key is missing                   | 'key: value'
          %YAML 2.0⏎---⏎a: 1             | 1:1         | YAML 2.0                           | leave the line out
          %YAML x⏎---⏎a: 1               | 1:1         | directive                          | leave the line out
          a: 1⏎%b: 2                     | 2:1         | directive                          | quote
          a: %50                         | 1:4         | can't begin with '%'               | "%50"
          a: @foo                        | 1:4         | can't begin with '@'               | "@foo"
          a: `foo`                       | 1:4         | can't begin with '`'               | "`foo`"
          a: b: c                        | 1:5         | a second ':' in the value of 'a'   | quotes
          a: "C:\\data"                  | 1:7         | unknown escape '\\d'               | single quotes
          a: "\\xzz"                     | 1:5         | unknown escape '\\x'               | single quotes
          a:⏎- 1⏎b: 2⏎- 3                | 4:1         | a list item among keys             | indent
          a: - 1                         | 1:4         | a list can't begin in the line     | a line of its own
          a:⏎  - 1⏎  b: 2                | 3:3         | doesn't begin with '-'             | column 3
          a: 1⏎just text⏎b: 2            | 2:1         | this line has no ':'               | 'key: value'
          "a" 1                          | 1:5         | text after the end of the document | ---
          a: x␛[31m                      | 1:5         | the control character U+001B       | remove
          a: >x⏎  foo                    | 1:4         | this text block                    | new line
          a: ? b                         | 1:4         | '?' can't stand here               | quotes
          """)
  void a_slip_is_shown_where_it_is_and_how_to_mend_it(
      String text, String place, String says, String helps) {
    var problem = problems("run.yaml", text(text)).getFirst();
    assertThat(problem.place().get().describe()).isEqualTo("run.yaml:" + place);
    assertThat(problem.message()).contains(says);
    assertThat(problem.help().get()).contains(helps);
  }

  @Test
  void a_text_without_any_document_is_a_problem() {
    assertThat(problems("a", "").getFirst().message()).isEqualTo("the file is empty");
    assertThat(problems("a", " \n\t\n").getFirst().message()).isEqualTo("the file is empty");
    assertThat(problems("a", "# only\n").getFirst().message()).contains("nothing but comments");
    assertThat(problems("a", "---\n...\n")).hasSize(1);
  }

  @Test
  void the_problems_of_another_text_hide_nothing() {
    var problems = new Problems();
    problems.error("of another file", "mend it");
    Documents.read(SourceText.of("a", "# only\n"), problems);
    assertThat(problems.all()).hasSize(2);
  }

  @Test
  void all_slips_of_meaning_are_reported_at_once() {
    assertThat(problems("a", "a: 1\na: 2\nb: !x 3\nc: *d\ne: {f:1, g:2}\n<<: 3\n")).hasSize(6);
  }

  @Test
  void of_a_duplicate_key_the_first_counts() {
    var problems = new Problems();
    var document = Documents.read(SourceText.of("a", "a: 1\na: 2\n"), problems).getFirst();
    assertThat(((Mapping) document).entries()).hasSize(1);
    assertThat(((Scalar) ((Mapping) document).get("a").get()).text()).isEqualTo("1");
  }

  @Test
  void every_control_character_is_shown_up_to_ten() {
    assertThat(problems("a", "a: \u0007\u0007\nb: \u0001\n")).hasSize(3);
    assertThat(problems("a", "a: " + "\u0007".repeat(50))).hasSize(10);
  }
}
