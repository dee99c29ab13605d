package lepton.cli;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import lepton.meter.MarksFile;

/// What is known of a run when its command starts.
///
/// @param facts of the machine, and of the place where it was not said
/// @param site where it was said where the command runs
/// @param live asks a service for the intensity of the grid, where one is named
/// @param place of the recording; absent where there is none to write
/// @param started wall-clock time
record RunSetup(
    RunSettings settings,
    Arguments arguments,
    RunSensors sensors,
    EarlyFacts facts,
    Optional<RunSite> site,
    Optional<LiveIntensity> live,
    Optional<RecordingPlace> place,
    Optional<MarksFile> marks,
    OffsetDateTime started,
    Surroundings here) {

  /// The command.
  List<String> words() {
    return arguments.words();
  }
}
