package lepton.service;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import lepton.text.Problems;

/// A zone that can be asked for: its service's address and secrets are known.
public final class Line {

  private static final int SHORTEST = 4;

  /// No word of ours has so many letters of a secret in it by chance.
  private static final int LONG = 12;

  private final Feed feed;
  private final String address;
  private final List<Secret> secrets;

  private Line(Feed feed, String address, List<Secret> secrets) {
    this.feed = feed;
    this.address = address;
    this.secrets = List.copyOf(secrets);
  }

  /// Sees to it that a zone can be asked for; empty with a problem. Asks nothing.
  static Optional<Line> of(
      Feed feed, Map<String, String> environment, Secrets secrets, Problems problems) {
    var own = new Problems();
    var address = Addresses.of(feed.provider(), environment, own);
    var known = secrets.of(feed.provider(), own);
    problems.addAll(own);
    return own.hasErrors() ? Optional.empty() : address.map(its -> new Line(feed, its, known));
  }

  public Feed feed() {
    return feed;
  }

  /// Of the service, without a stroke at its end.
  String address() {
    return address;
  }

  /// What lets in, in the order of [Provider#secrets].
  List<Secret> secrets() {
    return secrets;
  }

  /// A sentence without the secrets, should somebody have put one in. A short one is taken out
  /// where it is a word of its own, for the sentence's own words may hold its letters; one of less
  /// than four characters is no secret, and stays.
  String clean(String sentence) {
    var clean = sentence;
    for (var secret : secrets) {
      clean = masked(clean, secret.value());
    }
    return clean;
  }

  private static String masked(String sentence, String secret) {
    if (secret.length() < SHORTEST) {
      return sentence;
    }
    var out = new StringBuilder();
    int from = 0;
    int at = sentence.indexOf(secret);
    while (at >= 0) {
      int end = at + secret.length();
      boolean masked = secret.length() >= LONG || isWord(sentence, at, end);
      out.append(sentence, from, at).append(masked ? "***" : secret);
      from = end;
      at = sentence.indexOf(secret, from);
    }
    return out.append(sentence, from, sentence.length()).toString();
  }

  /// Whether no letter or digit goes on before or behind a part of a sentence.
  private static boolean isWord(String sentence, int from, int to) {
    return (from == 0 || !Character.isLetterOrDigit(sentence.charAt(from - 1)))
        && (to == sentence.length() || !Character.isLetterOrDigit(sentence.charAt(to)));
  }
}
