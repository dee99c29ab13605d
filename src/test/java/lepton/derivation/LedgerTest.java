package lepton.derivation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LedgerTest {

  private static final Equation WORK =
      Equation.of("(2)", "energy", "E* = n · p̄* · t*", "n", "p̄* [W]", "t* [s]", "[J]");

  @Test
  void a_step_shows_the_numbers_with_their_units_in_place_of_symbols() {
    var ledger = new Ledger();
    ledger.note(WORK, "train", 2.88e6, 8, 100, 3600);
    var step = ledger.steps().getFirst();
    assertThat(step.form()).isEqualTo("E_train = n · p̄_train · t_train");
    assertThat(step.substituted()).isEqualTo("8 · 100 [W] · 3600 [s] = 2880000 [J]");
    assertThat(step.result().symbol()).isEqualTo("E_train");
  }

  @Test
  void a_symbol_without_a_phase_has_no_subscript() {
    var ledger = new Ledger();
    ledger.note(WORK, "", 6, 1, 2, 3);
    assertThat(ledger.steps().getFirst().form()).isEqualTo("E = n · p̄ · t");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          E = S / 1e9 · x                  | 4000 / 1e9 · 0.06
          E = x / 3.6e6 · S / 1000         | 0.06 / 3.6e6 · 4000 / 1000
          E = S · x · 3.6e6                | 4000 · 0.06 · 3.6e6
          E = (S − x) · 2.5e-3             | (4000 − 0.06) · 2.5e-3
          E = S^2 + x                      | 4000^2 + 0.06
          """)
  void a_number_in_the_form_stays_as_it_stands(String form, String right) {
    var ledger = new Ledger();
    ledger.note(Equation.of("", "", form, "S", "x", ""), "", 1, 4000, 0.06);
    assertThat(ledger.steps().getFirst().substituted()).isEqualTo(right + " = 1");
  }

  @Test
  void a_negative_number_stands_in_parentheses() {
    var ledger = new Ledger();
    ledger.note(Equation.of("", "", "y = a − c1", "a [J]", "c1 [J]", "[J]"), "", 5, 3, -2);
    assertThat(ledger.steps().getFirst().substituted()).isEqualTo("3 [J] − (-2 [J]) = 5 [J]");
  }

  @Test
  void symbols_that_begin_alike_are_told_apart() {
    var ledger = new Ledger();
    var equation =
        Equation.of(
            "", "", "y = c + c1 + c10 + c_x + D′ + D", "c", "c1", "c10", "c_x", "D′", "D", "");
    ledger.note(equation, "", 21, 1, 2, 3, 4, 5, 6);
    assertThat(ledger.steps().getFirst().substituted()).isEqualTo("1 + 2 + 3 + 4 + 5 + 6 = 21");
  }

  @Test
  void what_was_noted_twice_is_shown_once() {
    var ledger = new Ledger();
    ledger.note(WORK, "inf", 6, 1, 2, 3);
    ledger.note(WORK, "inf", 6, 1, 2, 3);
    ledger.note(WORK, "train", 6, 1, 2, 3);
    assertThat(ledger.steps()).hasSize(2);
  }

  @Test
  void nobody_listens_to_none() {
    assertThat(Derivation.NONE.listening()).isFalse();
    assertThat(new Ledger().listening()).isTrue();
  }

  @Test
  void every_printed_number_reads_back() {
    var random = new SplittableRandom(3);
    for (int i = 0; i < 20_000; i++) {
      double value = Math.exp(random.nextDouble(-600, 600)) * (random.nextBoolean() ? 1 : -1);
      String printed = new Ledger.Term("x", value, "J").printed();
      assertThat(Arithmetic.value(printed)).as(printed).isEqualTo(value, within(0.0));
    }
  }

  @Test
  void an_equation_without_a_right_side_is_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> Equation.of("", "", "E", "x", ""));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Equation("", "", "y = x", List.of("x"), List.of("J")));
  }

  @Test
  void an_equation_knows_its_two_sides() {
    assertThat(WORK.result()).isEqualTo("E*");
    assertThat(WORK.expression()).isEqualTo("n · p̄* · t*");
    assertThat(WORK.units()).containsExactly("", "W", "s", "J");
  }
}
