package lepton.meter;

/// Who used a device between two full readings.
public sealed interface Usage {

  /// A device that processes hold and work on: an accelerator.
  ///
  /// @param own activity of the command's process tree, in any unit that `others` shares (per cent
  ///     of the streaming multiprocessors, summed)
  /// @param others activity of all other processes
  /// @param ownHolds whether a process of the command's has the device open
  /// @param othersHold whether another process has
  record Tenancy(double own, double others, boolean ownHolds, boolean othersHold)
      implements Usage {}

  /// A device that everything on the machine shares by time: a processor.
  ///
  /// @param own processor seconds of the command's process tree
  /// @param busy processor seconds of the whole machine at work
  /// @param capacity processor seconds that the machine had
  record ProcessorTime(double own, double busy, double capacity) implements Usage {}
}
