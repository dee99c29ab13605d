package lepton.meter;

import java.util.ArrayList;
import java.util.List;
import lepton.text.Quote;

/// Says which phases have no figure, and why: unknown is absent and never 0.
final class PhaseGaps {

  private PhaseGaps() {}

  /// In sentences.
  ///
  /// @param read whether anything at all is known of each device
  static List<String> sentences(
      List<PhaseLog.Entry> phases, List<Device> devices, List<Boolean> read) {
    var brief = new ArrayList<PhaseLog.Entry>();
    for (var phase : phases) {
      if (tooBrief(phase, read)) {
        brief.add(phase);
      }
    }
    var sentences = new ArrayList<String>();
    if (!brief.isEmpty()) {
      sentences.add(
          "too short to be measured apart: "
              + named(brief)
              + "; what it used is with the phases beside it");
    }
    for (int i = 0; i < devices.size(); i++) {
      var without = new ArrayList<PhaseLog.Entry>();
      for (var phase : phases) {
        if (read.get(i) && phase.time() > 0 && !phase.used().covered(i)) {
          without.add(phase);
        }
      }
      if (!without.isEmpty()) {
        sentences.add(
            devices.get(i).id() + " was not read in " + named(without) + ", which is without it");
      }
    }
    return sentences;
  }

  /// Whether it was over before something could be seen of each device that was read then.
  private static boolean tooBrief(PhaseLog.Entry phase, List<Boolean> read) {
    boolean unseen = phase.time() == 0 && read.contains(true);
    for (int i = 0; i < read.size(); i++) {
      unseen |= phase.used().covered(i) && phase.used().joules(i).isEmpty();
    }
    return unseen && Ticks.seconds(phase.time()) < Owned.A_READING_SECONDS;
  }

  private static String named(List<PhaseLog.Entry> phases) {
    var first = "phase " + Quote.of(phases.getFirst().name());
    int more = phases.size() - 1;
    return more == 0 ? first : first + " and " + more + " more";
  }
}
