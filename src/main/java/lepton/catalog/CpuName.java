package lepton.catalog;

import java.util.Locale;

/// The part of a processor's name that tells it from others, as systems report names.
///
/// `AMD EPYC 7763 64-Core Processor` → `AMD EPYC 7763`, `13th Gen Intel(R) Core(TM) i9-13900K` →
/// `Intel(R) Core(TM) i9-13900K`, `Intel(R) Xeon(R) CPU E5-2670 0 @ 2.60GHz` → `Intel(R) Xeon(R)
/// E5-2670`.
final class CpuName {

  private CpuName() {}

  static String bare(String reported) {
    var bare = new StringBuilder(reported.length());
    var before = "";
    for (var word : reported.strip().split("\\s+", -1)) {
      var lower = word.toLowerCase(Locale.ROOT);
      if (ends(lower)) {
        break;
      }
      if (filler(lower) || (lower.equals("0") && versioned(before))) {
        continue;
      }
      bare.append(bare.isEmpty() ? "" : " ").append(word);
      before = lower;
    }
    return bare.toString();
  }

  /// What follows is the clock (`@ 2.60GHz`) or the graphics (`with Radeon Graphics`).
  private static boolean ends(String word) {
    return word.startsWith("@") || word.equals("w/") || word.equals("with");
  }

  private static boolean filler(String word) {
    return switch (word) {
      case "cpu", "processor", "gen" -> true;
      default ->
          word.endsWith("-core")
              || word.endsWith("-cores")
              || (word.length() == 4 && word.endsWith("th") && digit(word.charAt(0)));
    };
  }

  /// Intel reports the first version of a Xeon E3, E5 or E7 as `0` where later ones say `v2`, `v3`,
  /// …
  private static boolean versioned(String word) {
    return word.length() > 3
        && word.charAt(0) == 'e'
        && digit(word.charAt(1))
        && word.charAt(2) == '-';
  }

  private static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }
}
