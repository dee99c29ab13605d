package lepton.workload;

import java.util.Map;
import java.util.Optional;
import lepton.catalog.ModelShape;
import lepton.catalog.Precision;
import lepton.catalog.ServingFit;
import lepton.quantity.Bandwidth;
import lepton.quantity.DataSize;
import lepton.quantity.Dimension;
import lepton.quantity.Power;
import lepton.quantity.Throughput;
import lepton.serving.Occupancy;
import lepton.serving.ServingCase;
import lepton.serving.ServingDevice;
import lepton.serving.ServingStep;

/// How a language model answers requests: what the serving model takes beside their lengths.
///
/// @param fit coefficients of the serving model
/// @param shape of the model, at its expected size
/// @param layers how many it has, where that is given and not of the shape
/// @param weights format of the stored weights
/// @param parameters all of them
/// @param active those that a token uses; the very same in a dense model
/// @param load how much there is to do at a time
/// @param together accelerators that hold one copy of the model and work on one step
/// @param doubt of the serving model
/// @param device one accelerator
public record ServingPlan(
    ServingFit fit,
    ModelShape shape,
    Optional<Input> layers,
    Precision weights,
    Input parameters,
    Input active,
    ServingLoad load,
    Input together,
    Doubt doubt,
    Device device) {

  /// Factors on what the serving model gives, 1 in the middle: how far it is from what was
  /// measured.
  ///
  /// @param time x_t
  /// @param power x_p, at a time that is known: the power is x_p / x_t^γ times the model's
  /// @param waiting x_w, on the time alone: what accelerators wait for each other at prompts, where
  ///     they may be laid out so; absent where they can't be
  public record Doubt(Input time, Input power, Optional<Input> waiting) {

    /// Before it is known how large it is.
    static final Doubt NONE = new Doubt(none("time"), none("power"), Optional.empty());

    private static Input none(String what) {
      return Input.byDefault("inference.serving_model." + what, 1, Dimension.RATIO, "no doubt");
    }
  }

  /// One accelerator.
  ///
  /// @param peaks dense, as far as they are known
  /// @param measured whether serving on its generation was measured
  /// @param context power that a loaded model adds to it without work; absent where that is not
  ///     known, or the power without work is stated
  public record Device(
      String name,
      Input bandwidth,
      Map<Precision, Input> peaks,
      Input tdp,
      Optional<DataSize> memory,
      boolean measured,
      Optional<Input> context) {

    /// Whether it multiplies in FP8.
    boolean eightBits() {
      return peaks.containsKey(Precision.FP8);
    }

    /// That arithmetic on such weights counts against.
    public Optional<Input> peak(Precision weights) {
      return ServingDevice.peak(weights, its -> Optional.ofNullable(peaks.get(its)));
    }
  }

  /// A step at a draw of the doubts.
  ///
  /// @param step as the model gives it
  /// @param seconds that it takes
  /// @param watts of one accelerator in it
  public record Pace(ServingStep step, double seconds, double watts) {}

  /// The same with another doubt.
  ServingPlan doubted(Doubt other) {
    return new ServingPlan(
        fit, shape, layers, weights, parameters, active, load, together, other, device);
  }

  /// The same with another load.
  ServingPlan loaded(ServingLoad other) {
    return new ServingPlan(
        fit, shape, layers, weights, parameters, active, other, together, doubt, device);
  }

  /// The same with another number of accelerators a copy.
  ServingPlan laid(Input other) {
    return new ServingPlan(
        fit, shape, layers, weights, parameters, active, load, other, doubt, device);
  }

  /// One copy of the model at a draw of the inputs.
  ///
  /// @param sequences that it has at a time
  /// @param as the weights
  public ServingCase at(Work.Requests requests, double sequences, Precision as, Draw draw) {
    return new ServingCase(
        shape.sized(positive(draw.of(parameters)), positive(draw.of(active))),
        as,
        positive(sequences),
        draw.of(requests.inputTokens()),
        positive(draw.of(requests.outputTokens())),
        at(device, as, draw),
        Math.max(1, draw.of(together)),
        1);
  }

  /// What one copy has in hand: of a batch that is larger than its memory holds, as many sequences
  /// as it does, and the others wait.
  ///
  /// @param copies of the model, of which each has its part of the load
  /// @param slower factor on the time of a step, beside the doubt
  /// @param stay share of the requests that come here
  public Occupancy occupancy(
      Work.Requests requests, double copies, Precision as, double slower, double stay, Draw draw) {
    return switch (load) {
      case ServingLoad.Batch(Input sequences) -> {
        double asked = positive(draw.of(sequences) / copies);
        double held = at(requests, 1, as, draw).mostSequences();
        yield Occupancy.ofBatch(held >= 1 ? Math.min(asked, held) : asked);
      }
      case ServingLoad.Arrivals(Input perSecond) -> {
        var copy = at(requests, 1, as, draw);
        double tokens = positive(draw.of(perSecond) * stay) * copy.outputTokens() / copies;
        yield Occupancy.ofArrivals(
            batch -> slower * pace(copy.withBatch(batch), draw).seconds(), tokens, most(copy));
      }
    };
  }

  /// Sequences that one copy can have in hand: as many as were measured, or as its memory holds.
  /// Where its weights alone don't fit there is no saying.
  double most(ServingCase copy) {
    double held = copy.mostSequences();
    return held >= 1 ? Math.min(fit.most("batch"), held) : fit.most("batch");
  }

  /// A step with its doubts. A power above the limit of the accelerator is cut down to it, and the
  /// step takes longer by as much: so its energy is what the fit says.
  public Pace pace(ServingCase at, Draw draw) {
    var step = ServingStep.of(at, fit);
    double slower = positive(draw.of(doubt.time));
    double limit = at.device().tdp().watts();
    double watts =
        limit * step.power(fit) * draw.of(doubt.power) / Math.pow(slower, fit.powerPerTime());
    double cut = Math.max(1, watts / limit);
    double waits = doubt.waiting.isPresent() ? draw.of(doubt.waiting.get()) : 1;
    return new Pace(step, step.seconds() * slower * waits * cut, watts / cut);
  }

  /// g_8, of arithmetic with such weights; 1 where they make it no faster.
  public double gain(Precision as) {
    return ServingStep.gain(as, device.eightBits(), fit);
  }

  /// A draw of a truncated distribution may be its very end.
  private static double positive(double drawn) {
    return Math.max(Range.TINY, drawn);
  }

  /// The accelerator at a draw of its figures.
  static ServingDevice at(Device device, Precision weights, Draw draw) {
    return new ServingDevice(
        device.name,
        new Bandwidth(draw.of(device.bandwidth)),
        new Throughput(draw.of(device.peak(weights).orElseThrow())),
        new Power(draw.of(device.tdp)),
        device.memory,
        device.eightBits(),
        device.measured);
  }
}
