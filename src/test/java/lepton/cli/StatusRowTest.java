package lepton.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import lepton.process.TerminalSize;
import org.junit.jupiter.api.Test;

class StatusRowTest {

  private static final String ESC = "\u001b";

  private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();
  private final AtomicReference<Optional<TerminalSize>> size =
      new AtomicReference<>(Optional.of(new TerminalSize(24, 80)));
  private final AtomicBoolean elsewhere = new AtomicBoolean();
  private final StatusRow row = new StatusRow(terminal, size::get, elsewhere::get);

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
  void a_row_that_was_hidden_is_taken_again() {
    row.show("300 W");
    written();
    row.hide();
    assertThat(written()).contains(ESC + "[24;1H" + ESC + "[2K", ESC + "[r");
    row.hide();
    assertThat(written()).isEmpty();
    row.show("310 W");
    assertThat(written()).contains(ESC + "[1;23r", "310 W");
  }

  @Test
  void nothing_is_shown_while_the_terminal_is_another_jobs() {
    elsewhere.set(true);
    row.show("300 W");
    assertThat(written()).isEmpty();
    assertThat(row.columns()).isEmpty();
    assertThat(row.trouble()).isEmpty();
    elsewhere.set(false);
    row.show("300 W");
    assertThat(written()).contains("300 W");
  }

  @Test
  void why_nothing_is_shown_can_be_told() {
    assertThat(row.trouble()).isEmpty();
    size.set(Optional.of(new TerminalSize(4, 80)));
    assertThat(row.trouble().orElseThrow()).contains("5 rows or more");
    size.set(Optional.empty());
    assertThat(row.trouble().orElseThrow()).contains("does not say how many rows");
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
