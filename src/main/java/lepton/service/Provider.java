package lepton.service;

import java.util.List;
import java.util.Optional;

/// Who can be asked for the intensity of a grid.
public enum Provider {
  /// Average, life-cycle, by flow tracing (api reference of Electricity Maps, v3).
  ELECTRICITY_MAPS("electricitymaps", "https://api.electricitymaps.com", "DE", "life-cycle"),
  /// Average of Great Britain, of generation alone (carbon-intensity.github.io/api-definitions).
  CARBON_INTENSITY(
      "carbonintensity",
      "https://api.carbonintensity.org.uk",
      "GB",
      "direct emissions of generation, without the life cycle"),
  /// Marginal operating emissions rate (docs.watttime.org, v3).
  WATTTIME("watttime", "https://api.watttime.org", "CAISO_NORTH", "marginal");

  private final String word;
  private final String address;
  private final String example;
  private final String basis;

  Provider(String word, String address, String example, String basis) {
    this.word = word;
    this.address = address;
    this.example = example;
    this.basis = basis;
  }

  /// What a person calls it.
  public String word() {
    return word;
  }

  /// A zone that it knows.
  public String example() {
    return example;
  }

  /// Whether its figures are of one kilowatt hour more, and not of the average one.
  public boolean marginal() {
    return this == WATTTIME;
  }

  /// Where it is reached, unless [#addressVariable] says otherwise.
  String address() {
    return address;
  }

  /// The variable of the environment that names another address: a mirror, a test.
  String addressVariable() {
    return "LEPTON_" + name().replace("_", "") + "_URL";
  }

  /// What has to be known to be let in.
  List<String> secrets() {
    return switch (this) {
      case ELECTRICITY_MAPS -> List.of("ELECTRICITYMAPS_TOKEN");
      case CARBON_INTENSITY -> List.of();
      case WATTTIME -> List.of("WATTTIME_USER", "WATTTIME_PASSWORD");
    };
  }

  /// What its figures are of.
  public String basis() {
    return basis;
  }

  static Optional<Provider> named(String word) {
    for (var provider : values()) {
      if (provider.word.equals(word)) {
        return Optional.of(provider);
      }
    }
    return Optional.empty();
  }
}
