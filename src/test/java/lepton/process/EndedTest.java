package lepton.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndedTest {

  /// The layout of a wait status is that of `bits/waitstatus.h`; the statuses are bash's.
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # wait status, exit status, signal
          0x0000,        0,           0
          0x0100,        1,           0
          0x7f00,        127,         0
          0xff00,        255,         0
          0x0009,        137,         9
          0x000f,        143,         15
          0x008b,        139,         11
          """)
  void a_wait_status_is_read_as_shells_read_it(int wait, int status, int signal) {
    var ended = Ended.of(wait, 1.5, 0.25, 4096);
    assertThat(ended.status()).isEqualTo(status);
    assertThat(ended.signal())
        .isEqualTo(signal == 0 ? OptionalInt.empty() : OptionalInt.of(signal));
  }

  @Test
  void a_time_is_seconds_and_microseconds() {
    assertThat(Ended.seconds(2, 500_000)).isEqualTo(2.5);
  }
}
