package lepton.plan.advise;

import java.util.ArrayList;
import java.util.List;

/// Points along a curve, and which of them to show.
///
/// @param points two figures each, in the order of the first
record Spread(List<double[]> points) {

  Spread {
    points = List.copyOf(points);
  }

  /// Both ends and so many in all at most, spread evenly: the one between the nearest two goes
  /// first.
  ///
  /// @param near points nearer to each other than this share of the curve are one
  List<Integer> most(int most, double near) {
    var shown = new ArrayList<Integer>();
    for (int i = 0; i < points.size(); i++) {
      shown.add(i);
    }
    while (shown.size() > 2) {
      int crowded = 1;
      for (int i = 2; i < shown.size() - 1; i++) {
        crowded = room(shown, i) < room(shown, crowded) ? i : crowded;
      }
      if (shown.size() <= most && nearest(shown, crowded) >= near) {
        break;
      }
      shown.subList(crowded, crowded + 1).clear();
    }
    return shown;
  }

  private double room(List<Integer> shown, int at) {
    return apart(shown.get(at - 1), shown.get(at + 1));
  }

  private double nearest(List<Integer> shown, int at) {
    return Math.min(
        apart(shown.get(at - 1), shown.get(at)), apart(shown.get(at), shown.get(at + 1)));
  }

  /// How far two points are apart, as a share of the curve in both figures.
  private double apart(int one, int another) {
    double apart = 0;
    for (int figure = 0; figure < 2; figure++) {
      double span = Math.abs(points.getLast()[figure] - points.getFirst()[figure]);
      double way = Math.abs(points.get(one)[figure] - points.get(another)[figure]);
      apart += span > 0 ? way / span / 2 : 0;
    }
    return apart;
  }
}
