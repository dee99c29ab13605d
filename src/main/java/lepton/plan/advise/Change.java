package lepton.plan.advise;

import lepton.text.Scalar;
import lepton.text.SourceText;
import lepton.workload.WorkloadReader;

/// A key of a workload file and another value for it, as a person would write it.
///
/// @param path such as `levers.pruning`
/// @param value YAML in one line, such as `{pattern: 2:4}`
public record Change(String path, String value) {

  /// As it is given to a command: `--set levers.pruning={pattern: 2:4}`.
  public String option() {
    return "--set " + path + "=" + value;
  }

  WorkloadReader.Setting setting() {
    var text = SourceText.of(option(), option());
    int from = option().length() - value.length();
    return new WorkloadReader.Setting(
        path, new Scalar(value, false, text.place(from, option().length())));
  }
}
