package lepton.cli;

import java.util.Optional;
import lepton.text.Problems;

/// The bare values that `--field` asks for, one a line.
final class FieldValues {

  private final StringBuilder out = new StringBuilder();
  private final Problems missing = new Problems();

  /// Adds a value.
  ///
  /// @param what it is and whose, for where it is missing
  /// @param help why it may be missing
  void add(Optional<String> value, String what, String help) {
    if (value.isPresent()) {
      out.append(value.get()).append('\n');
    } else {
      missing.error("there is no " + what, help);
    }
  }

  /// The lines; empty, with a sentence each, where a value is missing.
  Optional<String> text(Surroundings here) {
    if (missing.hasErrors()) {
      CommandLineTool.misuse(missing, here);
      return Optional.empty();
    }
    return Optional.of(out.toString());
  }
}
