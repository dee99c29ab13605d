package lepton.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameKeyTest {

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          NVIDIA A100-SXM4-80GB,               a100sxm480gb
          a100_sxm4_80gb,                      a100sxm480gb
          AMD Instinct™ MI300X,                instinctmi300x
          Intel(R) Xeon(R) Platinum 8480+,     xeonplatinum8480+
          NVIDIA,                              nvidia
          Intel®,                              intel
          Nvidia GeForce RTX 4090,             geforcertx4090
          "  ",                                ''
          """)
  void the_vendor_and_separators_do_not_tell_hardware_apart(String name, String key) {
    assertThat(NameKey.hardware(name)).isEqualTo(key);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          US-VA,           usva
          Côte d'Ivoire,   côtedivoire
          Google,          google
          AWS/eu-west-1,   awseuwest1
          """)
  void of_places_and_operators_every_word_counts(String name, String key) {
    assertThat(NameKey.plain(name)).isEqualTo(key);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          Apple M2 Max,   m2max,   true
          a;Apple M2,     m2,      false
          M2,             m2max,   false
          M2 Max Pro,     m2max,   false
          Appleby M2,     m2,      false
          """)
  void a_name_within_a_text_is_compared_like_a_key(String text, String key, boolean same) {
    assertThat(NameKey.same(text, 0, text.length(), key, true)).isEqualTo(same);
  }
}
