package lepton.meter.sensor;

import java.util.Optional;
import java.util.OptionalDouble;
import lepton.meter.Usage;

/// Who used one GPU of AMD or Intel since it was last asked, by how long its engines worked for
/// each side. All engines count alike: no sensor tells what a second of each draws.
///
/// | seen | then |
/// |---|---|
/// | everybody's files | activity of each side by its engines' time |
/// | everybody's, nobody at work, and the GPU not busy | nobody's |
/// | the command's alone, and how busy the GPU was | `a` the command's, `max(0, b − a)` others' |
/// | work that goes by ROCm's device, where one side alone has the GPU open | that side's |
/// | anything else | unknown |
///
/// `b` is `gpu_busy_percent`, and `a` what the command's processes had of the engines it tells of.
final class DrmTenancy {

  /// As recordings name it.
  static final String METHOD = "engine time of each process (DRM fdinfo), where it can be seen";

  private final DrmClients clients;
  private final String device;
  private DrmClients.Work before = DrmClients.Work.NONE;
  private long readings;
  private Optional<Usage> last = Optional.empty();

  /// @param device PCI address of the GPU
  DrmTenancy(DrmClients clients, String device) {
    this.clients = clients;
    this.device = device;
    this.readings = clients.refresh();
    this.before = clients.of(device);
  }

  /// @param busy share of the time that the GPU was at work, in [0, 1]; absent where its driver
  ///     doesn't tell
  Optional<Usage> read(OptionalDouble busy) {
    long now = clients.refresh();
    if (now == readings) {
      return last;
    }
    readings = now;
    var work = clients.of(device);
    double seconds = work.seconds() - before.seconds();
    double own = work.own() - before.own();
    double others = work.others() - before.others();
    double compute = work.ownCompute() - before.ownCompute();
    boolean ended = before.ownHolds() && !work.ownHolds();
    before = work;
    if (!ended) {
      // what a process did last, before it ended and could be asked, was as what it did before
      last = usage(work, own, others, seconds > 0 ? Math.min(1, compute / seconds) : 0, busy);
    }
    return last;
  }

  private Optional<Usage> usage(
      DrmClients.Work work, double own, double others, double share, OptionalDouble busy) {
    var files = clients.descriptors();
    boolean ownKfd = files.ownKfd();
    boolean ownHolds = work.ownHolds() || ownKfd;
    boolean othersHold = work.othersHold() || files.othersKfd();
    if (!files.seesOwn()) {
      return Optional.empty();
    }
    boolean hidden = ownKfd || files.othersKfd() || (work.ownHolds() && !work.told());
    if (!files.seesOthers()) {
      return hidden || busy.isEmpty()
          ? Optional.empty()
          : tenancy(share, Math.max(0, busy.getAsDouble() - share), ownHolds, othersHold);
    }
    if (!hidden && own + others > 0) {
      return tenancy(own, others, ownHolds, othersHold);
    }
    if (ownHolds != othersHold) {
      double activity = hidden ? busy.orElse(1) : busy.orElse(0);
      return tenancy(ownHolds ? activity : 0, ownHolds ? 0 : activity, ownHolds, othersHold);
    }
    boolean idle = busy.isPresent() ? busy.getAsDouble() == 0 : !hidden;
    return idle ? tenancy(0, 0, ownHolds, othersHold) : Optional.empty();
  }

  private static Optional<Usage> tenancy(
      double own, double others, boolean ownHolds, boolean othersHold) {
    return Optional.of(new Usage.Tenancy(own, others, ownHolds, othersHold));
  }
}
