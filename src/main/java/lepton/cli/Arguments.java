package lepton.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lepton.report.Field;
import lepton.text.Problems;
import lepton.text.Quote;
import lepton.text.Suggestion;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/// The words after a command, told apart by picocli and checked against the command's model.
final class Arguments {

  private final CommandModel model;
  private final ParseResult parsed;

  private Arguments(CommandModel model, ParseResult parsed) {
    this.model = model;
    this.parsed = parsed;
  }

  static Arguments parse(CommandModel model, List<String> words, Problems problems) {
    var spec = CommandSpec.create().name(model.name());
    for (var option : model.options()) {
      spec.addOption(spec(option));
    }
    spec.addPositional(
        PositionalParamSpec.builder()
            .index("0..*")
            .arity("0..*")
            .type(List.class)
            .auxiliaryTypes(String.class)
            .build());
    spec.parser().collectErrors(true).stopAtPositional(model.wraps());
    var line =
        new CommandLine(spec)
            .setExpandAtFiles(false)
            .setUnmatchedArgumentsAllowed(true)
            .setOverwrittenOptionsAllowed(true)
            .setAllowOptionsAsOptionParameters(false);
    var arguments =
        new Arguments(model, line.parseArgs(complete(model, words).toArray(new String[0])));
    arguments.check(problems);
    return arguments;
  }

  /// The words with the figure of an option that may go without one: the next word is it only if
  /// there is such a figure.
  private static List<String> complete(CommandModel model, List<String> words) {
    var complete = new ArrayList<>(words);
    for (var option : model.options()) {
      int at = option.unsaid().isPresent() ? complete.indexOf(option.name()) : -1;
      if (at >= 0 && (at + 1 == words.size() || Field.find(words.get(at + 1)).isEmpty())) {
        complete.set(at, option.name() + "=" + option.unsaid().get());
      }
    }
    return complete;
  }

  private static OptionSpec spec(Option option) {
    var builder = OptionSpec.builder(option.names().toArray(new String[0]));
    if (option.label().isEmpty()) {
      return builder.arity("0").type(boolean.class).build();
    }
    return option.repeatable()
        ? builder.arity("1").type(List.class).auxiliaryTypes(String.class).build()
        : builder.arity("1").type(String.class).build();
  }

  private void check(Problems problems) {
    for (var word : parsed.unmatched()) {
      unknown(word, problems);
    }
    for (var error : parsed.errors()) {
      refused(error, problems);
    }
    for (var option : model.options()) {
      if (!option.values().isEmpty()) {
        value(option.name()).ifPresent(value -> choice(option, value, problems));
      }
    }
  }

  private void unknown(String word, Problems problems) {
    int equals = word.indexOf('=');
    var name = equals < 0 ? word : word.substring(0, equals);
    var known = new ArrayList<String>();
    for (var option : model.options()) {
      known.addAll(option.names());
    }
    var near = Suggestion.closest(name, known);
    var see =
        model.wraps()
            ? "write '--' before a command that begins with a hyphen; see 'lepton "
                + model.name()
                + " --help'"
            : "see 'lepton " + model.name() + " --help'";
    problems.error(
        "unknown option " + Quote.of(name),
        near.map(its -> "did you mean '" + its + "'? ").orElse("") + see);
  }

  private void refused(Exception error, Problems problems) {
    if (error instanceof MissingParameterException missing && !missing.getMissing().isEmpty()) {
      for (var option : model.options()) {
        if (missing.getMissing().getFirst() instanceof OptionSpec spec
            && spec.longestName().equals(option.name())) {
          problems.error(
              "option '" + option.name() + "' needs a value",
              "write " + option.name() + " " + option.label().orElse("") + example(option));
          return;
        }
      }
    }
    var message = String.valueOf(error.getMessage());
    int aside = message.indexOf(" (while processing");
    problems.error(
        (aside < 0 ? message : message.substring(0, aside))
            .replace("Unknown option: ", "unknown option "),
        "see 'lepton " + model.name() + " --help'");
  }

  private static String example(Option option) {
    return option.values().isEmpty() ? "" : ", one of " + String.join(", ", option.values());
  }

  private static void choice(Option option, String value, Problems problems) {
    if (!option.values().contains(value)) {
      var near = Suggestion.closest(value, option.values());
      problems.error(
          option.name() + " takes no " + Quote.of(value),
          near.map(its -> "did you mean '" + its + "'? ").orElse("")
              + "it takes "
              + String.join(", ", option.values()));
    }
  }

  boolean has(String name) {
    return parsed.hasMatchedOption(name);
  }

  /// The value of an option; the last one where it was given twice.
  Optional<String> value(String name) {
    var values = values(name);
    return values.isEmpty() ? Optional.empty() : Optional.of(values.getLast());
  }

  /// Every value of an option, in order.
  List<String> values(String name) {
    return parsed.hasMatchedOption(name)
        ? parsed.matchedOption(name).originalStringValues()
        : List.of();
  }

  /// What is no option. Picocli names the parameter anew after each option between its values.
  List<String> words() {
    return parsed.hasMatchedPositional(0)
        ? List.copyOf(parsed.matchedPositional(0).originalStringValues())
        : List.of();
  }
}
