package lepton.cli;

import java.util.List;

/// Completion for zsh: a file on `fpath`, or sourced.
final class ZshCompletion {

  private ZshCompletion() {}

  static String script(List<CommandModel> models) {
    var out = new StringBuilder("#compdef lepton\n");
    out.append("# zsh completion for lepton, printed by 'lepton completion zsh'\n");
    out.append("_lepton() {\n  if (( CURRENT == 2 )); then\n    local -a commands\n");
    out.append("    commands=(\n");
    for (var model : models) {
      out.append("      '").append(model.name()).append(':');
      out.append(quoted(model.summary())).append("'\n");
    }
    out.append("    )\n    _describe -t commands command commands\n");
    out.append(
        "    _arguments '(- *)'{-h,--help}'[Show help.]' '(- *)'{-V,--version}'[Show version.]'\n");
    out.append("    return\n  fi\n  local command=$words[2]\n");
    out.append("  shift words\n  (( CURRENT-- ))\n  case $command in\n");
    for (var model : models) {
      out.append("  ").append(model.name()).append(")\n    _arguments -s \\\n");
      for (var option : model.options()) {
        option(option, out);
      }
      out.append("      ").append(parameter(model)).append("\n    ;;\n");
    }
    out.append("  esac\n}\n");
    out.append("if [[ $funcstack[1] == _lepton ]]; then\n  _lepton \"$@\"\n");
    return out.append("else\n  compdef _lepton lepton\nfi\n").toString();
  }

  private static void option(Option option, StringBuilder out) {
    out.append("      ");
    var names = String.join(" ", option.names());
    if (option.repeatable()) {
      out.append("'*'");
    } else if (option.names().size() > 1) {
      out.append("'(").append(names).append(")'");
    }
    out.append(option.names().size() > 1 ? "{" + names.replace(' ', ',') + "}" : names);
    out.append("'[").append(bracketed(option.help())).append(']');
    if (option.label().isPresent()) {
      out.append(':').append(option.label().get().replace("=", "=")).append(':');
      if (option.takesPath()) {
        out.append(option.label().get().equals("DIR") ? "_files -/" : "_files");
      } else if (!option.values().isEmpty()) {
        out.append('(').append(String.join(" ", option.values())).append(')');
      }
    }
    out.append("' \\\n");
  }

  private static String parameter(CommandModel model) {
    if (model.wraps()) {
      return "'*::command:_normal'";
    }
    return model.words().isEmpty()
        ? "'*:file:_files'"
        : "'1:word:(" + String.join(" ", model.words()) + ")'";
  }

  private static String quoted(String text) {
    return text.replace("'", "'\\''").replace(":", "\\:");
  }

  private static String bracketed(String text) {
    return quoted(text).replace("[", "\\[").replace("]", "\\]");
  }
}
