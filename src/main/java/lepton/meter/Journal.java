package lepton.meter;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import lepton.meter.Recording.Ending;
import lepton.meter.Recording.Header;

/// Writes down a run as it goes, so that `kill -9`, a power cut or a full disk costs at most one
/// interval. [JournalReader] makes a recording of it.
///
/// ```text
/// 1c291ca3 {"journal":2,"name":"train",…}        header, twice; again where more becomes known
/// e5eb35d0 ["k",1,1000,[1,500000],…]             key: totals of all devices, twice
/// 0b29a2a7 ["d",1,2000,[1,512345],…]             difference from key 1
/// 7f2d3c55 ["p",2100,"train"]                    mark of a phase
/// 5e9c1d20 ["s",2200,12,100]                     mark of a step
/// 90c1a3de ["n",0,"…"]                           note on device 0; -1: on the run
/// 44d0f7b1 ["e",{"ended":…}]                     end
/// ```
///
/// Each line begins with the CRC-32C (RFC 3720, appendix B.4) of what follows the space. Times are
/// ms since the start. Numbers of a device are those of `Ticks`, without zeros: a mask that says
/// which are there, then these. They are differences from a key and not from the line before, so
/// that a line lost costs no other; header and keys stand twice because others need them. A week of
/// eight accelerators at a line a second takes about 240 MB.
///
/// In version 1 energies were in mJ.
///
/// A line reaches the file in one write, and the disk every five seconds. An error of the file is
/// kept for `failure` and never thrown: measuring goes on, and the next line that can be written
/// begins on a line of its own. A thread that is interrupted while it writes closes the file, as
/// channels do: don't interrupt it.
public final class Journal implements AutoCloseable {

  /// The version of the format that is written.
  static final int VERSION = 2;

  private static final double SECONDS_BETWEEN_SYNCS = 5;
  private static final int LINES_A_KEY = 60;

  private final FileChannel file;
  private final StringBuilder line = new StringBuilder(1_024);
  private String header;
  private boolean headed;
  private List<long[]> key = List.of();
  private int keyNumber;
  private int linesOfKey;
  private double synced;
  private boolean torn;
  private Optional<String> failure = Optional.empty();
  private long lost;

  private Journal(FileChannel file, String header) {
    this.file = file;
    this.header = header;
  }

  /// Begins a journal in a file that must not exist yet: one of a run that died may be all that is
  /// left of it.
  ///
  /// @param now seconds of any clock that never goes back
  /// @throws java.nio.file.FileAlreadyExistsException where there is such a file: choose another
  ///     name
  /// @throws IOException where it can't be made
  public static Journal create(Path path, Header header, double now) throws IOException {
    var file = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    lock(file);
    return begin(file, header, now);
  }

  /// Whether a run writes to this journal now, as far as the file system can tell: its lock ends
  /// with the process, however that ends.
  ///
  /// @throws IOException where the file can't be opened
  public static boolean isLive(Path path) throws IOException {
    try (var file = FileChannel.open(path, StandardOpenOption.WRITE)) {
      return !lock(file);
    }
  }

  /// False where another process has the lock; where there are no locks nobody has one.
  private static boolean lock(FileChannel file) {
    try {
      return file.tryLock() != null;
    } catch (IOException | OverlappingFileLockException none) {
      return !(none instanceof OverlappingFileLockException);
    }
  }

  /// Begins a journal in a file that is open and empty.
  static Journal begin(FileChannel file, Header header, double now) {
    var journal = new Journal(file, JournalLine.header(header));
    journal.headed();
    journal.synced = now;
    return journal;
  }

  /// Writes what is known of the run and of its devices by now: the later header stands for the
  /// earlier, and adds devices behind those of it.
  public synchronized void append(Header more, double now) {
    header = JournalLine.header(more);
    headed = false;
    linesOfKey = 0;
    headed();
    syncIfDue(now);
  }

  /// Writes what is known at a moment.
  public synchronized void append(Snapshot snapshot, double now) {
    var ticks = Ticks.of(snapshot);
    long at = Ticks.time(snapshot.at());
    if (torn || linesOfKey == 0 || linesOfKey >= LINES_A_KEY) {
      keyNumber++;
      line.setLength(0);
      JournalLine.totals(line, "k", keyNumber, at, ticks);
      var written = line.toString();
      if (write(written, written)) {
        key = ticks;
        linesOfKey = 1;
      } else {
        linesOfKey = 0;
      }
    } else {
      line.setLength(0);
      JournalLine.totals(line, "d", keyNumber, at, JournalLine.differences(ticks, key));
      write(line.toString());
      linesOfKey++;
    }
    syncIfDue(now);
  }

  /// Writes what the command said of itself.
  public synchronized void append(Mark mark, double now) {
    write(
        switch (mark) {
          case Mark.Phase phase -> JournalLine.phase(Ticks.time(phase.at()), phase.name());
          case Mark.Step step ->
              "[\"s\"," + Ticks.time(step.at()) + "," + step.done() + "," + step.of() + "]";
        });
    syncIfDue(now);
  }

  /// Writes something that is to be known.
  ///
  /// @param device its number in the header, from 0; absent for the run as a whole
  public synchronized void note(Optional<Integer> device, String text, double now) {
    write(JournalLine.note(device.orElse(JournalLine.THE_RUN), text));
    syncIfDue(now);
  }

  /// Writes how it ended. A run of a few seconds does not wait for the disk.
  public synchronized void append(Ending ending, double now) {
    write(JournalLine.ending(ending));
    syncIfDue(now);
  }

  /// Brings everything written to the disk.
  public synchronized void sync(double now) {
    synced = now;
    try {
      file.force(false);
    } catch (IOException e) {
      failed(e);
    }
  }

  private void syncIfDue(double now) {
    if (now - synced >= SECONDS_BETWEEN_SYNCS) {
      sync(now);
    }
  }

  /// Whether the header is in the file; tries again where it is not, as what follows can't be read
  /// without.
  private boolean headed() {
    headed = headed || writeNow(header, header);
    return headed;
  }

  private boolean write(String... payloads) {
    return headed() && writeNow(payloads);
  }

  private boolean writeNow(String... payloads) {
    var bytes = JournalLine.framed(torn, payloads);
    try {
      var buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        file.write(buffer);
      }
      torn = false;
    } catch (IOException e) {
      failed(e);
      torn = true;
      lost++;
    }
    return !torn;
  }

  private void failed(IOException e) {
    if (failure.isEmpty()) {
      failure = Optional.of(e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
    }
  }

  /// The first error of the file, if there was any: `No space left on device`.
  public synchronized Optional<String> failure() {
    return failure;
  }

  /// How many lines could not be written.
  public synchronized long lost() {
    return lost;
  }

  /// Closes the file; what could not be written stays in `failure`.
  @Override
  public synchronized void close() {
    try {
      file.close();
    } catch (IOException e) {
      failed(e);
    }
  }
}
