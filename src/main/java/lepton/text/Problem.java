package lepton.text;

import java.util.Optional;

/// Something a person should mend: where it is, what it is, and how to mend it.
public record Problem(
    Severity severity, Optional<Place> place, String message, Optional<String> help) {

  public Problem {
    if (message.isBlank()) {
      throw new IllegalArgumentException("a problem must say what is wrong");
    }
  }

  /// What is wrong and how to mend it, in one line without the place.
  public String sentence() {
    return message + help.map(its -> "; " + its).orElse("");
  }

  public boolean isError() {
    return severity == Severity.ERROR;
  }
}
