package lepton.meter.sensor;

import java.util.Optional;
import java.util.OptionalDouble;
import lepton.meter.Family;
import lepton.meter.Usage;

/// Who used one device since it was last asked.
///
/// Two lists answer that: samples of each process's share of the streaming multiprocessors, in
/// which processes that started and died in between stand as well, and the processes that have
/// the device open now. Where they leave it open, usage is absent, and never nobody's:
///
/// | samples | holders | then |
/// |---|---|---|
/// | some | – | activity of each side by its samples |
/// | none, or none to be had | one side only | that side's, by the device's utilization |
/// | none | both sides or nobody, and the device is idle | nobody's |
/// | none | nobody, and the device doesn't tell (as a MIG slice) | nobody's |
/// | none | both sides or nobody, and the device is at work | unknown |
final class NvmlTenancy {

  /// `pid` where there is none; seen in the wild for slots that hold no process.
  private static final long NO_PROCESS = 0xFFFF_FFFFL;

  private final NvmlProcesses processes;
  private final Family family;
  private final long device;
  private boolean sampled = true;
  private boolean listed;
  private long lastSeen;
  private long own;
  private long others;
  private boolean ownHolds;
  private boolean othersHold;

  /// Forgets what was before: samples older than this moment belong to nobody's run.
  NvmlTenancy(NvmlProcesses processes, Family family, long device) {
    this.processes = processes;
    this.family = family;
    this.device = device;
    listed = processes.listings() > 0;
    readSamples();
  }

  /// @param utilization of the device, in [0, 1]; absent for a MIG slice
  Optional<Usage> read(OptionalDouble utilization) {
    if (!family.comparable()) {
      return Optional.empty();
    }
    boolean samples = readSamples();
    boolean holders = readHolders();
    if (samples && own + others > 0) {
      return tenancy((double) own, (double) others, holders);
    }
    if (!holders) {
      return Optional.empty();
    }
    if (ownHolds != othersHold) {
      // Without a figure for its activity the one side that is there counts as active: idle is
      // only what is known to be.
      double activity = utilization.isPresent() ? 100 * utilization.getAsDouble() : 1;
      return tenancy(ownHolds ? activity : 0, ownHolds ? 0 : activity, true);
    }
    boolean idle = utilization.isPresent() ? utilization.getAsDouble() == 0 : !ownHolds;
    return idle ? tenancy(0, 0, true) : Optional.empty();
  }

  private Optional<Usage> tenancy(double ownActivity, double othersActivity, boolean holders) {
    return Optional.of(
        new Usage.Tenancy(
            ownActivity,
            othersActivity,
            ownActivity > 0 || (holders && ownHolds),
            othersActivity > 0 || (holders && othersHold)));
  }

  /// Sums activity since the last time; false where that can't be had.
  private boolean readSamples() {
    own = 0;
    others = 0;
    int code = sampled ? processes.samples(device, lastSeen) : NvmlResult.NOT_SUPPORTED;
    sampled = sampled && !NvmlResult.neverWorks(code);
    if (code == NvmlResult.NOT_FOUND) {
      return true;
    }
    if (code != NvmlResult.SUCCESS) {
      return false;
    }
    long newest = lastSeen;
    for (int i = 0; i < processes.count(); i++) {
      long time = processes.sampleTime(i);
      long activity = processes.sampleActivity(i);
      long pid = processes.samplePid(i);
      // Some drivers pad their answer with entries of old times and impossible shares.
      if (time <= lastSeen || activity > 100 || pid == 0 || pid == NO_PROCESS) {
        continue;
      }
      newest = Math.max(newest, time);
      if (activity > 0 && family.has(pid)) {
        own += activity;
      } else {
        others += activity;
      }
    }
    lastSeen = newest;
    return true;
  }

  /// Looks who has the device open; false where not every list can be had.
  private boolean readHolders() {
    ownHolds = false;
    othersHold = false;
    int had = 0;
    for (int listing = 0; listed && listing < processes.listings(); listing++) {
      int code = processes.running(listing, device);
      if (code == NvmlResult.SUCCESS) {
        had++;
        addHolders();
      } else if (listing == 0) {
        // Graphics alone says nothing about who computes.
        listed = !NvmlResult.neverWorks(code);
        return false;
      }
    }
    return had > 0;
  }

  private void addHolders() {
    for (int i = 0; i < processes.count(); i++) {
      long pid = processes.runningPid(i);
      if (pid == 0 || pid == NO_PROCESS) {
        continue;
      }
      if (family.has(pid)) {
        ownHolds = true;
      } else {
        othersHold = true;
      }
    }
  }
}
