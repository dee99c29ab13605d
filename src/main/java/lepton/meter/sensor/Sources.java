package lepton.meter.sensor;

import static lepton.meter.DeviceKind.CPU;
import static lepton.meter.DeviceKind.MEMORY;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import lepton.meter.SensorSource;
import lepton.meter.sensor.Preferred.Choice;

/// The one place where sensors are listed, and what they need.
///
/// @param root of the file system
/// @param tree the command's processes
/// @param nvidia NVIDIA's GPUs, perhaps opened already to see whether those asked for are there
/// @param amd which of AMD's GPUs are the command's
/// @param meters commands that print the watts of the whole machine
/// @param processor what is published of processors; none where only what is measured counts
/// @param memory what is published of memory; none where only what is measured counts
/// @param nanos a clock that never goes back
public record Sources(
    Path root,
    ProcessTree tree,
    NvmlSource nvidia,
    GpuRequest amd,
    List<String> meters,
    Optional<ModelledProcessor.Lookup> processor,
    Optional<ModelledMemory.Figures> memory,
    LongSupplier nanos) {

  public Sources {
    meters = List.copyOf(meters);
  }

  /// A source a line. Nothing is looked for before each is asked.
  public List<SensorSource> all() {
    var sources = new ArrayList<SensorSource>();
    sources.add(new Preferred("processors", processors()));
    sources.addAll(others());
    return sources;
  }

  /// Each by itself, whether or not another one has the same parts: to be looked at, and not added
  /// up.
  public List<SensorSource> each() {
    var sources = new ArrayList<SensorSource>();
    processors().forEach(choice -> sources.add(choice.source()));
    sources.addAll(others());
    return sources;
  }

  private List<SensorSource> others() {
    var sources = new ArrayList<SensorSource>();
    sources.add(nvidia);
    sources.add(new HwmonSource(root, amd, tree, nanos));
    sources.add(new PowerSupplySource(root));
    for (int i = 0; i < meters.size(); i++) {
      sources.add(new CommandMeter(i, meters.get(i), nanos));
    }
    return sources;
  }

  /// Packages and memory: measured, or else modelled.
  private List<Choice> processors() {
    var choices = new ArrayList<Choice>();
    choices.add(new Choice(new PowercapSource(root, tree), Set.of(CPU, MEMORY)));
    choices.add(new Choice(new AmdEnergySource(root, tree), Set.of(CPU)));
    if (processor.isPresent()) {
      var model = new ModelledProcessor(root, tree, processor.get());
      choices.add(new Choice(model, Set.of(CPU)));
    }
    if (memory.isPresent()) {
      choices.add(new Choice(new ModelledMemory(root, tree, memory.get()), Set.of(MEMORY)));
    }
    return choices;
  }
}
