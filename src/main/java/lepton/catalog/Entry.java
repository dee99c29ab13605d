package lepton.catalog;

import java.util.List;

/// One row of a catalogue.
public sealed interface Entry
    permits Accelerator,
        Cpu,
        CpuFamily,
        DataCenter,
        Factor,
        Grid,
        PublishedPrior,
        Region,
        SourceEntry {

  /// The name that stands for this row alone.
  String id();

  /// The name as its makers write it.
  String name();

  /// Further names that mean this row.
  default List<String> aliases() {
    return List.of();
  }

  Provenance provenance();

  /// The catalogue that the row belongs to, by the word people use for it.
  String catalogue();

  /// What else a search looks at, beside id, name and aliases.
  default String keywords() {
    return "";
  }
}
