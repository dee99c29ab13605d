package lepton.meter;

import java.util.Optional;

/// A sensor that could not be had.
///
/// @param sensor `nvml`, `rapl`, …
/// @param why one sentence without a full stop: `no /dev/nvidia0`, `permission denied`
/// @param remedy the one command or step that mends it, where there is one
public record Absent(String sensor, String why, Optional<String> remedy) {}
