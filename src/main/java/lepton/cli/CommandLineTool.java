package lepton.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import lepton.report.Paint;
import lepton.text.Problems;
import lepton.text.Quote;
import lepton.text.Suggestion;

/// The program: finds the command, runs it, and turns whatever happens into an exit status.
public final class CommandLineTool {

  private final Surroundings here;

  public CommandLineTool(Surroundings here) {
    this.here = here;
  }

  /// Runs one command line and returns its exit status.
  public int run(String... args) {
    try {
      return dispatch(Arrays.asList(args));
    } catch (Surroundings.ClosedPipe nobodyReads) {
      return Exit.DONE;
    } catch (IOException broken) {
      here.say("lepton: error: cannot write the result: " + broken.getMessage());
      return Exit.FAILED;
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError bug) {
      return bug(bug);
    }
  }

  private int dispatch(List<String> args) throws IOException {
    if (args.isEmpty()) {
      here.say(HelpText.overview(Paint.PLAIN, HelpText.width(here)).stripTrailing());
      return Exit.MISUSE;
    }
    var first = args.getFirst();
    if (first.equals("-h") || first.equals("--help")) {
      var paint = here.paint("auto", here.outIsTerminal());
      here.print(HelpText.overview(paint, HelpText.width(here)));
      return Exit.DONE;
    }
    if (first.equals("-V") || first.equals("--version")) {
      here.print(Version.line());
      return Exit.DONE;
    }
    var command = Commands.named(first);
    return command.isPresent() ? run(command.get(), args) : unknown(first);
  }

  private int run(Command command, List<String> args) throws IOException {
    var problems = new Problems();
    var model = command.model();
    var arguments = Arguments.parse(model, args.subList(1, args.size()), problems);
    if (arguments.has("--help")) {
      var paint = here.paint("auto", here.outIsTerminal());
      here.print(HelpText.of(model, paint, HelpText.width(here)));
      return Exit.DONE;
    }
    return problems.hasErrors() ? misuse(problems, here) : command.run(arguments, here);
  }

  /// Tells what is wrong with a command line or its files.
  static int misuse(Problems problems, Surroundings here) {
    here.tell(problems.all(), here.paint("auto", here.errIsTerminal()));
    return Exit.MISUSE;
  }

  private int unknown(String word) {
    var problems = new Problems();
    if (word.startsWith("-") && word.length() > 1) {
      var near = Suggestion.closest(word, List.of("--help", "--version"));
      problems.error(
          "unknown option " + Quote.of(word),
          near.map(its -> "did you mean '" + its + "'? ").orElse("")
              + "options of a command stand after its name; see 'lepton --help'");
    } else if (word.endsWith(".yaml") || word.endsWith(".yml") || word.endsWith(".json")) {
      problems.error(
          "unknown command " + Quote.of(word), "did you mean 'lepton estimate " + word + "'?");
    } else {
      var near = Suggestion.closest(word, Commands.NAMES);
      problems.error(
          "unknown command " + Quote.of(word),
          near.map(its -> "did you mean '" + its + "'? ").orElse("") + "see 'lepton --help'");
    }
    return misuse(problems, here);
  }

  private int bug(Throwable bug) {
    here.say(
        "lepton: error: this is a bug in lepton ("
            + bug
            + "); please report it with the command and its input");
    if (here.variable("LEPTON_DEBUG").equals("1")) {
      var trace = new StringWriter();
      bug.printStackTrace(new PrintWriter(trace, true));
      here.say(trace.toString().stripTrailing());
    }
    return Exit.FAILED;
  }
}
