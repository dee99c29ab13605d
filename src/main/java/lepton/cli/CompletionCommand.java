package lepton.cli;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import lepton.cli.CommandModel.Example;
import lepton.cli.CommandModel.Group;
import lepton.text.Problems;
import lepton.text.Quote;
import lepton.text.Suggestion;

/// `lepton completion SHELL`: a script that completes commands, options and their values.
final class CompletionCommand implements Command {

  private static final List<String> SHELLS = List.of("bash", "zsh", "fish");

  @Override
  public CommandModel model() {
    return new CommandModel(
        "completion",
        "Print a script that lets a shell complete lepton's commands.",
        "bash|zsh|fish",
        SHELLS,
        List.of(),
        List.of(new Group("General", List.of(CommandModel.HELP))),
        List.of(
            new Example("source <(lepton completion bash)", "For this bash; put it in ~/.bashrc."),
            new Example("lepton completion zsh > \"${fpath[1]}/_lepton\"", "For zsh."),
            new Example(
                "lepton completion fish > ~/.config/fish/completions/lepton.fish", "For fish.")));
  }

  @Override
  public int run(Arguments arguments, Surroundings here) throws IOException {
    var words = arguments.words();
    Optional<String> script = words.size() == 1 ? script(words.getFirst()) : Optional.empty();
    if (script.isEmpty()) {
      var problems = new Problems();
      var given = String.join(" ", words);
      var near = Suggestion.closest(given, SHELLS);
      problems.error(
          given.isEmpty() ? "no shell is named" : "unknown shell " + Quote.of(given),
          near.map(its -> "did you mean '" + its + "'? ").orElse("")
              + "write 'lepton completion bash', 'zsh' or 'fish'");
      return CommandLineTool.misuse(problems, here);
    }
    here.print(script.get());
    return Exit.DONE;
  }

  private static Optional<String> script(String shell) {
    return switch (shell) {
      case "bash" -> Optional.of(BashCompletion.script(Commands.models()));
      case "zsh" -> Optional.of(ZshCompletion.script(Commands.models()));
      case "fish" -> Optional.of(FishCompletion.script(Commands.models()));
      default -> Optional.empty();
    };
  }
}
