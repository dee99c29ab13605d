package lepton.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import lepton.meter.SensorSource;
import lepton.meter.sensor.HwmonSource;
import lepton.meter.sensor.NvmlSource;
import lepton.meter.sensor.ProcessTree;
import lepton.meter.sensor.Sources;
import lepton.text.Problems;

/// The sensors of a run.
///
/// @param tree the command's processes
record RunSensors(RunSettings settings, ProcessTree tree, NvmlSource nvidia, Path root) {

  static RunSensors of(RunSettings settings, Path root) {
    var tree = new ProcessTree(root, System::nanoTime);
    var nvidia = new NvmlSource(NvmlSource.LIBRARY, settings.nvidia(), tree);
    return new RunSensors(settings, tree, nvidia, root);
  }

  /// Looks whether the GPUs that were asked for are there, where particular ones were: else there
  /// is nothing to ask before the command starts.
  void check(Problems problems) {
    if (settings.nvidia().namesSome()) {
      switch (nvidia.check()) {
        case NvmlSource.Check.Refused refused -> problems.add(refused.problem());
        case NvmlSource.Check.Fits _ -> {}
        case NvmlSource.Check.Unknown(var absent) -> {
          if (settings.nvidia().byOption() && !amd().any()) {
            problems.error("--gpus names GPUs, and " + absent.why(), "see 'lepton doctor'");
          }
        }
      }
    }
    if (settings.amd().namesSome() && !problems.hasErrors()) {
      amd().check().ifPresent(problems::add);
    }
  }

  private HwmonSource amd() {
    return new HwmonSource(root, settings.amd(), tree, System::nanoTime);
  }

  List<SensorSource> all() {
    boolean modelled = !settings.measuredOnly();
    return new Sources(
            root,
            tree,
            nvidia,
            settings.amd(),
            settings.meters(),
            modelled ? Optional.of(PublishedPower::processor) : Optional.empty(),
            modelled ? PublishedPower.memory() : Optional.empty(),
            System::nanoTime)
        .all();
  }

  /// A machine with a battery stands in no data centre.
  static boolean isPersonal(Path root) {
    try (var batteries = Files.newDirectoryStream(root.resolve("sys/class/power_supply"), "BAT*")) {
      return batteries.iterator().hasNext();
    } catch (IOException none) {
      return false;
    }
  }
}
