package lepton.workload;

import java.util.Optional;
import lepton.text.Mapping;
import lepton.text.Scalar;

/// Slips of the pen that YAML reads as a key.
final class KeySlip {

  private KeySlip() {}

  /// What YAML makes a key of, and a person did not mean as one; empty where it is just unknown.
  static String of(Mapping.Entry entry, Optional<Mapping.Entry> before) {
    var key = entry.key().text();
    int colon = key.indexOf(':');
    if (colon > 0) {
      return "YAML wants a space after the colon: "
          + key.substring(0, colon)
          + ": "
          + key.substring(colon + 1)
          + "…";
    }
    boolean decimals = !key.isEmpty() && Character.isDigit(key.charAt(0));
    return decimals
            && entry.value() instanceof Scalar value
            && value.isAbsent()
            && before.isPresent()
            && before.get().value() instanceof Scalar whole
            && endsInDigit(whole.text())
        ? "is it a decimal comma? Write a point: "
            + before.get().key().text()
            + ": "
            + whole.text()
            + "."
            + key
        : "";
  }

  private static boolean endsInDigit(String text) {
    return !text.isEmpty() && Character.isDigit(text.charAt(text.length() - 1));
  }
}
