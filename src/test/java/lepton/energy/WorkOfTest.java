package lepton.energy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import lepton.estimate.Works;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkOfTest {

  /// The paper rounds to three digits.
  @ParameterizedTest
  @CsvSource(
      useHeadersInDisplayName = true,
      delimiter = '|',
      textBlock =
          """
          model         | parameters | tokens | FLOP    | origin
          BERT-Base     | 109e6      | 250e9  | 1.64e20 | Brown 2020 (2005.14165) table D.1
          BERT-Large    | 355e6      | 250e9  | 5.33e20 | Brown 2020 table D.1
          RoBERTa-Base  | 125e6      | 2e12   | 1.50e21 | Brown 2020 table D.1
          RoBERTa-Large | 355e6      | 2e12   | 4.26e21 | Brown 2020 table D.1
          GPT-3 Small   | 125e6      | 300e9  | 2.25e20 | Brown 2020 table D.1
          GPT-3 175B    | 174.6e9    | 300e9  | 3.14e23 | Brown 2020 table D.1
          LLaMA-7B      | 6.7e9      | 1e12   | 4.02e22 | 6 · 6.7e9 · 1e12
          """)
  void training_takes_six_operations_a_parameter_and_token(
      String model, double parameters, double tokens, double flop, String origin) {
    assertThat(WorkOf.expected(Works.tokens(6, parameters, tokens)))
        .as(model + ", " + origin)
        .isCloseTo(flop, within(0.005 * flop));
  }

  /// Megatron counts 24 · s · l · h² (1 + s / 6h) for a forward pass of one sequence, three times
  /// that with the backward pass, four times with recomputation; with P = 12 · l · h² that is a · P
  /// · D + b · l · h · D².
  ///
  /// GPT-3's shape: l = 96, h = 12288, s = 2048, so P = 173946175488; the products were worked out
  /// by hand.
  @ParameterizedTest
  @CsvSource(
      useHeadersInDisplayName = true,
      textBlock =
          """
          a, b,  FLOP of one sequence,   origin
          2, 4,  732.274744098816e12,    Megatron (2104.04473) appendix: 24 s l h² (1 + s/6h)
          6, 12, 2196.824232296448e12,   72 s l h² (1 + s/6h)
          8, 16, 2929.098976395264e12,   96 s l h² (1 + s/6h)
          """)
  void attention_adds_what_megatron_counts(double a, double b, double flop, String origin) {
    var each = Works.transformer(a, 173946175488.0, 2048, Works.attention(b, 96, 12288));
    assertThat(WorkOf.expected(Works.samples(1, 1, each)))
        .as(origin)
        .isCloseTo(flop, within(1e-9 * flop));
    var tokens = Works.tokens(a, 173946175488.0, 2048, Works.attention(b, 96, 12288, 2048));
    assertThat(WorkOf.expected(tokens)).isCloseTo(flop, within(1e-9 * flop));
    var request = Works.requests(a, 1, 1500, 548, 173946175488.0, Works.attention(b, 96, 12288));
    assertThat(WorkOf.expected(request)).isCloseTo(flop, within(1e-9 * flop));
  }

  /// PaLM appendix B: 6 N + 12 L H Q T a token, L = 118, H = 48, Q = 256, T = 2048:
  /// 6 · 540.35e9 + 12 · 118 · 12288 · 2048 = 3.2421e12 + 3.5634806784e10.
  @Test
  void attention_adds_what_palm_counts_a_token() {
    var work = Works.tokens(6, 540.35e9, 1, Works.attention(12, 118, 48 * 256, 2048));
    assertThat(WorkOf.expected(work)).isCloseTo(3.277734806784e12, within(1.0));
  }

  @Test
  void tokens_without_a_sequence_length_leave_attention_out() {
    var work = Works.tokens(6, 1e9, 1e6, Works.attention(12, 24, 1024));
    assertThat(WorkOf.expected(work)).isEqualTo(6e15);
  }

  @ParameterizedTest
  @CsvSource(
      useHeadersInDisplayName = true,
      delimiter = '|',
      textBlock =
          """
          samples | epochs | a | parameters | dimension | FLOP   | origin
          1e6     | 1      | 6 | 1e8        | 128       | 7.68e16 | 6 · 1e8 · 128 · 1e6
          1e6     | 3      | 6 | 1e8        | 128       | 2.304e17 | three times that
          1e6     | 1      | 2 | 1e8        | 128       | 2.56e16 | a third: forward only
          """)
  void samples_count_once_an_epoch(
      double samples,
      double epochs,
      double a,
      double parameters,
      double dimension,
      double flop,
      String origin) {
    var work = Works.samples(samples, epochs, Works.transformer(a, parameters, dimension));
    assertThat(WorkOf.expected(work)).as(origin).isEqualTo(flop);
  }

  @Test
  void a_dense_network_uses_each_parameter_once_a_sample() {
    // 1e6 samples · 2 epochs · 6 · 5e5 parameters
    assertThat(WorkOf.expected(Works.samples(1e6, 2, Works.dense(6, 5e5)))).isEqualTo(6e12);
  }

  @Test
  void work_may_be_stated_a_sample_or_in_all() {
    // ResNet-50: 4.1 GFLOP forward, three times that in training (He 2015, table 1; 1512.03385)
    assertThat(WorkOf.expected(Works.samples(1.28e6, 90, Works.flop(12.3e9))))
        .isCloseTo(1.41696e18, within(1e6));
    assertThat(WorkOf.expected(Works.compute(4.02e22))).isEqualTo(4.02e22);
  }

  @Test
  void a_request_computes_over_its_input_and_output() {
    // 10M requests · 2 · 7e9 · (500 + 250)
    assertThat(WorkOf.expected(Works.requests(2, 1e7, 500, 250, 7e9))).isEqualTo(1.05e20);
  }

  @Test
  void hours_alone_say_nothing_of_the_work() {
    assertThat(WorkOf.expected(Works.hours(82432))).isZero();
    assertThat(WorkOf.expected(Works.hours(82432, Works.tokens(6, 6.7e9, 1e12)))).isZero();
  }
}
