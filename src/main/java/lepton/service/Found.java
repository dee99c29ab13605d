package lepton.service;

import java.time.Instant;

/// What is known of a zone once its service was asked.
public sealed interface Found {

  /// An answer.
  ///
  /// @param asked when it was given
  /// @param kept whether it is one that was given before
  /// @param doubt what a person should know of it; blank where nothing is doubtful
  record Known(Curve curve, Instant asked, boolean kept, String doubt) implements Found {}

  /// None.
  record Nothing(String why) implements Found {}
}
