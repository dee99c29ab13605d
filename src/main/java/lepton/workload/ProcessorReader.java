package lepton.workload;

import java.util.Optional;
import lepton.catalog.Cpu;
import lepton.quantity.Dimension;
import lepton.quantity.Estimate;
import lepton.quantity.Shown;
import lepton.text.Scalar;

/// Reads `hardware.cpu`: machines that have no accelerator, counted by their processors.
///
/// A processor has no published peak that utilizations were measured against: its time must be
/// given, or its capacity. Its power at work is its TDP; memory, board and supply are the host's.
final class ProcessorReader {

  /// Of the TDP: at full load 1.02 (Teads 2021, RAPL on Xeons). The least, assumed: many a load
  /// leaves vector units or cores idle.
  private static final Estimate.Median AT_WORK = new Estimate.Median(0.6, 1, 1.05);

  private static final String KEY = "hardware.cpu";

  private final Context context;

  ProcessorReader(Context context) {
    this.context = context;
  }

  /// One processor.
  record Processor(String name, Input power, Input idle) {}

  /// The processor; empty where the hardware is something else.
  ///
  /// @param power as given
  /// @param idles whether it stands idle at times
  Optional<Processor> read(Fields hardware, Optional<Input> power, boolean idles) {
    if (hardware.has("accelerator")) {
      both(hardware);
      return Optional.empty();
    }
    unnamed(hardware);
    return hardware
        .text("cpu", "EPYC 7763")
        .flatMap(name -> processor(name, hardware, power, idles));
  }

  private void both(Fields hardware) {
    if (hardware.has("cpu")) {
      context
          .problems()
          .error(
              hardware.keyPlace("cpu"),
              "a cpu beside an accelerator is the host's",
              "write it as host: {cpu: EPYC 7763, count: 2}");
    }
  }

  private Optional<Processor> processor(
      Scalar name, Fields hardware, Optional<Input> power, boolean idles) {
    Optional<Cpu> cpu = context.row(context.catalog().cpu(name.text()), name, "CPU", "cpus");
    if (cpu.isEmpty()) {
      return Optional.empty();
    }
    double tdp = cpu.get().tdp().watts();
    var words = "TDP of " + cpu.get().name() + " (" + context.catalog().citation(cpu.get()) + ")";
    Input watts =
        power.orElseGet(
            () -> hardware.has("power") ? atWork(tdp, words) : context.assume(atWork(tdp, words)));
    Input idle = idle(tdp, words);
    return Optional.of(new Processor(cpu.get().name(), watts, idles ? context.assume(idle) : idle));
  }

  private static Input atWork(double tdp, String words) {
    return Input.byDefault(
        "hardware.power",
        AT_WORK.times(tdp),
        Dimension.POWER,
        words + "; P10 to P90, assumed: 60 to 105 % of it");
  }

  private Input idle(double tdp, String words) {
    var share = context.catalog().factor("cpu.idle_share");
    return share.isEmpty()
        ? Input.byDefault(KEY + ".idle", 0, Dimension.POWER, "the catalogue has no figure")
        : Input.byDefault(
            KEY + ".idle",
            share.get().value() * tdp,
            Dimension.POWER,
            Shown.share(share.get().value())
                + " of the "
                + words
                + "; "
                + context.source(share.get()));
  }

  private void unnamed(Fields fields) {
    if (fields.has("cpu")) {
      return;
    }
    if (!fields.has("capacity") && !fields.has("power")) {
      context
          .problems()
          .error(
              fields.place(),
              "the hardware is not named",
              "add accelerator: a100-sxm4-80gb, or cpu: EPYC 7763 where there is none, or capacity and"
                  + " power where it is in no catalogue");
    } else if (!fields.has("power")) {
      context
          .problems()
          .error(
              fields.place(),
              "hardware without an accelerator needs its power",
              "add power: 400 W, the mean of one accelerator at work, or name the accelerator");
    }
  }
}
