package lepton.service;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import lepton.text.Problems;

/// A zone that can be asked for: its service's address and secrets are known.
public final class Line {

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

  /// A sentence without the secrets, should somebody have put one in.
  String clean(String sentence) {
    var clean = sentence;
    for (var secret : secrets) {
      clean = clean.replace(secret.value(), "***");
    }
    return clean;
  }
}
