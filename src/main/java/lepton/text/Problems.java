package lepton.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The problems found so far, in the order in which they were found. Beyond the first thousand they
/// are only counted: no one mends more at a time, and a hostile text has millions.
public final class Problems {

  private static final int MOST = 1_000;

  private final List<Problem> found = new ArrayList<>();
  private int omitted;
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
    if (found.size() < MOST) {
      found.add(problem);
    } else {
      omitted++;
    }
    errors |= problem.isError();
  }

  public void addAll(Problems others) {
    for (var problem : List.copyOf(others.found)) {
      add(problem);
    }
    omitted += others.omitted;
    errors |= others.errors;
  }

  public boolean hasErrors() {
    return errors;
  }

  /// How many were found, those that were omitted too.
  public int count() {
    return found.size() + omitted;
  }

  public boolean isEmpty() {
    return found.isEmpty();
  }

  /// How many were found that `all` doesn't hold.
  public int omitted() {
    return omitted;
  }

  public List<Problem> all() {
    return List.copyOf(found);
  }
}
