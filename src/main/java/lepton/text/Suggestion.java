package lepton.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// "Did you mean": the known names nearest to what was given.
///
/// The distance is the optimal string alignment form of Damerau and Levenshtein's (insertions,
/// deletions, substitutions and swaps of neighbours count 1), blind to case and to separators. A
/// name that begins with what was given, begins alike or holds it as a word is near as well. What
/// is farther than a third of its length is no suggestion.
public final class Suggestion {

  private static final int LONGEST = 64;
  private static final double PREFIX = 0.9;
  private static final double BEGINNING = 1.9;
  private static final double WORD = 2.5;

  private Suggestion() {}

  /// The nearest name, if one is near.
  public static Optional<String> closest(String given, Iterable<String> known) {
    var found = closest(given, known, 1);
    return found.isEmpty() ? Optional.empty() : Optional.of(found.getFirst());
  }

  /// The nearest names, nearest first, at most so many.
  public static List<String> closest(String given, Iterable<String> known, int most) {
    var wanted = bare(given);
    var names = new ArrayList<String>();
    var scores = new ArrayList<Double>();
    if (wanted.isEmpty() || wanted.length() > LONGEST) {
      return names;
    }
    for (var name : known) {
      double score = score(given, wanted, name);
      int at = scores.size();
      while (at > 0 && scores.get(at - 1) > score) {
        at--;
      }
      if (score < Double.POSITIVE_INFINITY && at < most && !names.contains(name)) {
        names.add(at, name);
        scores.add(at, score);
      }
      if (names.size() > most) {
        names.removeLast();
        scores.removeLast();
      }
    }
    return names;
  }

  /// Lower is nearer; infinite is no suggestion. Of equal distances the one with the longer common
  /// beginning wins.
  private static double score(String given, String wanted, String name) {
    var candidate = bare(name);
    if (candidate.isEmpty()) {
      return Double.POSITIVE_INFINITY;
    }
    int common = commonPrefix(wanted, candidate);
    double bonus = 0.4 * common / Math.max(wanted.length(), candidate.length());
    double nearest = Double.POSITIVE_INFINITY;
    int limit = limit(Math.max(wanted.length(), candidate.length()));
    if (Math.abs(wanted.length() - candidate.length()) <= limit) {
      int distance = distance(wanted, candidate);
      boolean near = distance <= limit && distance < Math.min(wanted.length(), candidate.length());
      nearest = near || distance == 0 ? distance : nearest;
    }
    if (wanted.length() >= 3 && common == wanted.length()) {
      nearest = Math.min(nearest, PREFIX);
    }
    if (common >= 4 && 4 * common >= 3 * Math.min(wanted.length(), candidate.length())) {
      nearest = Math.min(nearest, BEGINNING);
    }
    if (wanted.length() >= 3 && word(given.toLowerCase(Locale.ROOT), name)) {
      nearest = Math.min(nearest, WORD);
    }
    return nearest - bonus;
  }

  private static int limit(int length) {
    return Math.max(1, Math.min(4, length / 3));
  }

  private static boolean word(String given, String name) {
    var lower = name.toLowerCase(Locale.ROOT);
    int at = lower.indexOf(given);
    while (at >= 0) {
      int end = at + given.length();
      boolean begins = at == 0 || separates(lower.charAt(at - 1));
      boolean ends = end == lower.length() || separates(lower.charAt(end));
      if (begins && ends) {
        return true;
      }
      at = lower.indexOf(given, at + 1);
    }
    return false;
  }

  private static boolean separates(char c) {
    return !Character.isLetterOrDigit(c);
  }

  private static String bare(String name) {
    var bare = new StringBuilder(name.length());
    for (int i = 0; i < name.length() && bare.length() <= LONGEST; i++) {
      char c = name.charAt(i);
      boolean separator = c == ' ' || c == '-' || c == '_' || c == '.' || c == '/';
      if (!separator) {
        bare.append(Character.toLowerCase(c));
      }
    }
    return bare.toString();
  }

  private static int commonPrefix(String a, String b) {
    int i = 0;
    while (i < a.length() && i < b.length() && a.charAt(i) == b.charAt(i)) {
      i++;
    }
    return i;
  }

  private static int distance(String a, String b) {
    var before = new int[b.length() + 1];
    var above = new int[b.length() + 1];
    var row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      above[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int least = Math.min(above[j - 1] + change, Math.min(above[j], row[j - 1]) + 1);
        boolean swapped =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        row[j] = swapped ? Math.min(least, before[j - 2] + 1) : least;
      }
      var oldest = before;
      before = above;
      above = row;
      row = oldest;
    }
    return above[b.length()];
  }
}
