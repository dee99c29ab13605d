package lepton.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import lepton.process.TerminalSize;

/// One line at the bottom of a terminal that is kept out of the way of the command above it: the
/// scrolling region ends a row earlier (DECSTBM), so that the command's own output never meets it.
///
/// Each change is one write, which other programs' writes to the terminal can't split. Sequences:
/// ECMA-48 and the VT100's save cursor (ESC 7), restore cursor (ESC 8).
final class StatusRow implements AutoCloseable {

  private static final String ESC = "\u001b";
  private static final String SAVE = ESC + "7";
  private static final String RESTORE = ESC + "8";
  private static final String CLEAR_LINE = ESC + "[2K";

  /// Below this a row less would hurt.
  private static final int LEAST_ROWS = 5;

  private final OutputStream terminal;
  private final Supplier<Optional<TerminalSize>> size;
  private final BooleanSupplier elsewhere;
  private Optional<TerminalSize> reserved = Optional.empty();
  private boolean closed;

  /// @param elsewhere whether the terminal is another job's now, which nothing is shown in
  StatusRow(
      OutputStream terminal, Supplier<Optional<TerminalSize>> size, BooleanSupplier elsewhere) {
    this.terminal = terminal;
    this.size = size;
    this.elsewhere = elsewhere;
  }

  /// Why nothing can be shown; absent where something can, or the terminal is another's.
  synchronized Optional<String> trouble() {
    if (closed || elsewhere.getAsBoolean() || now().isPresent()) {
      return Optional.empty();
    }
    return Optional.of(
        size.get().isPresent()
            ? "--live shows nothing: it needs a terminal of " + LEAST_ROWS + " rows or more"
            : "--live shows nothing: the terminal does not say how many rows it has;"
                + " 'stty rows 24 cols 80' tells it");
  }

  /// How many columns there are to write in; absent where there is no room for a line.
  synchronized Optional<Integer> columns() {
    return closed || elsewhere.getAsBoolean()
        ? Optional.empty()
        : now().map(its -> its.columns() - 1);
  }

  /// Shows a text that fits, in place of the one before.
  synchronized void show(String text) {
    var now = now();
    if (closed || now.isEmpty() || elsewhere.getAsBoolean()) {
      return;
    }
    var change = new StringBuilder();
    if (!reserved.equals(now)) {
      reserve(now.get(), change);
      reserved = now;
    }
    change.append(SAVE).append(row(now.get().rows())).append(CLEAR_LINE).append(text);
    write(change.append(RESTORE));
  }

  /// The line feed scrolls up where the cursor stands in the last row, and the cursor goes back up.
  private void reserve(TerminalSize now, StringBuilder change) {
    reserved.ifPresent(
        old -> change.append(SAVE).append(row(old.rows())).append(CLEAR_LINE).append(RESTORE));
    change.append('\n').append(SAVE).append(region(now.rows() - 1)).append(RESTORE);
    change.append(ESC).append("[1A");
  }

  /// Gives the row back.
  @Override
  public synchronized void close() {
    hide();
    closed = true;
  }

  /// Gives the row back until something is shown again.
  synchronized void hide() {
    if (!closed && reserved.isPresent()) {
      var size = now().or(() -> reserved).get();
      var change = new StringBuilder().append(SAVE).append(row(size.rows())).append(CLEAR_LINE);
      write(change.append(ESC).append("[r").append(RESTORE));
      reserved = Optional.empty();
    }
  }

  private Optional<TerminalSize> now() {
    return size.get().filter(its -> its.rows() >= LEAST_ROWS);
  }

  private static String region(int last) {
    return ESC + "[1;" + last + "r";
  }

  private static String row(int number) {
    return ESC + "[" + number + ";1H";
  }

  private void write(CharSequence change) {
    try {
      terminal.write(change.toString().getBytes(StandardCharsets.UTF_8));
      terminal.flush();
    } catch (IOException gone) {
      closed = true;
    }
  }
}
