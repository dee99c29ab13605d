package lepton.cli;

import java.io.IOException;
import java.util.List;
import lepton.text.Problems;
import lepton.text.Quote;
import lepton.text.Suggestion;

/// `lepton help [COMMAND]`.
final class HelpCommand implements Command {

  @Override
  public CommandModel model() {
    return new CommandModel(
        "help",
        "Show what there is to do, or tell more of a command.",
        "[COMMAND]",
        Commands.NAMES,
        List.of(),
        List.of(new CommandModel.Group("General", List.of(CommandModel.HELP))),
        List.of());
  }

  @Override
  public int run(Arguments arguments, Surroundings here) throws IOException {
    var paint = here.paint("auto", here.outIsTerminal());
    int width = HelpText.width(here);
    if (arguments.words().isEmpty()) {
      here.print(HelpText.overview(paint, width));
      return Exit.DONE;
    }
    var name = arguments.words().getFirst();
    var command = Commands.named(name);
    if (command.isPresent()) {
      here.print(HelpText.of(command.get().model(), paint, width));
      return Exit.DONE;
    }
    var problems = new Problems();
    var near = Suggestion.closest(name, Commands.NAMES);
    problems.error(
        "unknown command " + Quote.of(name),
        near.map(its -> "did you mean '" + its + "'? ").orElse("") + "see 'lepton --help'");
    return CommandLineTool.misuse(problems, here);
  }
}
