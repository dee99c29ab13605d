package lepton.quantity;

/// What became of a text that should be an amount: the amount, or what is wrong and how to mend it.
public sealed interface Reading {

  /// The amount in the base unit of its dimension.
  record Read(Estimate amount) implements Reading {}

  /// Not an amount: `message` says what is wrong, `help` what to write.
  record Refused(String message, String help) implements Reading {}
}
