package lepton.meter.sensor;

import java.util.List;

/// What one option or variable says about GPUs.
///
/// @param from `--gpus`, `CUDA_VISIBLE_DEVICES`, …
/// @param by how its numbers count
/// @param ids those named, each once; none where it names no GPU at all
/// @param notes what reading it showed, in sentences
public record GpuFilter(String from, By by, List<String> ids, List<String> notes) {

  public GpuFilter {
    ids = List.copyOf(ids);
    notes = List.copyOf(notes);
  }

  /// How numbers count.
  public enum By {
    /// The driver's own numbers, and nothing else will do.
    INDEX,
    /// Places among what is visible here, in the order of the bus.
    BUS,
    /// Places among what is visible here, in CUDA's order, the fastest first.
    CUDA,
    /// As [#BUS], in a variable that may be meant for another maker's GPUs: what matches nothing
    /// ends the list.
    GUEST,
    /// Numbers of a host that may have more GPUs than are listed here.
    HOST
  }
}
