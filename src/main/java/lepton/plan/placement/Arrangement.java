package lepton.plan.placement;

import java.util.Arrays;
import java.util.Optional;

/// Jobs and their spots, while a plan is made.
final class Arrangement {

  private final Case in;
  private final Load load;
  private final Optional<Spot>[] spots;

  @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type can't be made otherwise
  Arrangement(Case in) {
    this.in = in;
    load = new Load(in);
    spots = new Optional[in.jobs.size()];
    Arrays.fill(spots, Optional.empty());
  }

  Load load() {
    return load;
  }

  Optional<Spot> spot(int j) {
    return spots[j];
  }

  void place(int j, Spot spot) {
    load.add(j, spot);
    spots[j] = Optional.of(spot);
  }

  /// Takes a job out.
  void lift(int j) {
    spots[j].ifPresent(spot -> load.remove(j, spot));
    spots[j] = Optional.empty();
  }

  /// Whether no job is placed.
  boolean empty() {
    for (var spot : spots) {
      if (spot.isPresent()) {
        return false;
      }
    }
    return true;
  }

  double kilograms() {
    double sum = 0;
    for (int j = 0; j < spots.length; j++) {
      sum += spots[j].isPresent() ? kilograms(in, j, spots[j].get()) : 0;
    }
    return sum;
  }

  /// kg CO2e of a job at a spot, its data moved.
  static double kilograms(Case in, int j, Spot spot) {
    return switch (spot) {
      case Spot.Whole(int site, int start) -> in.kilograms(j, site, start);
      case Spot.Spread(var sites, var slots, var shares) -> {
        double sum = 0;
        for (int i = 0; i < shares.length; i++) {
          sum += shares[i] * in.kilogramsOfSlot(j, sites[i], slots[i]);
        }
        yield sum;
      }
    };
  }

  /// Whether a job is at a site from slot `begin` to before slot `end`, if only in part.
  boolean meets(int j, int site, int begin, int end) {
    return switch (spots[j].orElseThrow()) {
      case Spot.Whole(int its, int start) ->
          its == site && start < end && begin < start + in.length[j];
      case Spot.Spread(var sites, var slots, _) -> {
        boolean meets = false;
        for (int i = 0; i < slots.length && !meets; i++) {
          meets = sites[i] == site && slots[i] >= begin && slots[i] < end;
        }
        yield meets;
      }
    };
  }

  /// Becomes what another is.
  void take(Arrangement other) {
    System.arraycopy(other.spots, 0, spots, 0, spots.length);
    load.take(other.load);
  }

  Arrangement copy() {
    var copy = new Arrangement(in);
    copy.take(this);
    return copy;
  }
}
