package lepton.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lepton.meter.Recording;
import lepton.quantity.Dimension;
import lepton.quantity.Estimate;
import lepton.quantity.Shown;
import lepton.quantity.Span;

/// Which run a recording is of, and how it ended.
final class RecordingHeading {

  private RecordingHeading() {}

  /// The command as a shell would take it.
  static String command(Recording recording) {
    var words = new ArrayList<String>();
    for (var word : recording.header().command()) {
      words.add(plain(word) ? word : "'" + word.replace("'", "'\\''") + "'");
    }
    return String.join(" ", words);
  }

  private static boolean plain(String word) {
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if (!Character.isLetterOrDigit(c) && "-_./=:,+@%".indexOf(c) < 0) {
        return false;
      }
    }
    return !word.isEmpty();
  }

  /// `12.1 min on node7 from 2026-11-23T08:00:00+01:00, exit status 0`.
  static String line(Recording recording) {
    var ending = recording.ending();
    var said = new StringBuilder(Shown.span(new Span(ending.durationSeconds())));
    said.append(" on ").append(recording.header().host().name());
    said.append(" from ").append(recording.header().started());
    said.append(", ").append(end(recording.ending()));
    if (recording.header().wholeMachine()) {
      said.append(", all of the machine on its account");
    }
    return said.toString();
  }

  private static String end(Recording.Ending ending) {
    if (ending.signal().isPresent()) {
      return "ended by signal " + ending.signal().getAsInt();
    }
    return ending.exitStatus().isPresent()
        ? "exit status " + ending.exitStatus().getAsInt()
        : "its end was not seen";
  }

  /// What is said of a recording that was recovered.
  static Optional<String> torn(Recording recording) {
    return recording.complete()
        ? Optional.empty()
        : Optional.of(
            "not complete: recovered from a journal that ends at " + recording.ending().ended());
  }

  /// The conditions as assumptions are listed.
  static List<Assumptions.Line> conditions(Recording recording) {
    var lines = new ArrayList<Assumptions.Line>();
    for (var condition : recording.conditions()) {
      lines.add(new Assumptions.Line(condition.key(), shown(condition), condition.source()));
    }
    return lines;
  }

  /// `1.54 (1.15..2)`
  private static String shown(Recording.Condition condition) {
    var amount = condition.amount();
    var unit = condition.unit();
    var middle = shown(amount.mean(), unit);
    return switch (amount) {
      case Estimate.Exact _ -> middle;
      case Estimate.Normal normal -> middle + " ± " + shown(normal.sigma(), unit);
      case Estimate.Uniform _, Estimate.Triangular _, Estimate.Quantiles _, Estimate.Median _ ->
          middle + " (" + shown(amount.low(), unit) + ".." + shown(amount.high(), unit) + ")";
    };
  }

  private static String shown(double value, String unit) {
    return switch (unit) {
      case "s" -> Shown.amount(value, Dimension.TIME);
      case "kg" -> Shown.amount(value, Dimension.CARBON);
      case "1" -> Shown.number(value);
      default -> Shown.number(value) + " " + unit;
    };
  }
}
