package lepton.process;

/// A signal that reached lepton.
///
/// @param fromKernel whether the kernel sent it, as it does for a terminal to a whole group
record Arrival(int signal, boolean fromKernel) {}
