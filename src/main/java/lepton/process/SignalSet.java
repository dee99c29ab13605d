package lepton.process;

/// A set of signals as the kernel has it: bit n − 1 stands for signal n.
///
/// The numbers are those of Linux on x86 and Arm (signal(7)).
record SignalSet(long bits) {

  static final int HUP = 1;
  static final int INT = 2;
  static final int QUIT = 3;
  static final int KILL = 9;
  static final int USR1 = 10;
  static final int USR2 = 12;
  static final int PIPE = 13;
  static final int TERM = 15;
  static final int CHLD = 17;
  static final int CONT = 18;
  static final int TSTP = 20;
  static final int XFSZ = 25;
  static final int WINCH = 28;

  static final SignalSet NONE = new SignalSet(0);
  static final SignalSet ALL = new SignalSet(-1);

  /// Those that reach a command through lepton.
  static final SignalSet FORWARDED = of(HUP, INT, QUIT, USR1, USR2, TERM, CONT, WINCH);

  /// Those of them that end a process that does nothing about them (signal(7)).
  static final SignalSet ENDING = of(HUP, INT, QUIT, USR1, USR2, TERM);

  static SignalSet of(int... signals) {
    long bits = 0;
    for (int signal : signals) {
      bits |= bit(signal);
    }
    return new SignalSet(bits);
  }

  private static long bit(int signal) {
    return 1L << (signal - 1);
  }

  boolean contains(int signal) {
    return (bits & bit(signal)) != 0;
  }

  boolean containsAll(SignalSet others) {
    return (others.bits & ~bits) == 0;
  }

  boolean isEmpty() {
    return bits == 0;
  }

  SignalSet and(SignalSet others) {
    return new SignalSet(bits & others.bits);
  }

  SignalSet or(SignalSet others) {
    return new SignalSet(bits | others.bits);
  }

  SignalSet without(SignalSet others) {
    return new SignalSet(bits & ~others.bits);
  }
}
