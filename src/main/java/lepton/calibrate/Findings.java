package lepton.calibrate;

import java.util.ArrayList;
import java.util.List;

/// What has been found so far, and what has not.
final class Findings {

  private final List<Parameter> parameters = new ArrayList<>();
  private final List<Refusal> refusals = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  void add(Parameter parameter) {
    parameters.add(parameter);
  }

  boolean has(String key, String subject) {
    for (var parameter : parameters) {
      if (parameter.key().equals(key) && parameter.subject().equals(subject)) {
        return true;
      }
    }
    return false;
  }

  boolean any() {
    return !parameters.isEmpty();
  }

  void refuse(String what, String subject, String why, String remedy) {
    var refusal = new Refusal(what, subject, why, remedy);
    if (!refusals.contains(refusal)) {
      refusals.add(refusal);
    }
  }

  /// Something to know about these figures, in a sentence.
  void note(String sentence) {
    if (!notes.contains(sentence)) {
      notes.add(sentence);
    }
  }

  List<Parameter> parameters() {
    return parameters;
  }

  List<Refusal> refusals() {
    return refusals;
  }

  List<String> notes() {
    return notes;
  }
}
