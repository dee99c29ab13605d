package lepton.process;

/// What came of starting a command.
public sealed interface Start {

  /// It runs.
  record Running(Child child) implements Start {}

  /// It does not, and why.
  ///
  /// @param status what a shell would end with: 127 where there is no such command, else 126
  /// @param reason what is wrong, to stand after `cannot run 'x': `
  /// @param help how to mend it
  record Refused(int status, String reason, String help) implements Start {}
}
