package lepton.energy;

import java.util.Optional;
import java.util.OptionalDouble;
import lepton.derivation.Derivation;
import lepton.derivation.Equation;
import lepton.quantity.Compute;
import lepton.quantity.Energy;
import lepton.quantity.Span;
import lepton.workload.Capacity;
import lepton.workload.Computation;
import lepton.workload.Draw;
import lepton.workload.Hardware;
import lepton.workload.Input;
import lepton.workload.Levers;
import lepton.workload.Phase;
import lepton.workload.ServingPlan;
import lepton.workload.Stage;
import lepton.workload.Work;

/// One phase on accelerators: equations (2), (3), (6), (7) and the parts of (8).
///
/// With w in FLOP, C in FLOP/s and p̄ in W, N / C · cost(D) = N / C · w(D) · n · p̄ is in joules,
/// so the document's equations hold as written: the time N · w / C at the power n · p̄.
///
/// | symbol | meaning | unit |
/// |---|---|---|
/// | n | accelerators | 1 |
/// | u | utilization, end to end, of the dense peak | 1 |
/// | C | work a second that they sustain | FLOP/s |
/// | t, T | time at work, time allotted | s |
/// | b | share of the allotted time at work | 1 |
/// | p̄, p_idle | mean power of one at work, and without work | W |
/// | p_ctx | what a model in its memory adds to the latter | W |
public final class PhaseEnergy {

  private static final Equation CAPACITY =
      Equation.of("", "capacity", "C* = n · peak* · u*", "n", "peak* [FLOP/s]", "u*", "[FLOP/s]");
  private static final Equation TIME =
      Equation.of("", "time at work", "t0* = W* / C*", "W* [FLOP]", "C* [FLOP/s]", "[s]");
  private static final Equation TIME_FROM_HOURS =
      Equation.of("", "time at work", "t0* = h* / n", "h* [s]", "n", "[s]");
  private static final Equation TIME_WITHOUT_LEVERS =
      Equation.of("", "time at work, no lever acting on it", "t* = t0*", "t0* [s]", "[s]");
  private static final Equation POWER_WITHOUT_LEVERS =
      Equation.of("", "power, no lever acting on it", "p* = p̄*", "p̄* [W]", "[W]");
  private static final Equation TIME_WITH_LEVERS =
      Equation.of(
          "(6)",
          "time at work with levers",
          "t* = t0* · f* · f_edge* / k_eff*",
          "t0* [s]",
          "f*",
          "f_edge*",
          "k_eff*",
          "[s]");
  private static final Equation POWER_WITH_LEVERS =
      Equation.of("(7)", "power with levers", "p* = p̄* · r*", "p̄* [W]", "r*", "[W]");
  private static final Equation AT_WORK =
      Equation.of(
          "(2)(3)",
          "accelerators at work: N / C · cost(D), where N · w / C = t and cost = w · n · p̄",
          "E_work* = n · p* · t*",
          "n",
          "p* [W]",
          "t* [s]",
          "[J]");
  private static final Equation IDLE =
      Equation.of(
          "",
          "accelerators without work",
          "E_idle* = n · p_idle · (T* − t*)",
          "n",
          "p_idle [W]",
          "T* [s]",
          "t* [s]",
          "[J]");
  private static final Equation IDLE_LOADED =
      Equation.of(
          "",
          "accelerators without work, the model in their memory",
          "E_idle* = n · (p_idle + p_ctx) · (T* − t*)",
          "n",
          "p_idle [W]",
          "p_ctx [W]",
          "T* [s]",
          "t* [s]",
          "[J]");
  private static final Equation ACCELERATORS =
      Equation.of(
          "(8)", "accelerators", "E_acc* = E_work* + E_idle*", "E_work* [J]", "E_idle* [J]", "[J]");

  private final Phase phase;
  private final Computation.Described machine;
  private final Levers levers;
  private final boolean literal;
  private final Draw draw;
  private final Derivation derivation;
  private final String subscript;

  private PhaseEnergy(
      Phase phase,
      Computation.Described machine,
      Levers levers,
      boolean literal,
      Draw draw,
      Derivation derivation) {
    this.phase = phase;
    this.machine = machine;
    this.levers = levers;
    this.literal = literal;
    this.draw = draw;
    this.derivation = derivation;
    this.subscript = phase.stage().subscript();
  }

  /// The use of `phase` on `machine`.
  ///
  /// @param literal whether pruning follows the document's printed form
  /// @param draw chooses the numbers
  /// @param derivation takes the evaluated equations
  public static PhaseUse of(
      Phase phase,
      Computation.Described machine,
      Levers levers,
      boolean literal,
      Draw draw,
      Derivation derivation) {
    return new PhaseEnergy(phase, machine, levers, literal, draw, derivation).use();
  }

  private PhaseUse use() {
    var works = new WorkOf(draw, derivation, subscript);
    OptionalDouble flop = works.flop(phase.work());
    OptionalDouble divisible =
        levers.edge().isPresent() ? works.divisible(phase.work()) : OptionalDouble.empty();
    Effect effect = effect(works, divisible.isPresent());
    Hardware hardware = machine.hardware();
    double count = draw.of(hardware.count());
    var rate = rate(flop, count, effect);
    double seconds = time(rate.seconds, effect);
    double allotted =
        new AllottedTime(phase, machine.hardware(), levers, draw, derivation)
            .seconds(rate.served, seconds);
    double accelerators = accelerators(count, rate.watts, seconds, allotted, effect);
    double edgeSeconds =
        EdgeEnergy.seconds(levers, phase.stage(), divisible, effect, draw, derivation);
    double edge = EdgeEnergy.joules(levers, edgeSeconds, draw, derivation);
    double host = HostEnergy.joules(hardware, allotted, subscript, draw, derivation);
    double network = network(works, effect);
    return new PhaseUse(
        flop.isPresent()
            ? Optional.of(new Compute(flop.getAsDouble() * effect.work()))
            : Optional.empty(),
        Optional.of(new Span(allotted)),
        new Energy(accelerators),
        new Energy(edge),
        new Span(edgeSeconds),
        new Energy(host),
        new Energy(network),
        latency(rate, seconds, allotted, count, effect));
  }

  /// Time at work and power of one accelerator before levers act.
  private record Rate(double seconds, double watts, Optional<ServedPhase.Use> served) {}

  private Rate rate(OptionalDouble flop, double count, Effect effect) {
    if (phase.capacity() instanceof Capacity.Served(ServingPlan plan)
        && phase.work() instanceof Work.Requests requests) {
      var use = ServedPhase.of(plan, requests, levers, effect, count, draw, derivation);
      return new Rate(use.seconds(), use.watts(), Optional.of(use));
    }
    double seconds = baselineTime(flop, count);
    return new Rate(seconds, draw.of(phase.power().orElseThrow()), Optional.empty());
  }

  private Optional<ServingLatency> latency(
      Rate rate, double seconds, double allotted, double count, Effect effect) {
    if (rate.served.isEmpty()
        || !(phase.capacity() instanceof Capacity.Served(ServingPlan plan))
        || !(phase.work() instanceof Work.Requests requests)) {
      return Optional.empty();
    }
    return Optional.of(
        new LatencyOf(plan, requests, draw, derivation)
            .latency(
                rate.served.get(),
                Math.clamp(1 - seconds / allotted, 0.0, 1.0),
                seconds,
                effect.stay(),
                count,
                rate.watts * effect.power()));
  }

  private Effect effect(WorkOf works, boolean divisible) {
    if (!levers.any()) {
      return Effect.NONE;
    }
    double ratio = 1;
    if (levers.pruning().isPresent()
        && levers.pruning().get().reach().includes(phase.stage())
        && levers.pruning().get().dimension().isPresent()) {
      double pruned = draw.of(levers.pruning().get().dimension().get());
      ratio = works.dimensionRatio(phase.work(), pruned);
    }
    return new EffectOf(levers, literal, phase.stage(), draw, derivation).effect(ratio, divisible);
  }

  private double baselineTime(OptionalDouble flop, double count) {
    if (phase.work() instanceof Work.AcceleratorTime given) {
      double acceleratorSeconds = draw.of(given.seconds());
      double seconds = acceleratorSeconds / count;
      derivation.note(TIME_FROM_HOURS, subscript, seconds, acceleratorSeconds, count);
      return seconds;
    }
    double capacity = capacity(count);
    double work = flop.getAsDouble();
    derivation.note(TIME, subscript, work / capacity, work, capacity);
    return work / capacity;
  }

  private double capacity(double count) {
    return switch (phase.capacity()) {
      case Capacity.Sustained(Input given) -> draw.of(given);
      case Capacity.OfPeak(Input peak, Input utilization) -> {
        double flopPerSecond = draw.of(peak);
        double share = draw.of(utilization);
        double capacity = count * flopPerSecond * share;
        derivation.note(CAPACITY, subscript, capacity, count, flopPerSecond, share);
        yield capacity;
      }
      case Capacity.Served _ ->
          throw new IllegalStateException("a served phase has a time, no capacity");
    };
  }

  private double time(double baseline, Effect effect) {
    double seconds = baseline * effect.time();
    if (!levers.any()) {
      derivation.note(TIME_WITHOUT_LEVERS, subscript, seconds, baseline);
    } else {
      derivation.note(
          TIME_WITH_LEVERS,
          subscript,
          seconds,
          baseline,
          effect.work(),
          effect.stay(),
          effect.speed());
    }
    return seconds;
  }

  private double accelerators(
      double count, double mean, double seconds, double allotted, Effect effect) {
    double watts = mean * effect.power();
    if (!levers.any()) {
      derivation.note(POWER_WITHOUT_LEVERS, subscript, watts, mean);
    } else {
      derivation.note(POWER_WITH_LEVERS, subscript, watts, mean, effect.power());
    }
    double atWork = count * watts * seconds;
    derivation.note(AT_WORK, subscript, atWork, count, watts, seconds);
    double idle = idle(count, seconds, allotted);
    derivation.note(ACCELERATORS, subscript, atWork + idle, atWork, idle);
    return atWork + idle;
  }

  private double idle(double count, double seconds, double allotted) {
    double watts = draw.of(machine.hardware().idle());
    if (phase.capacity() instanceof Capacity.Served(ServingPlan plan)
        && plan.device().context().isPresent()) {
      double loaded = draw.of(plan.device().context().get());
      double joules = count * (watts + loaded) * (allotted - seconds);
      derivation.note(IDLE_LOADED, subscript, joules, count, watts, loaded, allotted, seconds);
      return joules;
    }
    double joules = count * watts * (allotted - seconds);
    derivation.note(IDLE, subscript, joules, count, watts, allotted, seconds);
    return joules;
  }

  private double network(WorkOf works, Effect effect) {
    if (machine.transfer().isEmpty() || phase.stage() != Stage.INFERENCE) {
      return 0;
    }
    Optional<Input> samples = works.count(phase.work());
    return samples.isEmpty()
        ? 0
        : NetworkEnergy.joules(
            machine.transfer().get(),
            draw.of(samples.get()),
            effect.stay(),
            subscript,
            draw,
            derivation);
  }
}
