package lepton.cli;

import java.util.List;

/// Completion for bash 3.2 and newer.
final class BashCompletion {

  private static final String BEGINNING =
      """
      # bash completion for lepton, printed by 'lepton completion bash'
      _lepton() {
        local cur prev words='' files='' commands='' IFS=$' \\t\\n'
        cur=${COMP_WORDS[COMP_CWORD]}
        prev=${COMP_WORDS[COMP_CWORD-1]}
        # bash splits --format=json at the equals sign
        if [[ $cur == '=' ]]; then
          cur=''
        elif [[ $prev == '=' ]]; then
          prev=${COMP_WORDS[COMP_CWORD-2]}
        fi
        if [[ $COMP_CWORD -eq 1 ]]; then
          words='%s --help --version'
        else
          case "${COMP_WORDS[1]} $prev" in
      """;

  private static final String END =
      """
            esac ;;
          esac
        fi
        if [[ -n $commands ]]; then
          IFS=$'\\n'
          compopt -o filenames 2>/dev/null
          COMPREPLY=($(compgen -c -f -- "$cur"))
        elif [[ -n $files ]]; then
          IFS=$'\\n'
          compopt -o filenames 2>/dev/null
          COMPREPLY=($(compgen -f -- "$cur"))
        else
          COMPREPLY=($(compgen -W "$words" -- "$cur"))
        fi
      }
      complete -F _lepton lepton
      """;

  private BashCompletion() {}

  static String script(List<CommandModel> models) {
    var out = new StringBuilder();
    out.append(BEGINNING.replace("%s", String.join(" ", Commands.NAMES)));
    for (var model : models) {
      for (var option : model.options()) {
        if (option.label().isPresent()) {
          values(model, option, out);
        }
      }
    }
    out.append("    *)\n      case \"${COMP_WORDS[1]} $cur\" in\n");
    for (var model : models) {
      var name = model.name();
      out.append("      '").append(name).append(" -'*) words='");
      for (var option : model.options()) {
        out.append(String.join(" ", option.names())).append(' ');
      }
      out.setLength(out.length() - 1);
      out.append("' ;;\n      '").append(name).append(" '*) ");
      if (model.wraps()) {
        out.append("commands=1 ;;\n");
      } else if (model.words().isEmpty()) {
        out.append("files=1 ;;\n");
      } else {
        out.append("[[ $COMP_CWORD -eq 2 ]] && words='");
        out.append(String.join(" ", model.words())).append("' ;;\n");
      }
    }
    return out.append(END).toString();
  }

  private static void values(CommandModel model, Option option, StringBuilder out) {
    var before = "    ";
    for (var name : option.names()) {
      out.append(before).append('\'').append(model.name()).append(' ').append(name).append('\'');
      before = " | ";
    }
    out.append(") ");
    out.append(
        option.takesPath() ? "files=1" : "words='" + String.join(" ", option.values()) + "'");
    out.append(" ;;\n");
  }
}
