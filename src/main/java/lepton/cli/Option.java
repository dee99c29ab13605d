package lepton.cli;

import java.util.List;
import java.util.Optional;

/// One option of a command.
///
/// @param names as they are written, short one first
/// @param label what stands for its value in a synopsis; absent for a switch
/// @param values those it takes, where they are few
/// @param unsaid the figure it takes where it is given without one; absent where it needs a value
record Option(
    List<String> names,
    Optional<String> label,
    String help,
    List<String> values,
    boolean repeatable,
    Optional<String> unsaid) {

  Option {
    names = List.copyOf(names);
    values = List.copyOf(values);
  }

  static Option toggle(String help, String... names) {
    return new Option(List.of(names), Optional.empty(), help, List.of(), false, Optional.empty());
  }

  static Option value(String label, String help, String... names) {
    return new Option(List.of(names), Optional.of(label), help, List.of(), false, Optional.empty());
  }

  Option oneOf(String... choices) {
    return new Option(names, label, help, List.of(choices), repeatable, unsaid);
  }

  Option repeated() {
    return new Option(names, label, help, values, true, unsaid);
  }

  /// Its value, a figure, may be left out.
  Option orFigure(String path) {
    return new Option(names, label, help, values, repeatable, Optional.of(path));
  }

  /// The long name, by which commands ask for it.
  String name() {
    return names.getLast();
  }

  /// Whether its value is a path.
  boolean takesPath() {
    return label.isPresent() && (label.get().equals("FILE") || label.get().equals("DIR"));
  }

  /// `-f, --format FORMAT`.
  String usage() {
    var all = String.join(", ", names);
    if (label.isEmpty()) {
      return all;
    }
    return all + (unsaid.isPresent() ? " [" + label.get() + "]" : " " + label.get());
  }
}
