package lepton.service;

import java.time.Duration;

/// How long a service has to answer.
///
/// @param connect until it takes the call
/// @param attempt until one request is answered to its end
/// @param all until it is given up, with all that is asked again
/// @param attempts how often it is asked
/// @param pause before it is asked again, doubled each time
public record Patience(
    Duration connect, Duration attempt, Duration all, int attempts, Duration pause) {

  /// A person waits for it. Assumed: as long as one waits for a page.
  public static final Patience USUAL =
      new Patience(
          Duration.ofSeconds(5),
          Duration.ofSeconds(10),
          Duration.ofSeconds(25),
          3,
          Duration.ofSeconds(1));
}
