package lepton.cli;

import java.util.ArrayList;
import java.util.List;

/// What a command is called and takes: the source of its parser, help, man page and completion.
///
/// @param summary one line
/// @param parameters what stands in a synopsis after the options
/// @param words what the first parameter may be, where that is known; else it is a file
/// @param wraps whether the parameters are another command's line: options end at its first word
/// @param description paragraphs
record CommandModel(
    String name,
    String summary,
    String parameters,
    List<String> words,
    List<String> description,
    List<Group> groups,
    List<Example> examples,
    boolean wraps) {

  /// A command whose options may stand anywhere among its parameters.
  CommandModel(
      String name,
      String summary,
      String parameters,
      List<String> words,
      List<String> description,
      List<Group> groups,
      List<Example> examples) {
    this(name, summary, parameters, words, description, groups, examples, false);
  }

  /// Options that belong together.
  record Group(String title, List<Option> options) {}

  /// Something to type, and what it does.
  record Example(String command, String explanation) {}

  /// Of commands that ask services.
  static final Option STRICT =
      Option.toggle(
          "Take it for an error where a service of --intensity gives none: no figure of a year"
              + " stands in.",
          "--strict");

  static final Option HELP = Option.toggle("Show this help and exit.", "-h", "--help");

  static final Option COLOR =
      Option.value("WHEN", "Use colour: auto (on a terminal), always or never.", "--color")
          .oneOf("auto", "always", "never");

  static final Option FORMAT =
      Option.value(
              "FORMAT", "Print text (the default), json, csv or md (Markdown).", "-f", "--format")
          .oneOf("text", "json", "csv", "md");

  static final Option QUIET = Option.toggle("Tell no warnings.", "-q", "--quiet");

  static final Option OUTPUT =
      Option.value(
          "FILE",
          "Write the result to FILE, whole or not at all, not to standard output.",
          "-o",
          "--output");

  static final Option SET =
      Option.value(
              "PATH=VALUE",
              "Set a key of the workload, such as hardware.count=4. Repeatable.",
              "--set")
          .repeated();

  static final Option GRID =
      Option.value(
          "GRID",
          "Short for --set site.grid=GRID: a country, cloud region or intensity.",
          "--grid");

  static final Option PUE = Option.value("PUE", "Short for --set site.pue=PUE.", "--pue");

  static final Option CATALOG =
      Option.value(
          "DIR",
          "Take your own catalogue rows from DIR"
              + " (default: $XDG_CONFIG_HOME/lepton/catalog or ~/.config/lepton/catalog).",
          "--catalog");

  List<Option> options() {
    var options = new ArrayList<Option>();
    for (var group : groups) {
      options.addAll(group.options());
    }
    return options;
  }

  /// `lepton estimate [OPTIONS] FILE...`.
  String usage() {
    return "lepton " + name + " [OPTIONS]" + (parameters.isEmpty() ? "" : " " + parameters);
  }
}
