package lepton.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import lepton.image.Launch.Wrapped;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A command ends under `lepton run` as it ends without.
class EndingsTest {

  @TempDir private Path folder;

  @BeforeEach
  void lay_out_programs() throws Exception {
    String layout =
        """
        printf 'echo script $1; exit 5' >script; chmod +x script
        printf '#!/nonexistent/interpreter' >orphan; chmod +x orphan
        printf '#!/bin/sh\\nexit 126' >refuses; chmod +x refuses
        printf 'echo never' >plain
        printf '\\177ELF' >damaged; chmod +x damaged
        mkdir folder
        """;
    assertThat(Launch.command("/bin/sh", "-c", layout).in(folder).run().status()).isZero();
  }

  /// Each line is run without lepton too, which has to end so as well: that is where the expected
  /// status comes from.
  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '`',
      textBlock =
          """
          # line => status
          $RUN true => 0
          $RUN false => 1
          $RUN sh -c 'exit 2' => 2
          $RUN sh -c 'exit 3' => 3
          $RUN sh -c 'exit 42' => 42
          $RUN sh -c 'exit 127' => 127
          $RUN sh -c 'exit 128' => 128
          $RUN sh -c 'exit 255' => 255
          $RUN ./refuses => 126
          $RUN ./script one => 5
          PATH=$PWD:$PATH; $RUN script two => 5
          $RUN no-such-command => 127
          $RUN ./no-such-file => 127
          $RUN ./script/below => 126
          $RUN ./plain => 126
          $RUN ./folder => 126
          $RUN sh -c 'kill -HUP $$' => 129
          $RUN sh -c 'kill -INT $$' => 130
          $RUN sh -c 'kill -QUIT $$' => 131
          $RUN sh -c 'kill -ILL $$' => 132
          $RUN sh -c 'kill -ABRT $$' => 134
          $RUN sh -c 'kill -BUS $$' => 135
          $RUN sh -c 'kill -KILL $$' => 137
          $RUN sh -c 'kill -USR1 $$' => 138
          $RUN sh -c 'kill -SEGV $$' => 139
          $RUN sh -c 'kill -USR2 $$' => 140
          $RUN sh -c 'kill -PIPE $$' => 141
          $RUN sh -c 'kill -ALRM $$' => 142
          $RUN sh -c 'kill -TERM $$' => 143
          $RUN sh -c 'kill -XFSZ $$' => 153
          $RUN sh -c 'ulimit -t 1; while :; do :; done' => 137
          $RUN sh -c 'trap "exit 9" TERM; kill -TERM $$' => 9
          $RUN seq 100000 | head -1; echo ${PIPESTATUS[0]} => 0
          echo some text | $RUN cat => 0
          echo some text | $RUN sh -c 'read a b; echo $b' => 0
          echo all | { $RUN head -c 2; cat; } => 0
          echo $($RUN sh -c 'sleep 9 >/dev/null 2>&1 & echo now'; echo $?) => 0
          $RUN timeout 0.1 sleep 60 => 124
          timeout 5 $RUN sleep 0.1 => 0
          $RUN sh -c 'exit 4' <&- => 4
          $RUN sh -c 'echo lost; exit 6' >&- 2>&- => 6
          nohup $RUN sh -c 'kill -HUP $$; exit 8' => 8
          $RUN $RUN $RUN sh -c 'exit 11' => 11
          """)
  void a_command_ends_as_without_lepton(String line, int status) throws Exception {
    Launch.Outcome bare = Launch.shell(Wrapped.BY_NOTHING, line).in(folder).run();
    Launch.Outcome wrapped = Launch.shell(Wrapped.BY_LEPTON, line).in(folder).run();

    assertThat(bare.status()).isEqualTo(status);
    assertThat(wrapped.status()).isEqualTo(status);
    assertThat(wrapped.out()).isEqualTo(bare.out());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # command         | status | said
          no-such-command   | 127    | cannot run 'no-such-command': there is no such command
          ./no-such-file    | 127    | cannot run './no-such-file': there is no such file
          ./orphan          | 127    | cannot run './orphan': its interpreter is missing
          ./plain           | 126    | cannot run './plain': permission denied
          ./folder          | 126    | cannot run './folder': it is a folder
          """)
  void what_cannot_run_is_told(String command, int status, String said) throws Exception {
    Launch.Outcome outcome = Launch.of(Launch.IMAGE, "run", "--", command).in(folder).run();

    assertThat(outcome.status()).isEqualTo(status);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err()).startsWith("lepton: error: " + said).contains("\n  help: ");
  }

  @Test
  void nothing_that_ends_well_is_spoken_of() throws Exception {
    Launch.Outcome outcome = Launch.of(Launch.IMAGE, "run", "-q", "--", "true").run();

    assertThat(outcome).isEqualTo(new Launch.Outcome(0, "", ""));
  }

  @Test
  void a_command_goes_on_when_lepton_is_killed() throws Exception {
    String line =
        """
        $RUN sh -c 'echo $$ >id; while [ ! -e go ]; do sleep 0.05; done; echo whole >end' &
        while [ ! -s id ]; do sleep 0.05; done
        kill -KILL $!
        wait $!
        echo $?
        touch go
        while [ ! -s end ]; do sleep 0.05; done
        cat end
        while kill -0 $(cat id) 2>/dev/null; do sleep 0.05; done
        """;
    Launch.Outcome outcome = Launch.shell(Wrapped.BY_LEPTON, line).in(folder).run();

    assertThat(outcome.out()).isEqualTo("137\nwhole\n");
  }

  @Test
  void a_session_that_lepton_was_killed_in_is_left_empty() throws Exception {
    assumeThat(Files.isExecutable(Path.of("/usr/bin/setsid"))).as("setsid").isTrue();
    String line =
        """
        setsid $RUN sh -c 'echo $PPID >id; exec sleep 0.5' &
        while [ ! -s id ]; do sleep 0.05; done
        kill -KILL $(cat id)
        for try in $(seq 200); do
          left=$(ps -o args= -s $(cat id)) || break
          sleep 0.05
        done
        echo "left: $left"
        """;
    Launch.Outcome outcome = Launch.shell(Wrapped.BY_LEPTON, line).in(folder).run();

    assertThat(outcome.out()).isEqualTo("left: \n");
  }
}
