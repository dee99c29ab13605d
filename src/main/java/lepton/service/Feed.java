package lepton.service;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import lepton.text.Problems;
import lepton.text.Quote;
import lepton.text.Suggestion;

/// The zone of a service, as a person names it: `electricitymaps:DE`.
///
/// @param zone in the service's own words
public record Feed(Provider provider, String zone) {

  private static final int LONGEST_ZONE = 60;

  public Feed {
    if (!isZone(zone)) {
      throw new IllegalArgumentException("a zone is letters, digits, '-' and '_', got " + zone);
    }
  }

  /// Whether a text names a service, rightly or not, and no file.
  public static boolean isNamed(String text) {
    return text.indexOf(':') > 0 && provider(text).isPresent();
  }

  /// The zone that a text names; empty with a problem.
  public static Optional<Feed> read(String text, Problems problems) {
    var provider = provider(text).orElseThrow();
    var zone = text.substring(text.indexOf(':') + 1).strip().toUpperCase(Locale.ROOT);
    if (!isZone(zone)) {
      problems.error(
          Quote.of(text) + " names no zone",
          "write for instance " + provider.word() + ":" + provider.example());
      return Optional.empty();
    }
    if (provider == Provider.CARBON_INTENSITY && !zone.equals("GB")) {
      problems.error(
          provider.word() + " knows Great Britain alone, got " + Quote.of(zone),
          "write carbonintensity:GB; electricitymaps knows other grids");
      return Optional.empty();
    }
    return Optional.of(new Feed(provider, zone));
  }

  /// A service that is meant where a text names none: by a slip of the pen.
  public static Optional<String> meant(String text) {
    int colon = text.indexOf(':');
    if (colon <= 0) {
      return Optional.empty();
    }
    var words = new ArrayList<String>(List.of("entsoe"));
    for (var provider : Provider.values()) {
      words.add(provider.word());
    }
    return Suggestion.closest(text.substring(0, colon), words);
  }

  private static Optional<Provider> provider(String text) {
    int colon = Math.max(0, text.indexOf(':'));
    return Provider.named(text.substring(0, colon).strip().toLowerCase(Locale.ROOT));
  }

  /// Nothing that would mean something in an address or a path.
  private static boolean isZone(String zone) {
    for (int i = 0; i < zone.length(); i++) {
      char c = zone.charAt(i);
      boolean kept = c < 128 && (Character.isLetterOrDigit(c) || c == '-' || c == '_');
      if (!kept) {
        return false;
      }
    }
    return !zone.isEmpty() && zone.length() <= LONGEST_ZONE;
  }

  /// As a person writes it.
  @Override
  public String toString() {
    return provider.word() + ":" + zone;
  }
}
