package lepton.process;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WordsTest {

  private static final List<byte[]> COMMAND_LINE =
      Words.split("java\0lepton.Lepton\0run\0--\0cat\0\377\0\0".getBytes(ISO_8859_1));

  @Test
  void words_that_are_no_text_are_as_typed() {
    assertThat(Words.raw(List.of("cat", "\uFFFD", ""), COMMAND_LINE))
        .containsExactly(bytes("cat"), "\377".getBytes(ISO_8859_1), bytes(""));
  }

  @Test
  void words_that_do_not_stand_at_the_end_are_encoded() {
    assertThat(Words.raw(List.of("größe"), COMMAND_LINE)).containsExactly(bytes("größe"));
    assertThat(Words.raw(List.of("cat", "x", "y"), List.of())).hasSize(3);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
