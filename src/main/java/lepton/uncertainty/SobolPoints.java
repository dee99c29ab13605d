package lepton.uncertainty;

/// Points that fill the unit cube evenly: Sobol's sequence under a digital shift that the seed
/// chooses (Sobol 1967; Antonov and Saleev 1979 for the order; L'Ecuyer and Lemieux 2002 for the
/// shift).
///
/// Every 2^m points share out each coordinate evenly, one to an interval of 2^−m, so that
/// percentiles of a smooth function need far fewer of them than of random points. Coordinates are
/// multiples of 2⁻³² plus a half: never 0, never 1. Coordinates beyond the 64 that there are
/// direction numbers for are random, drawn from the seed.
public final class SobolPoints {

  /// The most points: coordinates would come again.
  private static final long MOST = 1L << JoeKuo.BITS;

  private final long seed;
  private final int[][] directions;

  /// @throws IllegalArgumentException if `dimensions` is negative
  public SobolPoints(int dimensions, long seed) {
    if (dimensions < 0) {
      throw new IllegalArgumentException("dimensions must be 0 or more, got " + dimensions);
    }
    this.seed = seed;
    this.directions = new int[dimensions][];
    for (int i = 0; i < Math.min(dimensions, JoeKuo.DIMENSIONS); i++) {
      directions[i] = JoeKuo.directions(i);
    }
  }

  public int dimensions() {
    return directions.length;
  }

  /// Coordinate `dimension` of the points from `first` on, as many as `into` holds.
  ///
  /// @throws IllegalArgumentException if a point is beyond 2³²
  public void fill(int dimension, long first, double[] into) {
    if (first < 0 || first + into.length > MOST) {
      throw new IllegalArgumentException("points must be 0 to 2^32, got " + first);
    }
    long own = mixed(seed + (dimension + 1) * 0x9E3779B97F4A7C15L);
    if (dimension >= JoeKuo.DIMENSIONS) {
      for (int i = 0; i < into.length; i++) {
        into[i] = coordinate((int) (mixed(own + (first + i) * 0x9E3779B97F4A7C15L) >>> 32));
      }
      return;
    }
    int[] direction = directions[dimension];
    int bits = (int) (own >>> 32);
    for (long gray = first ^ (first >>> 1); gray != 0; gray &= gray - 1) {
      bits ^= direction[Long.numberOfTrailingZeros(gray)];
    }
    for (int i = 0; i < into.length; i++) {
      into[i] = coordinate(bits);
      int changed = Long.numberOfTrailingZeros(first + i + 1);
      bits ^= direction[Math.min(changed, JoeKuo.BITS - 1)];
    }
  }

  private static double coordinate(int bits) {
    return ((bits & 0xFFFFFFFFL) + 0.5) * 0x1p-32;
  }

  /// SplitMix64's output function (Steele, Lea and Flood 2014, Fast splittable pseudorandom number
  /// generators, OOPSLA), which is specified to the bit.
  private static long mixed(long state) {
    long mixed = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }
}
