package lepton.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The problems found so far, in the order in which they were found.
public final class Problems {

  private final List<Problem> found = new ArrayList<>();
  private boolean errors;

  public void error(Place at, String message, String help) {
    add(new Problem(Severity.ERROR, Optional.of(at), message, Optional.of(help)));
  }

  public void error(Place at, String message) {
    add(new Problem(Severity.ERROR, Optional.of(at), message, Optional.empty()));
  }

  public void error(String message, String help) {
    add(new Problem(Severity.ERROR, Optional.empty(), message, Optional.of(help)));
  }

  public void warning(Place at, String message, String help) {
    add(new Problem(Severity.WARNING, Optional.of(at), message, Optional.of(help)));
  }

  public void warning(Place at, String message) {
    add(new Problem(Severity.WARNING, Optional.of(at), message, Optional.empty()));
  }

  public void warning(String message, String help) {
    add(new Problem(Severity.WARNING, Optional.empty(), message, Optional.of(help)));
  }

  public void add(Problem problem) {
    found.add(problem);
    errors |= problem.isError();
  }

  public void addAll(Problems others) {
    for (var problem : List.copyOf(others.found)) {
      add(problem);
    }
  }

  public boolean hasErrors() {
    return errors;
  }

  public boolean isEmpty() {
    return found.isEmpty();
  }

  public List<Problem> all() {
    return List.copyOf(found);
  }
}
