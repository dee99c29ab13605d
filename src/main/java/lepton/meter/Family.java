package lepton.meter;

/// The process tree of the command, whose members come and go.
public interface Family {

  /// Whether a process is, or was at any time that was looked at, the command or a descendant of
  /// it.
  boolean has(long pid);

  /// Whether process numbers that a driver reports can be told from those seen here: they cannot in
  /// a container with process numbers of its own.
  boolean comparable();
}
