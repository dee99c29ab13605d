package lepton.text;

/// What a document may grow to, so that no text costs more than it is worth.
///
/// Assumed: people nest a workload five deep, and its longest table has some hundred rows.
final class Limits {

  private static final int DEPTH = 64;
  private static final int VALUES = 100_000;
  private static final int ALIASED = 10_000;

  private final Problems problems;
  private long values;
  private long aliased;

  Limits(Problems problems) {
    this.problems = problems;
  }

  /// Counts a value; false, with a problem, where it is one too many or lies too deep.
  boolean admit(Place at, int depth) {
    values++;
    if (depth > DEPTH) {
      problems.error(at, "nested deeper than " + DEPTH + " levels", "a workload needs about five");
      return false;
    }
    if (values - aliased > VALUES) {
      problems.error(
          at,
          "more than " + VALUES + " values",
          "is it the right file? a workload needs some dozens");
      return false;
    }
    return true;
  }

  /// Counts the values that an alias stands for.
  boolean admitAlias(Place at, long size) {
    values += size;
    aliased += size;
    if (aliased > ALIASED) {
      problems.error(
          at,
          "the aliases of this file stand for more than " + ALIASED + " values",
          "write out what is needed, without aliases of aliases");
      return false;
    }
    return true;
  }

  /// All values so far, those behind aliases too.
  long values() {
    return values;
  }
}
