package lepton.plan.advise;

import java.util.List;
import java.util.Optional;
import lepton.catalog.Accelerator;
import lepton.catalog.Catalog;
import lepton.text.Origin;
import lepton.workload.Computation;
import lepton.workload.Input;
import lepton.workload.Phase;
import lepton.workload.Stage;

/// What candidates are looked for in: the workload as it is, and the catalogue.
///
/// @param base without levers
/// @param written with the levers that the file names
record Ground(Variants variants, Variants.Variant base, Variants.Variant written, Catalog catalog) {

  Optional<Computation.Described> described() {
    return base.workload().computation() instanceof Computation.Described described
        ? Optional.of(described)
        : Optional.empty();
  }

  List<Phase> phases() {
    return described().map(Computation.Described::phases).orElse(List.of());
  }

  Optional<Phase> phase(Stage stage) {
    for (var phase : phases()) {
      if (phase.stage() == stage) {
        return Optional.of(phase);
      }
    }
    return Optional.empty();
  }

  Optional<Accelerator> accelerator() {
    return described().flatMap(its -> its.hardware().accelerator());
  }

  /// What a file or an option says at a path; the last of the options.
  Optional<String> word(String path) {
    return variants.word(path);
  }

  /// Whether a person gave this number.
  static boolean given(Input input) {
    return input.origin() instanceof Origin.InFile
        || input.origin() instanceof Origin.OnCommandLine;
  }
}
