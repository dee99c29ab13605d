package lepton.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import lepton.image.Launch.Wrapped;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A command finds everything under `lepton run` that it finds without.
class InheritanceTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        // environment
        "$RUN env -0 | sort -z | grep -zv ^_=",
        "LC_ALL= $RUN env -0 | sort -z | grep -zv ^_=",
        "export JAVA_TOOL_OPTIONS=-Da=b LC_ALL=C COLUMNS=7; $RUN env -0 | sort -z | grep -zv ^_=",
        "env -i PATH=$PATH 'a.b=c' $RUN env -0 | sort -z",
        "f() { echo called; }; export -f f; $RUN bash -c f",
        "export self=s home=h name=n value=v size=z stat=t kept=k; $RUN env -0 | sort -z | grep -zv ^_=",
        "export A=$(printf 'a\\377\\001\\nz') B=$'x\\n'; $RUN env -0 | sort -z | od -c | grep 377",
        // arguments
        "$RUN printf '<%s>' a '' ' b ' '*' -- --help -q '${sys:user.name}' '@file' '\"q\"'",
        "$RUN printf %s $'\\377\\376 gr\\303\\266\\303\\237e' | od -c",
        "LC_ALL=C $RUN printf %s $'gr\\303\\266\\303\\237e' | od -c",
        "$RUN sh -c 'echo $#' sh $(seq 20000)",
        // descriptors
        "$RUN ls /proc/self/fd",
        "exec 3</dev/null 9>nine; $RUN sh -c 'echo to nine >&9; ls /proc/self/fd'; cat nine",
        "$RUN cat <(echo one) <(echo two)",
        "$RUN ls /proc/self/fd <&-",
        "$RUN ls /proc/self/fd 2>&-",
        "$RUN sh -c 'ls -l /proc/$$/fd | wc -l' <&- 2>&-",
        // signals, limits and the rest
        "$RUN grep ^Sig[BI] /proc/self/status",
        "trap '' HUP INT PIPE USR1 XFSZ 40; $RUN grep ^Sig[BI] /proc/self/status",
        "$RUN grep ^Sig[BI] /proc/self/status & wait",
        "ulimit -Sn 77; ulimit -c 0; ulimit -s 4096; $RUN bash -c 'ulimit -a'",
        "umask 027; $RUN sh -c umask; $RUN cat /proc/self/coredump_filter",
        "mkdir 'a b'; cd 'a b'; $RUN pwd; cd ..; rmdir 'a b'",
        "$RUN nice; nice -n 3 $RUN nice",
        "$RUN sh -c '[ $(ps -o pgid= $$) = $(ps -o pgid= $PPID) ] && echo same group'",
        "trap '' CHLD; $RUN sh -c 'exit 12'; echo $?",
      })
  void a_command_finds_the_same(String line) throws Exception {
    Launch.Outcome bare = Launch.shell(Wrapped.BY_NOTHING, line).in(folder).run();
    Launch.Outcome wrapped = Launch.shell(Wrapped.BY_LEPTON, line).in(folder).run();

    assertThat(bare.out()).isNotEmpty();
    assertThat(withoutOwnVariables(wrapped.out())).isEqualTo(withoutOwnVariables(bare.out()));
    assertThat(wrapped.status()).isEqualTo(bare.status());
  }

  /// The one variable that lepton adds, and the test's own, stand in one of the two alone.
  private static String withoutOwnVariables(String environment) {
    return environment.replaceAll("(RUN|LEPTON_MARKS)=[^\0]*\0", "");
  }
}
