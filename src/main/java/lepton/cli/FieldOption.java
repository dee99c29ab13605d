package lepton.cli;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import lepton.text.Problems;
import lepton.text.Quote;
import lepton.text.Suggestion;

/// `--field PATH`, which prints bare values: alike in every command that has it.
final class FieldOption {

  private FieldOption() {}

  /// The fields that were asked for, in order; those that are unknown are problems.
  ///
  /// @param find a field by its path
  /// @param paths those that a typing error may have meant
  /// @param help which fields there are, in words
  static <F> List<F> read(
      Arguments arguments,
      Function<String, Optional<F>> find,
      Collection<String> paths,
      String help,
      Problems problems) {
    var fields = new ArrayList<F>();
    for (var path : arguments.values("--field")) {
      var field = find.apply(path);
      if (field.isPresent()) {
        fields.add(field.get());
      } else {
        var near = Suggestion.closest(path, paths);
        problems.error(
            "unknown field " + Quote.of(path),
            near.map(its -> "did you mean '" + its + "'? ").orElse("") + "fields are " + help);
      }
    }
    refuseFormat(arguments, problems);
    return fields;
  }

  /// Bare values have no format.
  static void refuseFormat(Arguments arguments, Problems problems) {
    if (arguments.has("--field") && arguments.has("--format")) {
      problems.error(
          "--field and --format can't be combined", "--field prints bare values; leave one out");
    }
  }
}
