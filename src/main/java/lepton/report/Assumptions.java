package lepton.report;

import java.util.ArrayList;
import java.util.List;
import lepton.workload.Input;

/// Every default that was used, as a list for people.
final class Assumptions {

  /// One line: `hardware.utilization  0.33 (0.24..0.47)  published runs …`.
  record Line(String key, String value, String source) {}

  private static final int LEAST_ROOM = 40;
  private static final int WIDEST_VALUE = 24;

  private Assumptions() {}

  static List<Line> of(Outcome outcome) {
    var lines = new ArrayList<Line>();
    for (Input input : outcome.assessment().workload().assumptions()) {
      var line = new Line(input.key(), input.shown(), input.source());
      if (!lines.contains(line)) {
        lines.add(line);
      }
    }
    return lines;
  }

  /// Those that all workloads share.
  static List<Line> common(List<Outcome> outcomes) {
    var common = new ArrayList<Line>(of(outcomes.getFirst()));
    for (var outcome : outcomes) {
      common.retainAll(of(outcome));
    }
    return common;
  }

  /// Adds the list under a title; sources are wrapped beside the values, or below where it is
  /// narrow.
  static void text(String title, List<Line> lines, int width, Paint paint, StringBuilder out) {
    if (lines.isEmpty()) {
      return;
    }
    out.append('\n').append(paint.bold(title)).append('\n');
    int keys = 0;
    int values = 0;
    for (var line : lines) {
      keys = Math.max(keys, Columns.width(line.key()));
      int value = Columns.width(line.value());
      values = value <= WIDEST_VALUE ? Math.max(values, value) : values;
    }
    int indent = 2 + keys + 2 + values + 2;
    boolean beside = width - indent >= LEAST_ROOM;
    for (var line : lines) {
      var head = "  " + Columns.left(line.key(), keys) + "  " + line.value();
      if (beside && Columns.width(line.value()) <= values) {
        Columns.wrap(Columns.left(head, indent), line.source(), indent, width, paint::dim, out);
      } else {
        out.append(head).append('\n');
        int below = beside ? indent : 6;
        Columns.wrap(" ".repeat(below), line.source(), below, width, paint::dim, out);
      }
    }
  }
}
