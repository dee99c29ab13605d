package lepton.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrecisionTest {

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          bf16,      BF16
          BF16,      BF16
          bfloat16,  BF16
          half,      FP16
          float16,   FP16
          float32,   FP32
          FP-32,     FP32
          double,    FP64
          tf32,      TF32
          fp8_e4m3,  FP8
          int8,      INT8
          mxfp4,     FP4
          NVFP4,     FP4
          """)
  void people_and_frameworks_name_a_format_in_many_ways(String name, Precision precision) {
    assertThat(Precision.parse(name)).contains(precision);
  }

  @ParameterizedTest
  @CsvSource({"fp12", "int4", "''", "b16"})
  void what_is_no_format_is_none(String name) {
    assertThat(Precision.parse(name)).isEmpty();
  }

  @Test
  void tensor_float_takes_the_space_of_a_float() {
    assertThat(Precision.TF32.bits()).isEqualTo(32);
    assertThat(Precision.FP4.bits()).isEqualTo(4);
  }
}
