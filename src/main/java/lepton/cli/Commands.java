package lepton.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The commands there are. A new one is its class and a line here.
final class Commands {

  static final List<String> NAMES =
      List.of(
          "estimate",
          "run",
          "compare",
          "advise",
          "schedule",
          "report",
          "calibrate",
          "validate",
          "doctor",
          "mark",
          "list",
          "completion",
          "help");

  private Commands() {}

  /// Makes one command alone: the others cost nothing.
  static Optional<Command> named(String name) {
    return switch (name) {
      case "estimate" -> Optional.of(new EstimateCommand());
      case "advise" -> Optional.of(AdviseCommand.here());
      case "run" -> Optional.of(new RunCommand());
      case "compare" -> Optional.of(new CompareCommand());
      case "report" -> Optional.of(new ReportCommand());
      case "calibrate" -> Optional.of(new CalibrateCommand());
      case "doctor" -> Optional.of(DoctorCommand.here());
      case "mark" -> Optional.of(new MarkCommand());
      case "list" -> Optional.of(new ListCommand());
      case "schedule" -> Optional.of(ScheduleCommand.here());
      case "validate" -> Optional.of(new ValidateCommand());
      case "completion" -> Optional.of(new CompletionCommand());
      case "help" -> Optional.of(new HelpCommand());
      default -> Optional.empty();
    };
  }

  static List<CommandModel> models() {
    var models = new ArrayList<CommandModel>();
    for (var name : NAMES) {
      named(name).ifPresent(command -> models.add(command.model()));
    }
    return models;
  }
}
