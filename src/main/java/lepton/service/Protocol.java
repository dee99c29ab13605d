package lepton.service;

import java.util.List;

/// How one service is talked to. Pure: who talks is [Feeds].
interface Protocol {

  /// What to ask.
  ///
  /// @param now seconds since 1970-01-01T00:00Z
  List<Question> questions(Feed feed, Wanted wanted, double now);

  /// What an answer says.
  ///
  /// @throws Answers.Senseless where it says nothing that can be used
  Curve read(String body, Feed feed) throws Answers.Senseless;

  static Protocol of(Provider provider) {
    return switch (provider) {
      case ELECTRICITY_MAPS -> new ElectricityMaps();
      case CARBON_INTENSITY -> new NationalGrid();
      case WATTTIME -> new WattTime();
    };
  }
}
