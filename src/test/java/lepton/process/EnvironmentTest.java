package lepton.process;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EnvironmentTest {

  private static List<String> restored(String... entries) {
    return entries(Environment.parse(bytes(entries)).restored().with(Map.of()));
  }

  private static byte[] bytes(String... entries) {
    return (String.join("\0", entries) + "\0").getBytes(ISO_8859_1);
  }

  private static List<String> entries(List<byte[]> entries) {
    return entries.stream().map(entry -> new String(entry, ISO_8859_1)).toList();
  }

  @Test
  void without_the_launcher_nothing_is_restored() {
    assertThat(restored("LC_ALL=C.UTF-8", "A=1")).containsExactly("LC_ALL=C.UTF-8", "A=1");
  }

  @Test
  void what_the_launcher_set_is_gone() {
    assertThat(
            restored(
                "A=1",
                "LEPTON_KEPT_SIGNALS=0 0",
                "LEPTON_KEPT_DESCRIPTORS= 0 1 2 ",
                "LC_ALL=C.UTF-8",
                "_JAVA_SR_SIGNUM=63",
                "LEPTON_COLUMNS=80"))
        .containsExactly("A=1");
  }

  @Test
  void what_the_launcher_kept_is_back_and_empty_is_not_absent() {
    assertThat(
            restored(
                "LEPTON_KEPT_SIGNALS=0 0",
                "LEPTON_KEPT_LC_ALL=",
                "LEPTON_KEPT_JAVA_TOOL_OPTIONS=-Da=b",
                "LC_ALL=C.UTF-8"))
        .containsExactlyInAnyOrder("LC_ALL=", "JAVA_TOOL_OPTIONS=-Da=b");
  }

  @Test
  void what_a_shell_lost_or_set_is_as_it_was() {
    assertThat(
            restored(
                "PWD=/by/shell",
                "OLDPWD=/by/shell",
                "A=1",
                "LEPTON_KEPT_SIGNALS=0 0",
                "LEPTON_KEPT_ENVIRONMENT=PWD=/by/user\1.a.b=x\1ey\1.BASH_FUNC_f%%=() { :;\n}\1."))
        .containsExactlyInAnyOrder("A=1", "PWD=/by/user", "a.b=x\1y", "BASH_FUNC_f%%=() { :;\n}");
  }

  @Test
  void a_value_may_be_any_bytes() {
    assertThat(restored("A=\377\376=\n", "B=")).containsExactly("A=\377\376=\n", "B=");
  }

  @Test
  void the_first_of_two_is_the_one_that_counts() {
    // so says getenv(3)'s loop over environ in the GNU and musl C libraries
    assertThat(restored("A=1", "A=2")).containsExactly("A=1");
  }

  @Test
  void an_addition_replaces_and_is_utf_8() {
    var environment = Environment.parse(bytes("A=1", "B=2"));
    assertThat(environment.with(Map.of("A", "/größe")))
        .containsExactly("A=/größe".getBytes(UTF_8), "B=2".getBytes(UTF_8));
  }
}
