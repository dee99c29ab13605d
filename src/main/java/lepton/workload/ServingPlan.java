package lepton.workload;

import java.util.Optional;
import lepton.catalog.ModelShape;
import lepton.catalog.Precision;
import lepton.catalog.ServingFit;
import lepton.quantity.Bandwidth;
import lepton.quantity.DataSize;
import lepton.quantity.Power;
import lepton.quantity.Throughput;
import lepton.serving.ServingCase;
import lepton.serving.ServingDevice;

/// How a language model answers requests: what the serving model takes beside their lengths.
///
/// @param fit coefficients of the serving model
/// @param shape of the model, at its expected size
/// @param layers how many it has, where that is given and not of the shape
/// @param weights format of the stored weights
/// @param parameters all of them
/// @param active those that a token uses; the very same in a dense model
/// @param batch sequences that are being generated at a time, on all accelerators together
/// @param together accelerators that hold one copy of the model and work on one step
/// @param doubt factor on the time, 1 in the middle: how far the model is from what was measured
/// @param device one accelerator
public record ServingPlan(
    ServingFit fit,
    ModelShape shape,
    Optional<Input> layers,
    Precision weights,
    Input parameters,
    Input active,
    Input batch,
    Input together,
    Input doubt,
    Device device) {

  /// One accelerator.
  ///
  /// @param peak dense, in 16 bits
  /// @param measured whether serving on its generation was measured
  public record Device(
      String name,
      Input bandwidth,
      Input peak,
      Input tdp,
      Optional<DataSize> memory,
      boolean measured) {}

  /// The same with another doubt.
  ServingPlan doubted(Input other) {
    return new ServingPlan(
        fit, shape, layers, weights, parameters, active, batch, together, other, device);
  }

  /// One copy of the model at a draw of the inputs.
  ///
  /// @param copies of the model, of which each has its part of the batch
  /// @param as the weights
  public ServingCase at(Work.Requests requests, double copies, Precision as, Draw draw) {
    return new ServingCase(
        shape.sized(positive(draw.of(parameters)), positive(draw.of(active))),
        as,
        positive(draw.of(batch) / copies),
        draw.of(requests.inputTokens()),
        positive(draw.of(requests.outputTokens())),
        at(device, draw),
        Math.max(1, draw.of(together)),
        1);
  }

  /// A draw of a truncated distribution may be its very end.
  private static double positive(double drawn) {
    return Math.max(Range.TINY, drawn);
  }

  /// The accelerator at a draw of its figures.
  static ServingDevice at(Device device, Draw draw) {
    return new ServingDevice(
        device.name,
        new Bandwidth(draw.of(device.bandwidth)),
        new Throughput(draw.of(device.peak)),
        new Power(draw.of(device.tdp)),
        device.memory,
        device.measured);
  }
}
