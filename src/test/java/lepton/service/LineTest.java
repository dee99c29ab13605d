package lepton.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import lepton.text.Problems;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # user      | password         | sentence                         | cleaned
          me          | pass-word-1      | the time is 5                    | the time is 5
          a           | pass-word-1      | pass-word-1 of a is bad          | *** of a is bad
          time        | pass-word-1      | timed out, time is no name       | timed out, *** is no name
          anna        | pass-word-1      | /login?user=anna&p=pass-word-1   | /login?user=***&p=***
          anna        | longer-password  | xlonger-passwordy anna annas     | x***y *** annas
          """)
  void secrets_are_taken_out_and_our_own_words_stay(
      String user, String password, String sentence, String cleaned) {
    var problems = new Problems();
    var environment = Map.of("WATTTIME_USER", user, "WATTTIME_PASSWORD", password);
    var feed = Feed.read("watttime:CAISO_NORTH", problems).orElseThrow();
    var line = Line.of(feed, environment, new Secrets(environment, Path.of("/")), problems);
    assertThat(line.orElseThrow().clean(sentence)).isEqualTo(cleaned);
  }
}
