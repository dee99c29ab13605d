package lepton.service;

import java.time.Duration;
import java.util.Optional;

/// What came of a request.
sealed interface Reply {

  /// The body of a good answer.
  record Body(String text) implements Reply {}

  /// Nothing good, and asking again is of no use now.
  ///
  /// @param denied whether it was for want of a right, such as a token that has expired
  record Failed(String why, boolean denied) implements Reply {}

  /// Nothing good, and it may be better in a while.
  ///
  /// @param rest what the service asks for
  record Later(String why, Optional<Duration> rest) implements Reply {}
}
