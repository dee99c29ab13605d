package lepton.estimate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lepton.catalog.Accelerator;
import lepton.catalog.Precision;
import lepton.catalog.Provenance;
import lepton.quantity.Dimension;
import lepton.quantity.Power;
import lepton.workload.Capacity;
import lepton.workload.Computation;
import lepton.workload.Hardware;
import lepton.workload.Input;
import lepton.workload.Phase;
import lepton.workload.Stage;
import lepton.workload.Work;

/// Work and what it runs on, put together in a test. Until something else is said: one accelerator
/// of 1 TFLOP/s at utilization 1 and 100 W, without idle power, host or network.
public final class Machine {

  private final List<Stage> stages = new ArrayList<>();
  private final List<Work> works = new ArrayList<>();
  private double count = 1;
  private double peak = 1e12;
  private double utilization = 1;
  private double watts = 100;
  private boolean powerGiven = true;
  private double idle;
  private double busy = 1;
  private Optional<Input> capacity = Optional.empty();
  private Optional<Accelerator> accelerator = Optional.empty();
  private Optional<Hardware.HostPower> hostPower = Optional.empty();
  private double perServer = 1;
  private Optional<Input> hostEmbodied = Optional.empty();
  private Optional<Input> embodied = Optional.empty();
  private Optional<Computation.Transfer> transfer = Optional.empty();

  public Machine training(Work work) {
    stages.add(Stage.TRAINING);
    works.add(work);
    return this;
  }

  public Machine inference(Work work) {
    stages.add(Stage.INFERENCE);
    works.add(work);
    return this;
  }

  public Machine count(double devices) {
    count = devices;
    return this;
  }

  public Machine peak(double flopPerSecond, double share) {
    peak = flopPerSecond;
    utilization = share;
    return this;
  }

  public Machine sustained(double flopPerSecond) {
    capacity = Optional.of(Works.given("capacity", flopPerSecond, Dimension.THROUGHPUT));
    return this;
  }

  public Machine power(double wattsAtWork) {
    watts = wattsAtWork;
    return this;
  }

  /// The power is a default, not somebody's figure.
  public Machine powerByDefault(double wattsAtWork) {
    watts = wattsAtWork;
    powerGiven = false;
    return this;
  }

  public Machine idle(double wattsIdle, double shareAtWork) {
    idle = wattsIdle;
    busy = shareAtWork;
    return this;
  }

  public Machine host(double wattsOfServer, double accelerators) {
    hostPower =
        Optional.of(new Hardware.Metered(Works.given("power", wattsOfServer, Dimension.POWER)));
    perServer = accelerators;
    return this;
  }

  /// A server of processors (count, TDP in W, load) and memory (GB, W/GB).
  public Machine host(
      double cpus, double tdp, double load, double gigabytes, double wattsPerGb, double devices) {
    hostPower =
        Optional.of(
            new Hardware.FromParts(
                Optional.of(
                    new Hardware.Processors(
                        Works.number("cpus", cpus),
                        Works.given("tdp", tdp, Dimension.POWER),
                        Works.share("load", load))),
                Optional.of(
                    new Hardware.Memory(
                        Works.given("memory", gigabytes * 1e9, Dimension.DATA),
                        Works.number("watts per GB", wattsPerGb)))));
    perServer = devices;
    return this;
  }

  public Machine host(Hardware.HostPower power, double devices) {
    hostPower = Optional.of(power);
    perServer = devices;
    return this;
  }

  public Machine embodied(double kilograms) {
    embodied = Optional.of(Works.given("embodied", kilograms, Dimension.CARBON));
    return this;
  }

  public Machine hostEmbodied(double kilograms) {
    hostEmbodied = Optional.of(Works.given("host.embodied", kilograms, Dimension.CARBON));
    return this;
  }

  public Machine transfer(double bytes, double kwhPerGb) {
    transfer =
        Optional.of(
            new Computation.Transfer(
                Works.given("data.size", bytes, Dimension.DATA),
                Works.given("network", kwhPerGb, Dimension.TRANSFER)));
    return this;
  }

  public Machine tdp(double wattsDesigned) {
    accelerator = Optional.of(device("h", wattsDesigned));
    return this;
  }

  public Computation.Described computation() {
    var phases = new ArrayList<Phase>();
    for (int i = 0; i < stages.size(); i++) {
      phases.add(phase(i));
    }
    return new Computation.Described(phases, hardware(), transfer);
  }

  /// The first phase.
  public Phase phase() {
    return phase(0);
  }

  private Phase phase(int index) {
    Capacity rate =
        capacity.isPresent()
            ? new Capacity.Sustained(capacity.get())
            : new Capacity.OfPeak(
                Works.given("peak", peak, Dimension.THROUGHPUT),
                Works.share("utilization", utilization));
    Input power =
        powerGiven
            ? Works.given("power", watts, Dimension.POWER)
            : Input.byDefault("power", watts, Dimension.POWER, "assumed: a test");
    return new Phase(stages.get(index), works.get(index), Precision.BF16, rate, Optional.of(power));
  }

  private Hardware hardware() {
    Optional<Hardware.Host> host =
        hostPower.map(
            power -> new Hardware.Host(power, Works.number("per server", perServer), hostEmbodied));
    return new Hardware(
        "sketched",
        accelerator,
        Works.number("count", count),
        Works.given("idle", idle, Dimension.POWER),
        Works.share("busy", busy),
        host,
        embodied);
  }

  static Accelerator device(String id, double tdp) {
    return new Accelerator(
        id,
        id,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(new Power(tdp)),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Map.of(),
        Optional.empty(),
        Provenance.NONE);
  }
}
