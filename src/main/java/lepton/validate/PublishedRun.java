package lepton.validate;

import java.util.Optional;
import java.util.OptionalDouble;
import lepton.quantity.Carbon;
import lepton.quantity.Energy;
import lepton.text.Place;
import lepton.text.Scalar;

/// A training run as somebody published it; what was not published is absent.
///
/// @param experts whether it is a mixture of experts
/// @param compute of all the training, in FLOP
/// @param accelerator as the table names it
/// @param hours accelerator hours
/// @param watts mean power of one accelerator, with its share of the host where `boundary` is the
///     system
/// @param grid the grid by name, or its intensity in gCO2e/kWh
/// @param energy in MWh
/// @param emissions in t CO2e
/// @param steady utilization that was reported for the steps alone
/// @param basis what its energy rests on; absent where the table doesn't say
/// @param countAssumed whether its hours are of a number of accelerators that was only assumed
/// @param atFacility whether its energy includes the PUE
/// @param source who published it; empty where the table doesn't say
/// @param place its row
public record PublishedRun(
    Scalar name,
    boolean experts,
    Optional<Printed> parameters,
    Optional<Printed> activeParameters,
    Optional<Printed> tokens,
    Optional<Printed> compute,
    Optional<Scalar> accelerator,
    Optional<Printed> count,
    Optional<Printed> hours,
    Optional<Printed> watts,
    Optional<Printed> pue,
    Optional<Scalar> grid,
    Optional<Printed> energy,
    Optional<Printed> emissions,
    OptionalDouble steady,
    Optional<Basis> basis,
    boolean countAssumed,
    Boundary boundary,
    boolean atFacility,
    String source,
    String note,
    Place place) {

  /// 6 operations a parameter and token: 2 forward, 4 backward (Kaplan et al. 2020).
  private static final double PER_PARAMETER = 6;

  /// What a reported energy rests on.
  public enum Basis {
    /// Power was measured.
    MEASURED("measured"),
    /// Hours times an assumed power, mostly the TDP: it tests arithmetic alone.
    CIRCULAR("circular"),
    /// No energy was published.
    HOURS("hours");

    private final String word;

    Basis(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }

  /// What draws the power.
  public enum Boundary {
    ACCELERATORS("accelerators"),
    SYSTEM("system");

    private final String word;

    Boundary(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }
  }

  /// Whether another row is of the same run: its name, hours and work are the same.
  boolean same(PublishedRun other) {
    return title().equals(other.title())
        && value(hours).equals(value(other.hours))
        && work().equals(other.work())
        && accelerator.map(Scalar::text).equals(other.accelerator.map(Scalar::text));
  }

  private static Optional<Double> value(Optional<Printed> printed) {
    return printed.map(Printed::value);
  }

  public String title() {
    return name.text();
  }

  /// The reported energy; absent where none was published.
  Optional<Energy> reportedEnergy() {
    return energy.map(printed -> Energy.ofMwh(printed.value()));
  }

  /// The reported emissions; absent where none were published.
  Optional<Carbon> reportedEmissions() {
    return emissions.map(printed -> Carbon.ofTonnes(printed.value()));
  }

  /// 6 · active P · tokens, where both are known, in FLOP.
  public OptionalDouble counted() {
    var used = activeParameters.or(() -> parameters);
    return used.isPresent() && tokens.isPresent()
        ? OptionalDouble.of(PER_PARAMETER * used.get().value() * tokens.get().value())
        : OptionalDouble.empty();
  }

  /// Stated compute over the counted one; absent unless both are known.
  public OptionalDouble stated() {
    var counted = counted();
    return compute.isPresent() && counted.isPresent()
        ? OptionalDouble.of(compute.get().value() / counted.getAsDouble())
        : OptionalDouble.empty();
  }

  /// The work in FLOP: as counted, else as stated.
  public OptionalDouble work() {
    var counted = counted();
    return counted.isPresent() || compute.isEmpty()
        ? counted
        : OptionalDouble.of(compute.get().value());
  }
}
