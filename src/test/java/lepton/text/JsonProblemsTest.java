package lepton.text;

import static lepton.text.Reading.problems;
import static lepton.text.Reading.text;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonProblemsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '§',
      textBlock =
          """
          # text                 | place | says                               | helps
          {"a": 1,}              | 1:8   | no comma after the last entry      | remove
          [1, 2,]                | 1:6   | no comma after the last entry      | remove
          {"a": 1 // c⏎}         | 1:9   | JSON has no comments               | YAML
          {"a": /* c */ 1}       | 1:7   | JSON has no comments               | YAML
          {"a": 1, # c⏎"b": 2}   | 1:10  | JSON has no comments               | YAML
          {"a": NaN}             | 1:7   | JSON has no NaN                    | a number
          {"a": [1, -Infinity]}  | 1:11  | JSON has no -Infinity              | a number
          {"a": True}            | 1:7   | 'True' in lower case               | true
          {"a": None}            | 1:7   | JSON has no None                   | null
          {'a': 1}               | 1:2   | a key goes in double quotes        | "key": value
          {a: 1}                 | 1:2   | a key goes in double quotes        | "key": value
          {"a": 'b'}             | 1:7   | double quotes only                 | "…"
          {"a": b}               | 1:7   | a text goes in double quotes       | "…"
          {"a": 1                | 1:1   | this { is never closed             | close it
          {"a": [1, 2}           | 1:12  | this } can't close the [ of line 1 | ]
          {"a": 1}}              | 1:9   | this } closes nothing              | remove
          {"a": 1} x             | 1:10  | text after the end                 | remove
          {"a": 1},{"b": 2}      | 1:9   | a ',' between documents            | without commas
          {"a": 1 "b": 2}        | 1:9   | a ',' is missing                   | between entries
          {"a" 1}                | 1:6   | a ':' is missing                   | "key": value
          {"a": }                | 1:7   | a value is missing before }        | null
          {"a":1,,"b":2}         | 1:8   | a key is missing before ','        | "key"
          [1,,2]                 | 1:4   | a value is missing before ','      | null
          {"a": "x⏎y"}           | 1:7   | this " is never closed             | \\n
          {"a": "x               | 1:7   | this " is never closed             | close it
          {"a": "x⇥y"}           | 1:9   | a control character                | \\t
          {"a": "C:\\data"}      | 1:10  | unknown escape '\\d'               | \\\\
          {"a": "\\u12"}         | 1:8   | unknown escape '\\u'               | \\\\
          {"a": 700 W}           | 1:11  | a ',' is missing                   | quantity with its unit
          {"a": 40%}             | 1:7   | '40%' is no number                 | quantity with its unit
          {"a": 01}              | 1:7   | '01' is no number                  | 0.5
          {"a": .5}              | 1:7   | '.5' is no number                  | 0.5
          {"a": +5}              | 1:7   | '+5' is no number                  | 0.5
          {"a": 5.}              | 1:7   | '5.' is no number                  | 0.5
          {"a": 1e}              | 1:7   | '1e' is no number                  | 0.5
          {"a": 1, "a": 2}       | 1:10  | duplicate key 'a'                  | line 1
          {"é😀": "日本", "b": bad} | 1:19  | a text goes in double quotes       | "…"
          name: x                | 1:1   | begins with '{', got 'name'        | .yaml
          ␛{"a": 1}              | 1:1   | got '\\x1B                         | .yaml
          ·                      | 1:1   | the file is empty                  | {
          """)
  void a_slip_is_shown_where_it_is_and_how_to_mend_it(
      String text, String place, String says, String helps) {
    var problem = problems("run.json", text(text)).getFirst();
    assertThat(problem.place().get().describe()).isEqualTo("run.json:" + place);
    assertThat(problem.message()).contains(says);
    assertThat(problem.help().get()).contains(helps);
  }
}
