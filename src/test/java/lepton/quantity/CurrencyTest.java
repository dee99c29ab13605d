package lepton.quantity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CurrencyTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "EUR", "USD", "CNY", "JPY", "GBP", "CHF", "SEK", "INR", "BRL", "AED", "ZMW", "ZWG"
      })
  void active_codes_are_known(String code) {
    assertThat(Currency.known(code)).isTrue();
  }

  /// Small letters, a metal, a fund, two withdrawn codes, an unassigned one, and pieces of the
  /// list.
  @ParameterizedTest
  @ValueSource(strings = {"eur", "XAU", "CHE", "DEM", "HRK", "ABC", "", "E", "R U", " EU", "UR "})
  void anything_else_is_not(String code) {
    assertThat(Currency.known(code)).isFalse();
  }

  @Test
  void money_in_no_currency_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Money(1, "euro"))
        .withMessage("currency must be an ISO 4217 code, got 'euro'");
    assertThatIllegalArgumentException().isThrownBy(() -> new EnergyPrice(0.2, ""));
    assertThatIllegalArgumentException().isThrownBy(() -> Dimension.price("kWh"));
  }
}
