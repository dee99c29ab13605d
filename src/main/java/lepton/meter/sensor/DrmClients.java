package lepton.meter.sensor;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/// What GPUs did for the command's processes and for others, by the kernel's account of each open
/// device file ([DrmClient]). Read once a second at the most, for all GPUs together.
///
/// A file that several processes share counts once, and as the command's where one of its processes
/// has it. What a process did after it was read last, and before it ended, is not seen.
final class DrmClients {

  private static final double NANOS = 1e9;

  /// Less time between two readings would cost more than it tells.
  private static final double LEAST_SECONDS = 0.9;

  private static final int MOST_BYTES = 8192;

  /// Engines of amdgpu whose work `gpu_busy_percent` tells.
  private static final List<String> COMPUTES = List.of("gfx", "compute");

  private final DrmDescriptors descriptors;
  private final ProcessTree tree;
  private final LongSupplier nanos;
  private Map<Key, Seen> clients = new HashMap<>();
  private final Map<String, Work> work = new HashMap<>();
  private long at;
  private boolean looked;
  private long readings;

  private record Key(String device, long id) {}

  private record Seen(DrmClient client, boolean own) {}

  /// What one GPU did since the start, in seconds of its engines, and who has it open.
  ///
  /// @param own for the command
  /// @param ownCompute of it, by the engines that `gpu_busy_percent` tells of
  /// @param others for others whose files can be seen
  /// @param seconds that passed
  /// @param told whether its driver tells of engines at all
  record Work(
      double own,
      double ownCompute,
      double others,
      double seconds,
      boolean ownHolds,
      boolean othersHold,
      boolean told) {

    static final Work NONE = new Work(0, 0, 0, 0, false, false, false);
  }

  /// @param root of the file system
  /// @param nanos a clock that never goes back
  DrmClients(Path root, ProcessTree tree, LongSupplier nanos) {
    this.descriptors = new DrmDescriptors(root, tree, nanos);
    this.tree = tree;
    this.nanos = nanos;
  }

  DrmDescriptors descriptors() {
    return descriptors;
  }

  /// How often was read so far; reads again where a second has passed.
  long refresh() {
    double seconds = (nanos.getAsLong() - at) / NANOS;
    if (!looked || seconds >= LEAST_SECONDS) {
      at = nanos.getAsLong();
      descriptors.look();
      read(looked ? seconds : 0);
      looked = true;
      readings++;
    }
    return readings;
  }

  /// What a GPU did so far.
  ///
  /// @param device its PCI address
  Work of(String device) {
    return work.getOrDefault(device, Work.NONE);
  }

  private void read(double seconds) {
    var now = new HashMap<Key, Seen>();
    for (var file : descriptors.files().entrySet()) {
      var client = PseudoFile.text(file.getKey(), MOST_BYTES).flatMap(DrmClient::parse);
      boolean own = tree.has(file.getValue());
      client.ifPresent(
          its ->
              now.merge(
                  new Key(its.device(), its.id()),
                  new Seen(its, own),
                  (a, b) -> new Seen(b.client, a.own || b.own)));
    }
    work.replaceAll(
        (_, before) ->
            new Work(
                before.own,
                before.ownCompute,
                before.others,
                before.seconds + seconds,
                false,
                false,
                before.told));
    for (var seen : now.entrySet()) {
      add(seen.getKey(), seen.getValue(), seconds);
    }
    clients = now;
  }

  private void add(Key key, Seen seen, double seconds) {
    var before = clients.get(key);
    double all = 0;
    double compute = 0;
    for (var named : seen.client.busy().entrySet()) {
      var engine = named.getValue();
      // A client of the command's that was not there before began with nothing; one of others' may
      // have worked before it was seen.
      var earlier =
          before != null
              ? before.client.busy().getOrDefault(named.getKey(), engine)
              : seen.own ? engine.began() : engine;
      double worked = seconds > 0 ? engine.share(earlier, seconds) * seconds : 0;
      all += worked;
      compute += COMPUTES.contains(named.getKey()) ? worked : 0;
      named.setValue(engine.notBelow(earlier));
    }
    var sum = work.getOrDefault(key.device, Work.NONE);
    work.put(
        key.device,
        new Work(
            sum.own + (seen.own ? all : 0),
            sum.ownCompute + (seen.own ? compute : 0),
            sum.others + (seen.own ? 0 : all),
            sum.seconds,
            sum.ownHolds || seen.own,
            sum.othersHold || !seen.own,
            sum.told || !seen.client.busy().isEmpty()));
  }
}
