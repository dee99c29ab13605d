package lepton.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import lepton.text.Place;
import lepton.text.Problems;
import lepton.text.Scalar;
import lepton.text.SourceText;
import lepton.validate.Check.Arithmetic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunTableTest {

  private static final String HEADER =
      "name,accelerator,accelerator_hours,power_w,pue,grid,energy_mwh,emissions_t,basis";

  @ParameterizedTest
  @CsvSource(
      useHeadersInDisplayName = true,
      delimiter = '|',
      textBlock =
          """
          printed         | value   | unit of the last digit
          36              | 36      | 1
          1.10            | 1.1     | 0.01
          1.46e6          | 1.46e6  | 1e4
          385 (implied)   | 385     | 1
          0.0871          | 0.0871  | 0.0001
          """)
  void digits_tell_how_far_a_number_was_rounded(String printed, double value, double unit) {
    var place = Place.start(SourceText.of("runs.csv", printed));
    var number = Printed.of(new Scalar(printed, false, place)).orElseThrow();
    assertThat(number.value()).isEqualTo(value);
    assertThat(number.unit()).isCloseTo(unit, within(unit * 1e-9));
  }

  /// 100 h · 400 W · 1.1 = 44 kWh. Rounded or cut, 0.044 MWh; a circular power and PUE are exact.
  @ParameterizedTest
  @CsvSource(
      useHeadersInDisplayName = true,
      delimiter = '|',
      textBlock =
          """
          hours  | MWh     | basis    | agrees | why
          100    | 0.0440  | circular | true   | 44.0 kWh
          100    | 0.0443  | circular | true   | hours of 100 ± 0.5: up to 44.22, and a digit
          100    | 0.0450  | circular | false  | 2.3 % off
          100.00 | 0.0443  | circular | false  | hours that are known better
          100.00 | 0.0450  | measured | true   | PUE of 1.1 ± 0.05 and 400 ± 0.5 W: up to 4.7 %
          100.00 | 0.0480  | measured | false  | 8 % off
          """)
  void arithmetic_must_agree_within_what_was_rounded(
      String hours, String energy, String basis, boolean agrees, String why) {
    var cases = Tables.of(HEADER, "mine,a100," + hours + ",400,1.1,," + energy + ",," + basis);
    var check = Tables.check(cases, "mine", Quantity.ENERGY, false);
    assertThat(check).isInstanceOf(Arithmetic.class);
    assertThat(((Arithmetic) check).agrees()).as(why).contains(agrees);
    assertThat(cases.getFirst().arithmeticAgrees()).isEqualTo(agrees);
  }

  /// 1e2 h is 100 ± 50 h: 44 kWh may be 22 to 66, which tells nothing, and 80 are too many all the
  /// same.
  @ParameterizedTest
  @CsvSource({"0.0440,false", "0.0600,false", "0.0800,true"})
  void rounding_that_leaves_nearly_anything_is_no_test(String energy, boolean refuted) {
    var cases = Tables.of(HEADER, "mine,a100,1e2,400,1.1,," + energy + ",,circular");
    var check = (Arithmetic) Tables.check(cases, "mine", Quantity.ENERGY, false);
    assertThat(check.agrees()).isEqualTo(refuted ? Optional.of(false) : Optional.empty());
    assertThat(cases.getFirst().arithmeticAgrees()).isEqualTo(!refuted);
  }

  /// Without a word on it, a power that is the A100's TDP of 400 W was assumed, and 330 W not.
  @ParameterizedTest
  @CsvSource({"400,CIRCULAR", "330,MEASURED"})
  void a_power_that_is_the_tdp_was_not_measured(String watts, Tier tier) {
    var cases = Tables.of(HEADER, "mine,a100,100," + watts + ",1.1,,0.04,,");
    assertThat(Tables.check(cases, "mine", Quantity.ENERGY, false).tier()).isEqualTo(tier);
  }

  /// OLMo 7B, 2402.00838 table 6: 104 MWh before PUE, · 1.1 · 0.610 = 69.784 t.
  @Test
  void energy_before_the_pue_gets_it_on_the_way_to_carbon() {
    var cases =
        Tables.of("name,pue,grid,energy_mwh,energy_at,emissions_t", "olmo,1.1,610,104,it,70");
    var check = Tables.check(cases, "olmo", Quantity.EMISSIONS, false);
    assertThat(check.recomputed()).isCloseTo(69_784, within(0.1));
  }

  @Test
  void columns_go_by_the_names_that_others_give_them() {
    var ours = "name,accelerator,accelerator_hours,power_w,grid,energy_mwh\nmine,a100,1,1,DE,1\n";
    var theirs =
        "model,hardware,gpu_hours,avg_power_per_accelerator_w,grid_gco2_per_kwh,reported_mwh\n"
            + "mine,a100,1,1,DE,1\n";
    assertThat(read(theirs))
        .usingRecursiveComparison()
        .ignoringFieldsMatchingRegexes(".*place")
        .isEqualTo(read(ours));
  }

  private static List<PublishedRun> read(String text) {
    var problems = new Problems();
    var runs = RunTable.read(SourceText.of("runs.csv", text), problems);
    assertThat(problems.all()).isEmpty();
    return runs;
  }

  @Test
  void work_of_another_kind_is_left_out_and_said_so() {
    var problems = new Problems();
    var text = "name,task\na,train\nb,inference\nc,train-moe\n";
    var runs = RunTable.read(SourceText.of("runs.csv", text), problems);
    assertThat(runs).extracting(PublishedRun::title).containsExactly("a", "c");
    assertThat(problems.all())
        .singleElement()
        .satisfies(it -> assertThat(it.message()).startsWith("1 row is of inference"));
  }

  /// Of 1, 2, 4 the middle; of 1, 2, 4, 8 the mean of 2 and 4.
  @Test
  void the_median_of_few() {
    assertThat(Summary.median(new double[] {4, 1, 2})).isEqualTo(2);
    assertThat(Summary.median(new double[] {8, 4, 1, 2})).isEqualTo(3);
  }
}
