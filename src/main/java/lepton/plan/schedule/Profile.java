package lepton.plan.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lepton.estimate.Footprint;
import lepton.estimate.PowerCourse;
import lepton.quantity.Energy;
import lepton.quantity.Span;

/// The power that a job draws over its time, by steps: facility energy, in W.
public record Profile(List<Piece> pieces) {

  /// Constant power for a while.
  public record Piece(double seconds, double watts) {
    public Piece {
      if (!(seconds > 0) || !(watts >= 0) || !Double.isFinite(seconds + watts)) {
        throw new IllegalArgumentException(
            "a piece takes time and draws no less than nothing, got " + seconds + " s, " + watts);
      }
    }
  }

  /// @throws IllegalArgumentException if there is no piece
  public Profile {
    pieces = List.copyOf(pieces);
    if (pieces.isEmpty()) {
      throw new IllegalArgumentException("a job takes time");
    }
  }

  /// The same power all the time.
  public static Profile constant(Energy energy, double seconds) {
    return new Profile(List.of(new Piece(seconds, energy.joules() / seconds)));
  }

  /// What was recorded of a command; absent where nothing was.
  public static Optional<Profile> of(PowerCourse course) {
    return of(course.steps().stream().map(its -> new Piece(its.seconds(), its.watts())).toList());
  }

  private static Optional<Profile> of(List<Piece> pieces) {
    return pieces.isEmpty() ? Optional.empty() : Optional.of(new Profile(pieces));
  }

  /// The phases of an estimate, one after the other, each at its mean power; absent where it is not
  /// known how long any takes. Energy of one without a time is spread over the others.
  public static Optional<Profile> of(Footprint footprint) {
    var timed = new ArrayList<Footprint.PhaseFootprint>();
    double joules = 0;
    for (var phase : List.of(footprint.training(), footprint.inference())) {
      if (phase.isPresent() && seconds(phase.get()) > 0) {
        timed.add(phase.get());
        joules += phase.get().energy().joules();
      }
    }
    double rest = footprint.total().joules() - joules;
    double all = timed.stream().mapToDouble(Profile::seconds).sum();
    return of(
        timed.stream()
            .map(
                phase ->
                    new Piece(
                        seconds(phase),
                        Math.max(0, phase.energy().joules() / seconds(phase) + rest / all)))
            .toList());
  }

  private static double seconds(Footprint.PhaseFootprint phase) {
    return phase.duration().map(Span::seconds).orElse(0.0);
  }

  public double seconds() {
    double sum = 0;
    for (var piece : pieces) {
      sum += piece.seconds();
    }
    return sum;
  }

  public Energy energy() {
    double joules = 0;
    for (var piece : pieces) {
      joules += piece.seconds() * piece.watts();
    }
    return new Energy(joules);
  }

  public double meanWatts() {
    return energy().joules() / seconds();
  }

  /// The same power for longer, or less long.
  public Profile lasting(double otherSeconds) {
    double factor = otherSeconds / seconds();
    return new Profile(
        pieces.stream().map(its -> new Piece(its.seconds() * factor, its.watts())).toList());
  }
}
