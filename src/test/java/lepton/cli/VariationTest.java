package lepton.cli;

import static org.assertj.core.api.Assertions.assertThat;

import lepton.text.Problems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VariationTest {

  private static String values(String option) {
    var problems = new Problems();
    var variation = Variation.read(option, problems);
    assertThat(problems.all()).isEmpty();
    var words = variation.orElseThrow().settings().stream().map(its -> its.value().text()).toList();
    return String.join("; ", words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # written                  | values
          k=1,2                      | 1; 2
          k= a , b                   | a; b
          k=30%..90%                 | 30%; 45%; 60%; 75%; 90%
          k=30..90%                  | 30%; 45%; 60%; 75%; 90%
          k=90%..30%:3               | 90%; 60%; 30%
          k=100 W..300 W:3           | 100 W; 200 W; 300 W
          k=100..300W:2              | 100 W; 300 W
          k=0..1:4                   | 0; 0.333333; 0.666667; 1
          k=0.1..0.2:2,0.5           | 0.1; 0.2; 0.5
          k=1e9..3e9:3               | 1000000000; 2000000000; 3000000000
          k=1..1.0000001234:2        | 1; 1.0000001234
          k={low: 1, mode: 2, high: 3},4 | {low: 1, mode: 2, high: 3}; 4
          k=../a.csv,b               | ../a.csv; b
          k=2024-03-22T09:00Z,x      | 2024-03-22T09:00Z; x
          """)
  void values_and_ranges_are_told_apart(String option, String values) {
    assertThat(values(option)).isEqualTo(values);
  }

  /// 1e400 is beyond a double, and so no end of a range: the reader of the workload refuses it.
  @Test
  void numbers_beyond_all_bounds_are_not_stepped_through() {
    assertThat(values("k=1e999999999..2")).isEqualTo("1e999999999..2");
    assertThat(values("k=1..1e99999999999")).isEqualTo("1..1e99999999999");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          k            | --vary takes PATH=VALUE,VALUE
          =1,2         | --vary takes PATH=VALUE,VALUE
          k=           | --vary takes PATH=VALUE,VALUE
          k=1,,2       | a value is missing here
          k=1..2:1     | a range takes 2 to 200 steps, got '1'
          k=1..2:-3    | a range takes 2 to 200 steps, got '-3'
          k=1..2:9999  | a range takes 2 to 200 steps, got '9999'
          k=1 W..2 kW  | the ends of this range are in different units
          k=2..2       | both ends of this range are the same
          """)
  void nonsense_is_refused(String option, String message) {
    var problems = new Problems();
    assertThat(Variation.read(option, problems)).isEmpty();
    assertThat(problems.all()).hasSize(1);
    assertThat(problems.all().getFirst().message()).contains(message);
    assertThat(problems.all().getFirst().help()).isPresent();
  }

  @Test
  void a_value_knows_where_it_stands_in_the_option() {
    var problems = new Problems();
    var settings = Variation.read("site.pue=1.2, 1.5", problems).orElseThrow().settings();
    var place = settings.get(1).value().place();
    // --vary site.pue=1.2, 1.5: 7 + 9 + 5 columns stand before it
    assertThat(place.column()).isEqualTo(22);
    assertThat(place.width()).isEqualTo(3);
  }
}
