package lepton.cli;

/// What a process says of itself when it ends.
public final class Exit {
  public static final int DONE = 0;

  /// Something could not be read, written or found.
  public static final int FAILED = 1;

  /// A command line or a file that makes no sense.
  public static final int MISUSE = 2;

  public static final int OVER_BUDGET = 3;

  private Exit() {}
}
