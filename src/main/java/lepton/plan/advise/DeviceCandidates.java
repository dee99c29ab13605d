package lepton.plan.advise;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lepton.catalog.Accelerator;
import lepton.catalog.Kind;
import lepton.catalog.Prior;
import lepton.catalog.Regime;
import lepton.catalog.UtilizationPrior;
import lepton.quantity.DataSize;
import lepton.quantity.PlainNumber;
import lepton.quantity.Shown;
import lepton.workload.Capacity;
import lepton.workload.Phase;
import lepton.workload.Stage;
import lepton.workload.Work;

/// Levers of the hardware: another accelerator, and a better use of the one that there is.
///
/// An accelerator is a candidate where runs of it or of its generation were published for every
/// phase, so that what it would really get of its peak is not a guess, where its memory is no
/// smaller, and where its maker is the same, so that the software runs. A module for the field is
/// none: that is what the edge lever is for.
final class DeviceCandidates {

  private final Ground ground;
  private final List<Candidate> found = new ArrayList<>();

  private DeviceCandidates(Ground ground) {
    this.ground = ground;
  }

  static List<Candidate> of(Ground ground) {
    var candidates = new DeviceCandidates(ground);
    var accelerator = ground.accelerator();
    if (accelerator.isPresent()) {
      if (whyNoOther(ground).isEmpty()) {
        candidates.others(accelerator.get());
      }
      candidates.utilization(accelerator.get());
    }
    return candidates.found;
  }

  /// Why another accelerator can't be worked out; absent where it can.
  static Optional<String> whyNoOther(Ground ground) {
    for (var phase : ground.phases()) {
      if (phase.work() instanceof Work.AcceleratorTime) {
        return Optional.of(
            "the hours are those of this device: give the work (tokens, samples or compute) in"
                + " place of accelerator_hours, and other accelerators are tried");
      }
      if (phase.capacity() instanceof Capacity.Sustained) {
        return Optional.of(
            "the capacity is that of this device: leave hardware.capacity out, and other"
                + " accelerators are tried");
      }
      if (phase.power().filter(Ground::given).isPresent()) {
        return Optional.of(
            "the power is that of this device: leave hardware.power out, and other accelerators"
                + " are tried");
      }
    }
    return Optional.empty();
  }

  private void others(Accelerator present) {
    boolean given = false;
    for (var phase : ground.phases()) {
      given |=
          phase.capacity() instanceof Capacity.OfPeak(_, var utilization)
              && Ground.given(utilization);
    }
    for (var entry : ground.catalog().all(Kind.ACCELERATORS)) {
      if (entry instanceof Accelerator other && !other.id().equals(present.id()) && known(other)) {
        if (roomy(other, present) && other.vendor().equals(present.vendor())) {
          found.add(
              new Candidate(
                  Part.ACCELERATOR,
                  other.id(),
                  other.id(),
                  List.of(new Change("hardware.accelerator", other.id())),
                  false,
                  ground.catalog().origin(other).describe()
                      + (given ? "; at the utilization that the file gives" : "")));
        }
      }
    }
  }

  /// Whether runs of the device or its generation were published for what is run here.
  private boolean known(Accelerator other) {
    boolean known = other.tdp().isPresent() && !other.form().equals(Optional.of("module"));
    for (var phase : ground.phases()) {
      var regime = phase.stage() == Stage.TRAINING ? Regime.TRAINING_DENSE : Regime.SERVING;
      known &= UtilizationPrior.of(other, regime).level() != Prior.Level.POOLED;
      known &= other.peak(phase.precision()).isPresent();
    }
    return known;
  }

  private static boolean roomy(Accelerator other, Accelerator present) {
    double needed = present.memory().map(DataSize::bytes).orElse(0.0);
    return other.memory().map(DataSize::bytes).orElse(0.0) >= needed;
  }

  /// What one in ten published training runs got of the peak.
  private void utilization(Accelerator accelerator) {
    var training = ground.phase(Stage.TRAINING);
    if (training.isEmpty() || !sixteenBits(training.get())) {
      return;
    }
    var prior = UtilizationPrior.of(accelerator, Regime.TRAINING_DENSE);
    if (prior.level() != Prior.Level.POOLED
        && training.get().capacity() instanceof Capacity.OfPeak(_, var utilization)
        && utilization.mean() < prior.p90()
        && !(training.get().work() instanceof Work.AcceleratorTime)) {
      found.add(
          new Candidate(
              Part.UTILIZATION,
              "utilization",
              "utilization " + Shown.share(prior.p90()),
              List.of(new Change("training.utilization", PlainNumber.of(prior.p90()))),
              false,
              "reached by one in ten of published runs ("
                  + prior.basis(accelerator.architecture().orElse(""), "published run")
                  + "; "
                  + prior.boundary()
                  + "): data loading, larger batches, fused kernels, fewer restarts"));
    }
  }

  private static boolean sixteenBits(Phase phase) {
    return phase.precision().bits() == 16;
  }
}
