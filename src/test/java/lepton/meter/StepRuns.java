package lepton.meter;

import java.util.Random;

/// Made-up runs: when each step ended, and what had been used by then. Each kind draws its figures
/// anew for every run, within the bounds that its comment states.
final class StepRuns {

  /// How long steps take and what power they draw.
  enum Kind {
    /// Steps equal to 0.1 %.
    CONSTANT,
    /// 5 to 20 % of scatter from step to step.
    NOISY,
    /// Log-normal steps of σ 0.5 to 1: many short, few long.
    SKEWED,
    /// Steps that are slow for some time and then fast: autocorrelation 0.9.
    BURSTY,
    /// Power rises evenly, by 10 to 40 % until the end.
    POWER_RAMP,
    /// Power rises evenly, by 10 to 40 % within the first 20 to 60 % of the run.
    POWER_RAMP_THEN_LEVEL,
    /// Power approaches its level from 60 to 90 % of it, time constant 2 to 10 % of the run.
    POWER_APPROACH_SOON,
    /// Likewise, 10 to 30 %.
    POWER_APPROACH,
    /// Likewise, 30 to 100 %.
    POWER_APPROACH_LATE,
    /// Power approaches from above, as where a device heats up and is slowed down by degrees.
    POWER_DECAY,
    /// A pause of 3 to 20 steps for validation, every 2 to 5 % of the run.
    VALIDATION,
    /// A pause of 5 to 20 steps for a checkpoint, every 4.5 % of the run.
    CHECKPOINTS,
    /// The level of a step's time wanders, by 5 to 30 % until the end.
    DRIFT,
    /// Steps become 10 to 50 % longer by the end, evenly.
    LENGTHENING,
    /// The first 1 to 3 % of the steps take 2 to 6 times as long; power is half of the later then.
    WARM_UP,
    /// Readings of energy that lag by up to a second.
    LATE_READINGS,
    /// Power falls by 30 % and steps take 40 % longer from half of the run on: nobody can know
    /// before.
    THROTTLED
  }

  private final double[] ends;
  private final double[] joules;
  private final double[] lags;
  private final double closing;

  private StepRuns(double[] ends, double[] joules, double[] lags, double closing) {
    this.ends = ends;
    this.joules = joules;
    this.lags = lags;
    this.closing = closing;
  }

  /// Wall time of the whole, with what comes after the last step.
  double seconds() {
    return ends[ends.length - 1] + closing;
  }

  /// Energy of the whole.
  double joules() {
    return joules[joules.length - 1] + 150 * closing;
  }

  /// A run of `steps` steps of about `seconds` each, at about 300 W.
  static StepRuns of(Kind kind, int steps, double seconds, Random random) {
    var ends = new double[steps + 1];
    var joules = new double[steps + 1];
    var lags = new double[steps + 1];
    var shape = new Shape(kind, steps, random);
    // loading before the first step, and a tenth of it after the last, at half the power
    ends[0] = seconds * random.nextDouble();
    joules[0] = 150 * ends[0];
    for (int i = 1; i <= steps; i++) {
      double step = Math.max(0.01, shape.step(i)) * seconds;
      ends[i] = ends[i - 1] + step;
      joules[i] = joules[i - 1] + step * 300 * shape.power(i);
      lags[i] = kind == Kind.LATE_READINGS ? random.nextDouble() * 300 * shape.power(i) : 0;
    }
    return new StepRuns(ends, joules, lags, ends[0] / 10);
  }

  /// What is known of it when so many steps are done: a point each second, after ten minutes one
  /// each five.
  StepTrace after(int done) {
    var trace = new StepTrace();
    double due = 1;
    for (int i = 1; i <= done; i++) {
      if (ends[i] >= due || i == done) {
        double used = Math.max(0, joules[i] - lags[i]);
        trace.add(new StepTrace.Point(i, ends[i], used), ends.length - 1);
        due = Math.max(due + 1, ends[i] + (ends[i] < 600 ? 1 : 5) / 2.0);
      }
    }
    return trace;
  }

  /// The course of one run, in units of its usual step and power.
  private static final class Shape {
    private final Kind kind;
    private final int steps;
    private final Random random;
    private final double size;
    private final double constant;
    private final int every;
    private double state;

    Shape(Kind kind, int steps, Random random) {
      this.kind = kind;
      this.steps = steps;
      this.random = random;
      double draw = random.nextDouble();
      double other = random.nextDouble();
      this.size =
          switch (kind) {
            case CONSTANT, LATE_READINGS -> 0.001;
            case NOISY -> 0.05 + 0.15 * draw;
            case SKEWED -> 0.5 + 0.5 * draw;
            case BURSTY -> 0.1 + 0.2 * draw;
            case POWER_RAMP, POWER_RAMP_THEN_LEVEL -> 0.1 + 0.3 * draw;
            case POWER_APPROACH_SOON, POWER_APPROACH, POWER_APPROACH_LATE, POWER_DECAY ->
                0.1 + 0.3 * draw;
            case VALIDATION -> 3 + 17 * draw;
            case CHECKPOINTS -> 5 + 15 * draw;
            case DRIFT -> (0.05 + 0.25 * draw) / Math.sqrt(steps);
            case LENGTHENING -> 0.1 + 0.4 * draw;
            case WARM_UP -> 2 + 4 * draw;
            case THROTTLED -> 0.4;
          };
      this.constant =
          switch (kind) {
            case POWER_RAMP_THEN_LEVEL -> 0.2 + 0.4 * other;
            case POWER_APPROACH_SOON -> 0.02 + 0.08 * other;
            case POWER_APPROACH, POWER_DECAY -> 0.1 + 0.2 * other;
            case POWER_APPROACH_LATE -> 0.3 + 0.7 * other;
            case WARM_UP -> 0.01 + 0.02 * other;
            default -> 1;
          };
      this.every =
          Math.max(
              1, (int) Math.round(steps * (kind == Kind.VALIDATION ? 0.02 + 0.03 * other : 0.045)));
      this.state = kind == Kind.DRIFT ? 1 : 0;
    }

    double step(int number) {
      double done = (double) number / steps;
      double noise = random.nextGaussian();
      return switch (kind) {
        case SKEWED -> Math.exp(size * noise - size * size / 2);
        case NOISY, CONSTANT -> 1 + size * noise;
        case BURSTY -> {
          state = 0.9 * state + Math.sqrt(1 - 0.81) * noise;
          yield Math.exp(size * state);
        }
        case DRIFT -> {
          state *= 1 + size * noise;
          yield state * (1 + 0.02 * random.nextGaussian());
        }
        case LENGTHENING -> (1 + size * done) * (1 + 0.02 * noise);
        case WARM_UP -> (number <= Math.max(1, constant * steps) ? size : 1) * (1 + 0.02 * noise);
        case VALIDATION, CHECKPOINTS -> 1 + 0.02 * noise + (number % every == 0 ? size : 0);
        case THROTTLED -> (done > 0.5 ? 1 + size : 1) * (1 + 0.02 * noise);
        default -> 1 + 0.02 * noise;
      };
    }

    double power(int number) {
      double done = (double) number / steps;
      double noise = 0.01 * random.nextGaussian();
      return noise
          + switch (kind) {
            case POWER_RAMP -> 1 - size + size * done;
            case POWER_RAMP_THEN_LEVEL -> 1 - size + size * Math.min(1, done / constant);
            case POWER_APPROACH_SOON, POWER_APPROACH, POWER_APPROACH_LATE ->
                1 - size * Math.exp(-done / constant);
            case POWER_DECAY -> 1 + size * Math.exp(-done / constant);
            case VALIDATION, CHECKPOINTS -> number % every == 0 ? 0.6 : 1;
            case WARM_UP -> number <= Math.max(1, constant * steps) ? 0.5 : 1;
            case THROTTLED -> done > 0.5 ? 0.7 : 1;
            default -> 1;
          };
    }
  }
}
