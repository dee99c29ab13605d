package lepton.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import lepton.process.TerminalSize;
import org.junit.jupiter.api.Test;

class StatusRowTest {

  private static final String ESC = "\u001b";

  private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();
  private final AtomicReference<Optional<TerminalSize>> size =
      new AtomicReference<>(Optional.of(new TerminalSize(24, 80)));
  private final StatusRow row = new StatusRow(terminal, size::get);

  private String written() {
    var text = terminal.toString(UTF_8);
    terminal.reset();
    return text;
  }

  @Test
  void the_last_row_is_taken_out_of_what_scrolls_and_given_back() {
    row.show("300 W");
    assertThat(written())
        .contains(ESC + "[1;23r", ESC + "[24;1H" + ESC + "[2K300 W")
        .endsWith(ESC + "8");
    row.show("310 W");
    assertThat(written()).doesNotContain("r").contains("310 W");
    row.close();
    assertThat(written()).contains(ESC + "[24;1H" + ESC + "[2K", ESC + "[r");
    row.show("320 W");
    assertThat(written()).isEmpty();
  }

  @Test
  void another_size_is_another_row() {
    row.show("300 W");
    written();
    size.set(Optional.of(new TerminalSize(30, 100)));
    row.show("310 W");
    assertThat(written()).contains(ESC + "[24;1H" + ESC + "[2K", ESC + "[1;29r", ESC + "[30;1H");
    assertThat(row.columns()).contains(99);
  }

  @Test
  void no_terminal_no_row() {
    size.set(Optional.empty());
    row.show("300 W");
    row.close();
    assertThat(written()).isEmpty();
    assertThat(row.columns()).isEmpty();
  }
}
