package lepton.meter.sensor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lepton.meter.Device;

/// The energy counters of packages that one source has open, all shared by the same processor time.
final class CounterFiles implements AutoCloseable {

  private final Path root;
  private final ProcessTree tree;
  private final List<PseudoFile> files = new ArrayList<>();
  private Optional<ProcessorUse> use = Optional.empty();

  /// Opens nothing yet.
  ///
  /// @param root of the file system
  CounterFiles(Path root, ProcessTree tree) {
    this.root = root;
    this.tree = tree;
  }

  /// Begins to look at whose processor time it is.
  void begin() {
    if (use.isEmpty()) {
      use = Optional.of(new ProcessorUse(new ProcessorTimes(root, tree.ticks()), tree));
    }
  }

  /// The counter in a file, read once to see that it can be.
  ///
  /// @throws IOException if it can't be read
  CounterSensor open(Path path, Device device) throws IOException {
    var counter = new PseudoFile(path);
    files.add(counter);
    counter.readNumber();
    return new CounterSensor(device, counter, use.orElseThrow().view());
  }

  @Override
  public void close() {
    files.forEach(PseudoFile::close);
    use.ifPresent(ProcessorUse::close);
  }
}
