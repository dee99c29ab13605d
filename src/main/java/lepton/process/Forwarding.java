package lepton.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.LongSupplier;

/// Sees to it that a signal sent to lepton reaches the command, and once: not a second time where
/// it was sent to the whole group, which the command is in.
public final class Forwarding implements AutoCloseable {

  /// How long a signal is held. A group gets it in an instant, but who sends it to each process of
  /// a control group takes a moment, and so does timeout(1), which sends to lepton and then to the
  /// group.
  private static final long HELD_MS = 5;

  /// After a sleep of the machine, or when its clock was set, waiting ends late by no more.
  private static final long LONGEST_WAIT_MS = 10_000;

  private final Optional<SignalDescriptor> signals;
  private final Path proc;
  private final List<Arrival> early;
  private Optional<Thread> thread = Optional.empty();
  private Optional<Sentinel> sentinel = Optional.empty();
  private SignalSet owed = SignalSet.NONE;
  private volatile boolean holdsStops;
  private boolean closed;

  private Forwarding(Optional<SignalDescriptor> signals, Path proc) {
    this.signals = signals;
    this.proc = proc;
    this.early = signals.isPresent() ? signals.get().more() : List.of();
  }

  /// Begins to keep signals, before there is a command. Where no launcher started this process it
  /// keeps none: they do what they do to any Java.
  ///
  /// @throws IOException if there is no `/proc`
  public static Forwarding begin(Path proc) throws IOException {
    if (ProcessStatus.read(proc, "self").blocked().containsAll(SignalSet.FORWARDED)) {
      return new Forwarding(Optional.of(new SignalDescriptor()), proc);
    }
    var environment = Environment.read(proc);
    if (!environment.value(Environment.KEPT_SIGNALS).isEmpty()) {
      SecondStart.attempt(proc, environment);
    }
    return new Forwarding(Optional.empty(), proc);
  }

  /// Waits for a time before there is a command. A signal that would end the command, had it begun
  /// to wait by itself, ends the waiting, unless it is ignored here: then its number is returned.
  ///
  /// @param clock milliseconds since 1970-01-01T00:00Z; asked again and again, for it may be set,
  ///     and the machine may sleep
  /// @throws IOException if there is no `/proc`
  public OptionalInt awaitUntil(long milliseconds, LongSupplier clock) throws IOException {
    var ending = SignalSet.ENDING.without(ProcessStatus.read(proc, "self").ignored());
    for (var arrival : early) {
      if (ending.contains(arrival.signal())) {
        return OptionalInt.of(arrival.signal());
      }
    }
    for (long left = milliseconds - clock.getAsLong();
        left > 0;
        left = milliseconds - clock.getAsLong()) {
      if (signals.isEmpty()) {
        sleep(Math.min(left, LONGEST_WAIT_MS));
        continue;
      }
      signals.get().await((int) Math.min(left, LONGEST_WAIT_MS));
      for (var arrival : signals.get().more()) {
        if (ending.contains(arrival.signal())) {
          return OptionalInt.of(arrival.signal());
        }
      }
    }
    return OptionalInt.empty();
  }

  /// Without a launcher signals do what they do to any Java, so nothing has to be listened to.
  private static void sleep(long milliseconds) {
    try {
      Thread.sleep(milliseconds);
    } catch (InterruptedException nobodyInterrupts) {
      Thread.currentThread().interrupt();
    }
  }

  /// Forwards to a command that was just started. What came before can't have reached it.
  ///
  /// @param holdStops whether ^Z is to wait for `stopAlong`
  public void to(Child child, boolean holdStops) {
    for (var arrival : early) {
      child.send(arrival.signal());
    }
    if (signals.isPresent()) {
      var from = signals.get();
      thread =
          Optional.of(
              Thread.ofPlatform()
                  .daemon()
                  .name("signals")
                  .start(() -> run(from, child, holdStops)));
    }
  }

  private void run(SignalDescriptor from, Child child, boolean holdStops) {
    synchronized (this) {
      if (closed) {
        return;
      }
      sentinel = Sentinel.start(proc);
      if (holdStops && sentinel.isPresent()) {
        holdStops();
      }
    }
    try {
      for (var first = from.next(); first.isPresent(); first = from.next()) {
        Thread.sleep(HELD_MS);
        deliver(first.get(), from.more(), child);
      }
    } catch (InterruptedException nobodyInterrupts) {
      Thread.currentThread().interrupt();
    }
  }

  private void holdStops() {
    try {
      if (!ProcessStatus.read(proc, "self").ignored().contains(SignalSet.TSTP)) {
        Libc.ignore(SignalSet.TSTP);
        holdsStops = true;
      }
    } catch (IOException gone) {
      // then ^Z stops this process before it can do anything about it, as it does any other
    }
  }

  /// Stops this process with the command, where ^Z stopped it and was held for this; returns when
  /// both go on. A stop that was for the command alone is none of lepton's.
  ///
  /// @param before called while the terminal is still this job's
  public void stopAlong(Runnable before) {
    if (!holdsStops || !askedToStop()) {
      return;
    }
    before.run();
    Libc.restore(SignalSet.TSTP);
    Libc.kill((int) ProcessHandle.current().pid(), SignalSet.TSTP);
    do {
      // another thread may take the signal: this one must not get ahead of it
      sleep(HELD_MS);
    } while (stopIsPending());
    Libc.ignore(SignalSet.TSTP);
  }

  private boolean stopIsPending() {
    try {
      return ProcessStatus.read(proc, "self").pending().contains(SignalSet.TSTP);
    } catch (IOException gone) {
      return false;
    }
  }

  private synchronized boolean askedToStop() {
    return sentinel.map(Sentinel::pending).orElse(SignalSet.NONE).contains(SignalSet.TSTP);
  }

  private synchronized void deliver(Arrival first, List<Arrival> more, Child child) {
    if (closed) {
      return;
    }
    var seen = sentinel.map(Sentinel::pending).orElse(SignalSet.NONE).or(owed);
    forward(first, seen, child);
    var arrived = SignalSet.of(first.signal());
    for (var arrival : more) {
      forward(arrival, seen, child);
      arrived = arrived.or(SignalSet.of(arrival.signal()));
    }
    owed = seen.without(arrived).and(SignalSet.FORWARDED);
    if (!seen.and(arrived).isEmpty()) {
      replace(arrived);
    }
  }

  /// What comes from the kernel comes from a terminal, which sends it to the whole group.
  private static void forward(Arrival arrival, SignalSet seen, Child child) {
    if (!arrival.fromKernel() && !seen.contains(arrival.signal())) {
      child.send(arrival.signal());
    }
  }

  /// A pending signal can't be seen to come again, so a new sentinel takes over.
  private void replace(SignalSet told) {
    var old = sentinel;
    sentinel = Sentinel.start(proc);
    if (old.isPresent()) {
      owed = owed.or(old.get().pending().without(told).and(SignalSet.FORWARDED));
      old.get().stop();
    }
  }

  /// Ends forwarding, and the sentinel. Its thread has to be gone before the process ends, for Java
  /// waits 300 ms at its end for a thread that is in a C function (HotSpot's
  /// `VM_Exit::wait_for_threads_in_native_to_block`).
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      sentinel.ifPresent(Sentinel::stop);
      sentinel = Optional.empty();
    }
    signals.ifPresent(SignalDescriptor::stop);
    try {
      if (thread.isPresent()) {
        thread.get().join();
      }
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }
}
