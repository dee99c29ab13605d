package lepton.cli;

import java.util.List;
import java.util.Optional;
import lepton.meter.sensor.GpuRequest;
import lepton.quantity.Dimension;
import lepton.quantity.Estimate;
import lepton.quantity.QuantityReader;
import lepton.quantity.Reading;
import lepton.text.Problems;
import lepton.text.Quote;
import lepton.workload.Budget;

/// What `lepton run` was asked for, checked before anything starts.
///
/// @param interval seconds between two readings of power
/// @param meters commands that print the machine's watts
/// @param stop whether the command is stopped over the budget
record RunSettings(
    double interval,
    boolean wholeMachine,
    boolean measuredOnly,
    List<String> meters,
    GpuRequest nvidia,
    GpuRequest amd,
    Optional<String> output,
    boolean quiet,
    boolean live,
    Optional<Budget> budget,
    boolean stop) {

  private static final double USUAL_INTERVAL = 0.1;
  private static final double LEAST_INTERVAL = 0.01;
  private static final double MOST_INTERVAL = 60;

  static RunSettings of(Arguments arguments, Surroundings here, Problems problems) {
    var gpus = arguments.value("--gpus");
    var nvidia = GpuRequest.nvidia(gpus, here.environment());
    var amd = GpuRequest.amd(gpus, here.environment());
    nvidia.problem().ifPresent(problems::add);
    var budget = Budgets.ofOption(arguments, problems);
    boolean stop = arguments.value("--on-exceed").equals(Optional.of("stop"));
    boolean budgeted = arguments.has("--budget") || arguments.has("--workload");
    if (arguments.has("--on-exceed") && !budgeted) {
      problems.error(
          "--on-exceed says what to do over a budget, and there is none",
          "give one, such as --budget 5kg");
    }
    if (arguments.value("--output").equals(Optional.of("-"))) {
      problems.error(
          "--output - would mix the recording with what the command prints",
          "name a file; 'lepton report FILE -f json' prints it");
    }
    return new RunSettings(
        interval(arguments, problems),
        arguments.has("--whole-machine"),
        arguments.has("--measured-only"),
        arguments.values("--meter"),
        nvidia,
        amd,
        arguments.value("--output"),
        arguments.has("--quiet"),
        arguments.has("--live") && here.errIsTerminal(),
        budget,
        stop);
  }

  private static double interval(Arguments arguments, Problems problems) {
    var given = arguments.value("--interval");
    if (given.isEmpty()) {
      return USUAL_INTERVAL;
    }
    return switch (QuantityReader.read(given.get(), Dimension.TIME)) {
      case Reading.Refused refused -> {
        problems.error("--interval: " + refused.message(), "write for instance --interval 500ms");
        yield USUAL_INTERVAL;
      }
      case Reading.Read(Estimate amount) -> {
        double seconds = amount.mean();
        if (amount.uncertain() || !(seconds >= LEAST_INTERVAL && seconds <= MOST_INTERVAL)) {
          problems.error(
              "--interval takes one time from 10 ms to 60 s, got " + Quote.of(given.get()),
              "write for instance --interval 500ms");
        }
        yield seconds;
      }
    };
  }
}
