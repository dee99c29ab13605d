package lepton.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import lepton.cli.CommandModel.Example;
import lepton.cli.CommandModel.Group;
import lepton.meter.Marks;
import lepton.text.Problems;
import lepton.text.Quote;
import lepton.text.Suggestion;

/// `lepton mark phase NAME` and `lepton mark step N/M`: tells the recording around a shell script
/// where it is.
///
/// A script works the same without a recording: there is nothing to tell then, and a mark that
/// can't be written is no reason for a run to end.
final class MarkCommand implements Command {

  static final String MARKS = "LEPTON_MARKS";

  /// A mark is one write that no other can come between: of up to 4096 bytes on Linux, pipe(7).
  private static final int LONGEST_NAME = 200;

  private static final List<String> KINDS = List.of("phase", "step");

  @Override
  public CommandModel model() {
    return new CommandModel(
        "mark",
        "Mark a phase or a step of the command that lepton run records.",
        "phase NAME | step N[/M]",
        KINDS,
        List.of(
            "A phase lasts until the next one begins. 'step 12/100' says that 12 of 100 are done;"
                + " the report gives energy and carbon a phase and a step.",
            "Writes one line to the file or descriptor that $LEPTON_MARKS names, as any program"
                + " may. Outside of lepton run it does nothing, so that a script needs no change."),
        List.of(new Group("General", List.of(CommandModel.HELP))),
        List.of(
            new Example("lepton mark phase train", "What comes now is training."),
            new Example("lepton mark step 12/100", "12 of 100 steps are done.")));
  }

  @Override
  public int run(Arguments arguments, Surroundings here) {
    var problems = new Problems();
    var line = line(arguments.words(), problems);
    if (line.isEmpty()) {
      return CommandLineTool.misuse(problems, here);
    }
    var target = here.variable(MARKS);
    if (!target.isEmpty()) {
      try {
        append(here.workingDirectory().resolve(path(target)), line.get() + "\n");
      } catch (IOException | InvalidPathException broken) {
        here.say(
            "lepton: warning: cannot write the mark to "
                + Quote.of(target)
                + ": "
                + broken.getMessage());
      }
    }
    return Exit.DONE;
  }

  private static Optional<String> line(List<String> words, Problems problems) {
    if (words.isEmpty()) {
      problems.error("nothing is marked", "write 'lepton mark phase train' or 'mark step 12/100'");
      return Optional.empty();
    }
    var kind = words.getFirst();
    var rest = String.join(" ", words.subList(1, words.size())).strip();
    switch (kind) {
      case "phase" -> phase(rest, problems);
      case "step" -> step(rest, problems);
      default ->
          problems.error(
              "unknown mark " + Quote.of(kind),
              Suggestion.closest(kind, KINDS).map(its -> "did you mean '" + its + "'? ").orElse("")
                  + "marks are 'phase NAME' and 'step N/M'");
    }
    return problems.hasErrors() ? Optional.empty() : Optional.of(kind + " " + rest);
  }

  private static void phase(String name, Problems problems) {
    if (name.isEmpty()) {
      problems.error("the phase has no name", "write 'lepton mark phase train'");
    } else if (name.chars().anyMatch(c -> c < ' ' || c == 0x7F)) {
      problems.error(
          Quote.of(name) + " is no name of a phase",
          "a name is one line without control characters");
    } else if (name.length() > LONGEST_NAME) {
      problems.error(
          "the name of a phase takes " + LONGEST_NAME + " characters, this has " + name.length(),
          "give it a shorter name");
    }
  }

  private static void step(String numbers, Problems problems) {
    int stroke = numbers.indexOf('/');
    long done = count(stroke < 0 ? numbers : numbers.substring(0, stroke));
    long of = stroke < 0 ? Long.MAX_VALUE : count(numbers.substring(stroke + 1));
    if (done < 0 || of < 1 || done > of) {
      problems.error(
          (numbers.isEmpty() ? "the step has no number" : Quote.of(numbers) + " is no step"),
          done > of && of > 0
              ? "no more steps can be done than there are"
              : "write how many are done, of how many: 'lepton mark step 12/100'");
    }
  }

  /// −1 where the text is no count.
  private static long count(String text) {
    boolean digits = !text.isEmpty() && text.length() <= Marks.MOST_DIGITS;
    for (int i = 0; i < text.length(); i++) {
      digits &= text.charAt(i) >= '0' && text.charAt(i) <= '9';
    }
    return digits ? Long.parseLong(text) : -1;
  }

  private static Path path(String target) throws IOException {
    if (count(target) < 0) {
      return Path.of(target);
    }
    if (!inherited(target)) {
      throw new IOException("no descriptor " + target + " is open");
    }
    return Path.of("/dev/fd/" + target);
  }

  /// Whether whoever called has a descriptor too: Java opens files of its own, and under a number
  /// that was not open writes would go into one of these.
  private static boolean inherited(String descriptor) {
    var caller = ProcessHandle.current().parent().map(ProcessHandle::pid);
    if (caller.isEmpty()) {
      return false;
    }
    try {
      var ours = Files.readSymbolicLink(Path.of("/proc/self/fd", descriptor));
      var theirs =
          Files.readSymbolicLink(Path.of("/proc", caller.get().toString(), "fd", descriptor));
      return ours.equals(theirs);
    } catch (IOException notOpen) {
      return false;
    }
  }

  /// A pipe is opened for reading too: that neither waits for a reader nor fails without one.
  private static void append(Path path, String line) throws IOException {
    boolean regular = Files.isRegularFile(path);
    try (var channel =
        regular
            ? FileChannel.open(path, StandardOpenOption.WRITE, StandardOpenOption.APPEND)
            : FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(line.getBytes(UTF_8)));
    }
  }
}
