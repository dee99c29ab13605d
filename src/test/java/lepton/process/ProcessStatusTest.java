package lepton.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProcessStatusTest {

  @Test
  void masks_are_read_from_their_lines() {
    var status =
        ProcessStatus.parse(
            """
            Name:\tSigPnd: odd name
            Threads:\t1
            SigQ:\t1/96364
            SigPnd:\t0000000000000002
            ShdPnd:\t0000000000004000
            SigBlk:\tfffffffe7ffbfeff
            SigIgn:\t0000000000001000
            SigCgt:\t8000000000000400
            """);
    assertThat(status.pending()).isEqualTo(SignalSet.of(SignalSet.INT, SignalSet.TERM));
    assertThat(status.blocked().containsAll(SignalSet.FORWARDED)).isTrue();
    assertThat(status.blocked().contains(SignalSet.KILL)).isFalse();
    assertThat(status.ignored()).isEqualTo(SignalSet.of(SignalSet.PIPE));
    assertThat(status.caught()).isEqualTo(SignalSet.of(11, 64));
  }
}
