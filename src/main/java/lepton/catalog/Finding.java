package lepton.catalog;

import lepton.text.Severity;

/// Something in a row that looks wrong: in which column, what, and how to mend it.
public record Finding(Severity severity, String column, String message, String help) {

  static Finding error(String column, String message, String help) {
    return new Finding(Severity.ERROR, column, message, help);
  }

  static Finding warning(String column, String message, String help) {
    return new Finding(Severity.WARNING, column, message, help);
  }
}
