package lepton.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What lepton was started with, and a command has to find as if lepton were not there. Java, and
/// the launcher for Java's sake, changed some of it since.
///
/// @param blocked the signals that were blocked
/// @param ignored the signals that were ignored; CHLD excepted, which every shell restores
/// @param strangers descriptors that are open now and were not then
/// @param commandLine its words, as bytes
record Inheritance(
    Environment environment,
    SignalSet blocked,
    SignalSet ignored,
    List<Integer> strangers,
    List<byte[]> commandLine) {

  /// Signals that Java catches and that it can do without: it asks for the error instead.
  private static final SignalSet SPARED = SignalSet.of(SignalSet.PIPE, SignalSet.XFSZ);

  /// Signals that the GNU C library keeps for its threads. It has both ignored in what it spawns,
  /// and catches the second as soon as there are threads.
  private static final SignalSet THREADS = SignalSet.of(32, 33);

  /// Reads it from `/proc`, at the given place.
  ///
  /// @throws IOException if there is no `/proc`
  static Inheritance read(Path proc) throws IOException {
    var self = proc.resolve("self");
    var environment = Environment.read(proc);
    var status = ProcessStatus.read(proc, "self");
    var kept = environment.value(Environment.KEPT_SIGNALS);
    int space = kept.indexOf(' ');
    var blocked = status.blocked();
    var ignored = status.ignored();
    if (ignored.contains(32)) {
      ignored = ignored.or(THREADS);
    }
    if (space > 0) {
      var wasBlocked = new SignalSet(Long.parseLong(kept.substring(0, space)));
      var wasIgnored = new SignalSet(Long.parseLong(kept.substring(space + 1)));
      var ours = SignalSet.FORWARDED;
      blocked = blocked.without(ours).or(wasBlocked.and(ours));
      ignored = ignored.or(wasIgnored.and(SPARED).and(status.caught()));
    }
    return new Inheritance(
        environment.restored(),
        blocked,
        ignored,
        strangers(self, environment.value(Environment.KEPT_DESCRIPTORS)),
        Words.split(Files.readAllBytes(self.resolve("cmdline"))));
  }

  /// Java opens its module file, its jars and more without closing them on execution.
  private static List<Integer> strangers(Path self, String kept) {
    var strangers = new ArrayList<Integer>();
    if (!kept.isEmpty()) {
      for (int descriptor : descriptors(self)) {
        if (!kept.contains(" " + descriptor + " ")) {
          strangers.add(descriptor);
        }
      }
    }
    return strangers;
  }

  /// The descriptors that this process has open, the one that lists them among them.
  static List<Integer> descriptors(Path self) {
    var names = new File(self.toFile(), "fd").list();
    var descriptors = new ArrayList<Integer>();
    if (names != null) {
      for (var name : names) {
        descriptors.add(Integer.valueOf(name));
      }
    }
    return descriptors;
  }

  /// A start of the command, with variables added to its environment.
  Spawn spawn(Map<String, String> additions, SignalSet nowIgnored) {
    var usual = nowIgnored.or(THREADS).without(ignored);
    var spawn = new Spawn(environment.with(additions), blocked, usual);
    for (int stranger : strangers) {
      spawn.closing(stranger);
    }
    return spawn;
  }
}
