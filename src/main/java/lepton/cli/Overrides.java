package lepton.cli;

import java.util.ArrayList;
import java.util.List;
import lepton.text.Place;
import lepton.text.Problems;
import lepton.text.Quote;
import lepton.text.Scalar;
import lepton.text.SourceText;
import lepton.workload.WorkloadReader.Setting;

/// Values of the command line that stand in for those of the file, under the name they were written
/// by.
final class Overrides {

  private Overrides() {}

  static List<Setting> of(Arguments arguments, Problems problems) {
    var overrides = new ArrayList<Setting>();
    for (var set : arguments.values("--set")) {
      int equals = set.indexOf('=');
      if (equals <= 0) {
        problems.error(
            "--set takes PATH=VALUE, got " + Quote.of(set),
            "write for instance --set hardware.count=4");
      } else {
        overrides.add(
            override("--set " + set, set.substring(0, equals).strip(), set.substring(equals + 1)));
      }
    }
    for (var option : new String[] {"--grid", "--pue"}) {
      arguments
          .value(option)
          .ifPresent(
              value ->
                  overrides.add(
                      override(option + " " + value, "site." + option.substring(2), value)));
    }
    return overrides;
  }

  /// A value under the name of a key, as it was written.
  static Setting override(String written, String path, String value) {
    return new Setting(path, scalar(written, value));
  }

  /// The value at the end of an option as it was written.
  static Scalar scalar(String written, String value) {
    var text = SourceText.of(written, written);
    var bare = value.strip();
    int at = Math.max(0, written.length() - value.length() + value.indexOf(bare));
    int column = written.codePointCount(0, at) + 1;
    int width = Math.max(1, bare.codePointCount(0, bare.length()));
    return new Scalar(bare, false, new Place(text, 1, column, width));
  }
}
