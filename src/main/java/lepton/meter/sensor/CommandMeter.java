package lepton.meter.sensor;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import lepton.meter.Absent;
import lepton.meter.Device;
import lepton.meter.Device.Role;
import lepton.meter.DeviceKind;
import lepton.meter.Sample;
import lepton.meter.Sensor;
import lepton.meter.SensorSource;
import lepton.text.Quote;

/// A person's own meter of the whole machine: a command for `/bin/sh` that prints watts.
///
/// A command that ends is run again, a second after it began; one that keeps running is read line
/// by line. Either way the last line printed holds until the next one, for ten seconds at most.
public final class CommandMeter implements SensorSource, Sensor {

  private static final String NAME = "meter";

  /// So often a command that ends is run, in ns.
  private static final long PERIOD = 1_000_000_000L;

  /// So long a figure holds, and so long a command has for its first line, in ns.
  private static final long PATIENCE = 10_000_000_000L;

  /// So many runs without a figure are taken for a command that has none.
  private static final int TRIES = 2;

  private final String command;
  private final LongSupplier nanos;
  private final Device device;
  private final Thread thread;

  // All of these are guarded by this object.
  private OptionalDouble watts = OptionalDouble.empty();
  private Optional<String> failure = Optional.empty();
  private Optional<Process> running = Optional.empty();
  private boolean printed;
  private long began;
  private long since;
  private int failedRuns;
  private boolean closed;

  /// @param index counted from 0, for the id
  /// @param nanos a clock that never goes back
  public CommandMeter(int index, String command, LongSupplier nanos) {
    this.command = command;
    this.nanos = nanos;
    this.device =
        new Device(
            index == 0 ? NAME : NAME + "-" + (index + 1),
            "meter " + Quote.of(command),
            DeviceKind.MACHINE,
            Role.WHOLE,
            Optional.empty(),
            OptionalDouble.empty(),
            1,
            Optional.empty(),
            List.of());
    this.thread = Thread.ofPlatform().daemon().name(device.id()).unstarted(this::run);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Device device() {
    return device;
  }

  /// Starts the command and waits for its first figure, or for it to fail twice.
  @Override
  public synchronized Found find() {
    since = nanos.getAsLong();
    long until = since + PATIENCE;
    if (!closed) {
      thread.start();
    }
    while (!closed && watts.isEmpty() && failedRuns < TRIES && nanos.getAsLong() < until) {
      if (!pause(until - nanos.getAsLong())) {
        break;
      }
    }
    if (watts.isPresent()) {
      return new Found(List.of(this), List.of());
    }
    var why = failure.orElse("it printed nothing within 10 s");
    close();
    return new Found(
        List.of(),
        List.of(
            new Absent(
                NAME,
                Quote.of(command) + ": " + why,
                Optional.of("let it print a number of watts a line; try it with sh -c"))));
  }

  @Override
  public synchronized Sample read(boolean full) {
    if (running.isPresent() && !printed && nanos.getAsLong() - began > PATIENCE) {
      failed("it printed nothing within 10 s");
      end(running.get());
    }
    if (failure.isPresent()) {
      return Sample.failed(failure.get());
    }
    return watts.isPresent() && nanos.getAsLong() - since <= PATIENCE
        ? Sample.ofWatts(watts.getAsDouble())
        : Sample.failed("no figure for 10 s");
  }

  /// Ends the command; nobody waits for it.
  @Override
  public synchronized void close() {
    closed = true;
    running.ifPresent(CommandMeter::end);
    notifyAll();
  }

  private static void end(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  private void run() {
    while (true) {
      long next = nanos.getAsLong() + PERIOD;
      try {
        var process = start();
        if (process.isEmpty()) {
          return;
        }
        readAll(process.get());
        ended(process.get());
      } catch (IOException e) {
        failed("it cannot be run: " + PseudoFile.why(e));
      }
      if (!rest(next)) {
        return;
      }
    }
  }

  private synchronized Optional<Process> start() throws IOException {
    if (closed) {
      return Optional.empty();
    }
    printed = false;
    var process =
        new ProcessBuilder("/bin/sh", "-c", command)
            .redirectInput(new File("/dev/null"))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    running = Optional.of(process);
    began = nanos.getAsLong();
    return running;
  }

  private void readAll(Process process) throws IOException {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      var line = lines.readLine();
      while (line != null) {
        if (!line.isBlank()) {
          take(line);
        }
        line = lines.readLine();
      }
    }
  }

  private synchronized void take(String line) {
    var read = MeterLine.watts(line);
    printed = true;
    if (read.isPresent()) {
      watts = read;
      since = nanos.getAsLong();
      failure = Optional.empty();
      failedRuns = 0;
      notifyAll();
    } else {
      failure = Optional.of("it printed " + Quote.of(line.strip()) + " and no watts");
    }
  }

  private void ended(Process process) {
    try {
      int status = process.waitFor();
      synchronized (this) {
        if (!printed && failure.isEmpty()) {
          failure = Optional.of("it ended with status " + status + " and printed nothing");
        }
        countFailure();
      }
    } catch (InterruptedException nobodyDoes) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void failed(String why) {
    failure = Optional.of(why);
    countFailure();
  }

  private synchronized void countFailure() {
    if (failure.isPresent()) {
      failedRuns++;
      notifyAll();
    }
  }

  /// Waits until a time; false where the meter was closed.
  private synchronized boolean rest(long until) {
    while (!closed && until - nanos.getAsLong() > 0) {
      if (!pause(until - nanos.getAsLong())) {
        return false;
      }
    }
    return !closed;
  }

  /// Waits for news, for so many ns at most; false where the thread is asked to end.
  private boolean pause(long forNanos) {
    try {
      TimeUnit.NANOSECONDS.timedWait(this, Math.max(1_000_000L, forNanos));
      return true;
    } catch (InterruptedException asked) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
