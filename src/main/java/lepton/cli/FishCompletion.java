package lepton.cli;

import java.util.List;

/// Completion for fish.
final class FishCompletion {

  private FishCompletion() {}

  static String script(List<CommandModel> models) {
    var out =
        new StringBuilder("# fish completion for lepton, printed by 'lepton completion fish'\n");
    out.append("complete -c lepton -n __fish_use_subcommand -f\n");
    out.append("complete -c lepton -n __fish_use_subcommand -s h -l help -d 'Show help.'\n");
    out.append("complete -c lepton -n __fish_use_subcommand -s V -l version -d 'Show version.'\n");
    for (var model : models) {
      out.append("complete -c lepton -n __fish_use_subcommand -f -a ").append(model.name());
      out.append(" -d '").append(quoted(model.summary())).append("'\n");
      var within = "complete -c lepton -n '__fish_seen_subcommand_from " + model.name() + "'";
      for (var option : model.options()) {
        out.append(within);
        option(option, out);
      }
      if (model.wraps()) {
        out.append(within).append(" -x -a '(__fish_complete_subcommand)'\n");
      }
      if (!model.words().isEmpty()) {
        out.append(within).append(" -f -a '").append(String.join(" ", model.words())).append("'\n");
      }
    }
    return out.toString();
  }

  private static void option(Option option, StringBuilder out) {
    for (var name : option.names()) {
      out.append(name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1));
    }
    if (option.label().isPresent()) {
      out.append(option.takesPath() ? " -r -F" : " -x");
      if (!option.values().isEmpty()) {
        out.append(" -a '").append(String.join(" ", option.values())).append('\'');
      }
    }
    out.append(" -d '").append(quoted(option.help())).append("'\n");
  }

  private static String quoted(String text) {
    return text.replace("\\", "\\\\").replace("'", "\\'");
  }
}
