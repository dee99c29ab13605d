package lepton.meter.sensor;

import java.util.List;
import java.util.OptionalDouble;

/// A GPU as its driver lists it.
///
/// @param index the driver's number: for NVIDIA in the order of the bus, as `nvidia-smi` shows it
/// @param uuid `GPU-8f0c…`
/// @param pci `0000:17:00.0`
/// @param speed cores × highest clock, to tell the fastest; absent where it is not known or not
///     needed
/// @param slices its MIG slices; none where it is not divided
public record ListedGpu(
    int index, String uuid, String pci, String name, OptionalDouble speed, List<Slice> slices) {

  public ListedGpu {
    slices = List.copyOf(slices);
  }

  /// One MIG device: a compute instance of a GPU instance.
  ///
  /// @param index its number on its GPU
  /// @param uuid `MIG-…`
  public record Slice(int index, String uuid, int gpuInstance, int computeInstance) {}
}
