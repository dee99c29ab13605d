package lepton.calibrate;

/// A figure that recordings don't give.
///
/// @param what it would have been
/// @param subject id of the accelerator, or the recording
/// @param remedy which recording would carry it
public record Refusal(String what, String subject, String why, String remedy) {}
