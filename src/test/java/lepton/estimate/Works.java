package lepton.estimate;

import java.util.Optional;
import lepton.quantity.Dimension;
import lepton.quantity.Estimate;
import lepton.text.Origin;
import lepton.text.Place;
import lepton.text.SourceText;
import lepton.workload.Input;
import lepton.workload.SampleWork;
import lepton.workload.Work;

/// Inputs and work as a person would state them.
public final class Works {

  private static final Place PLACE =
      new Place(SourceText.of("run.yaml", "name: a sketch\n"), 1, 1, 4);

  private Works() {}

  /// A number that stands in the file.
  public static Input given(String key, double value, Dimension dimension) {
    return new Input(key, Estimate.exactly(value), dimension, new Origin.InFile(PLACE));
  }

  public static Input number(String key, double value) {
    return given(key, value, Dimension.COUNT);
  }

  public static Input share(String key, double value) {
    return given(key, value, Dimension.RATIO);
  }

  public static Work tokens(double perParameter, double parameters, double tokens) {
    return new Work.Tokens(
        number("tokens", tokens), number("parameters", parameters), perParameter, Optional.empty());
  }

  public static Work tokens(
      double perParameter, double parameters, double tokens, Work.Attention attention) {
    return new Work.Tokens(
        number("tokens", tokens),
        number("parameters", parameters),
        perParameter,
        Optional.of(attention));
  }

  /// Attention without a sequence length of its own.
  public static Work.Attention attention(double factor, double layers, double width) {
    return new Work.Attention(
        number("layers", layers), number("width", width), factor, Optional.empty());
  }

  public static Work.Attention attention(
      double factor, double layers, double width, double dimension) {
    return new Work.Attention(
        number("layers", layers),
        number("width", width),
        factor,
        Optional.of(number("dimension", dimension)));
  }

  public static Work samples(double samples, double passes, SampleWork each) {
    return new Work.Samples(number("samples", samples), number("epochs", passes), each);
  }

  public static SampleWork transformer(double perParameter, double parameters, double dimension) {
    return new SampleWork.Transformer(
        number("parameters", parameters),
        number("dimension", dimension),
        perParameter,
        Optional.empty());
  }

  public static SampleWork transformer(
      double perParameter, double parameters, double dimension, Work.Attention attention) {
    return new SampleWork.Transformer(
        number("parameters", parameters),
        number("dimension", dimension),
        perParameter,
        Optional.of(attention));
  }

  public static SampleWork dense(double perParameter, double parameters) {
    return new SampleWork.Dense(number("parameters", parameters), perParameter);
  }

  public static SampleWork flop(double flop) {
    return new SampleWork.Given(given("flop_per_sample", flop, Dimension.COMPUTE));
  }

  public static Work requests(
      double perParameter, double requests, double in, double out, double parameters) {
    return new Work.Requests(
        number("requests", requests),
        number("input_tokens", in),
        number("output_tokens", out),
        number("parameters", parameters),
        perParameter,
        Optional.empty());
  }

  public static Work requests(
      double perParameter,
      double requests,
      double in,
      double out,
      double parameters,
      Work.Attention attention) {
    return new Work.Requests(
        number("requests", requests),
        number("input_tokens", in),
        number("output_tokens", out),
        number("parameters", parameters),
        perParameter,
        Optional.of(attention));
  }

  public static Work compute(double flop) {
    return new Work.Compute(given("compute", flop, Dimension.COMPUTE));
  }

  public static Work hours(double hours) {
    return new Work.AcceleratorTime(
        given("accelerator_hours", hours * 3600, Dimension.TIME), Optional.empty());
  }

  public static Work hours(double hours, Work model) {
    return new Work.AcceleratorTime(
        given("accelerator_hours", hours * 3600, Dimension.TIME), Optional.of(model));
  }
}
