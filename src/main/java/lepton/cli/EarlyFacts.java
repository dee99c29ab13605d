package lepton.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import lepton.meter.Recording;
import lepton.meter.sensor.HostFacts;

/// What a run's recording tells of the machine and, where nobody said it, of the place: looked up
/// on a thread beside the start of the command, which needs none of it.
final class EarlyFacts {

  /// @param site absent where it was said where the command runs
  private record Found(Recording.Host host, Optional<RunSite> site) {}

  private final FutureTask<ZoneId> zone = new FutureTask<>(ZoneId::systemDefault);
  private final FutureTask<Found> found;

  private EarlyFacts(FutureTask<Found> found) {
    this.found = found;
  }

  /// Begins to look.
  static EarlyFacts of(Arguments arguments, Path root, Surroundings here) {
    var facts = new EarlyFacts(new FutureTask<>(() -> find(arguments, root, here)));
    Thread.ofPlatform().daemon().name("lepton facts").start(facts::look);
    return facts;
  }

  private void look() {
    zone.run();
    found.run();
  }

  private static Found find(Arguments arguments, Path root, Surroundings here) throws IOException {
    return new Found(
        HostFacts.read(root, Version.number()),
        RunSite.given(arguments)
            ? Optional.empty()
            : Optional.of(byDefault(arguments, root, here)));
  }

  private static RunSite byDefault(Arguments arguments, Path root, Surroundings here) {
    var services = new Services(here, Clock.systemUTC());
    return RunSite.byDefault(arguments, services, RunSensors.isPersonal(root), here);
  }

  /// The time now, in the machine's time zone: its rules take Java as long as many a command.
  OffsetDateTime now() {
    try {
      return OffsetDateTime.now(zone.get());
    } catch (ExecutionException | InterruptedException impossible) {
      throw new IllegalStateException("asking for the time zone", impossible);
    }
  }

  /// @throws IOException if the machine's facts cannot be read
  Recording.Host host() throws IOException {
    return found().host();
  }

  /// Where the command runs, by default.
  ///
  /// @throws IOException if the machine's facts cannot be read
  RunSite site() throws IOException {
    return found().site().orElseThrow();
  }

  private Found found() throws IOException {
    try {
      return found.get();
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof IOException unreadable) {
        throw unreadable;
      }
      throw new IllegalStateException("looking for the machine and the place", failed.getCause());
    } catch (InterruptedException nobodyInterrupts) {
      throw new IllegalStateException(nobodyInterrupts);
    }
  }
}
