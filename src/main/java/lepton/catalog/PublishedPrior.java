package lepton.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import lepton.text.Problems;

/// A row of the table of priors: utilization, power or availability by regime.
///
/// @param id the key under which a person's own factor takes its place, such as
///     `utilization.training.ampere` or `utilization.training:tpu-v4`
/// @param regime training or serving
/// @param holdsFor accelerators, a generation, or `pooled`
public record PublishedPrior(
    String id, String quantity, String regime, List<String> holdsFor, Prior prior)
    implements Entry {

  static final String FILE = "priors.csv";

  public PublishedPrior {
    holdsFor = List.copyOf(holdsFor);
  }

  /// Every row, the narrowest first.
  static List<PublishedPrior> all() {
    var file = ShippedFile.load(FILE);
    var all = new ArrayList<PublishedPrior>();
    for (int i = 0; i < file.rows(); i++) {
      all.add(read(new Cells(file.row(i), new Problems())));
    }
    return all;
  }

  private static PublishedPrior read(Cells cells) {
    var prior = UtilizationPrior.prior(cells);
    var quantity = cells.text("quantity", "");
    var regime = cells.text("regime", "");
    var holdsFor = cells.list("holds_for");
    // inference is what a workload file calls serving, and so do the keys of factors
    var phase = regime.equals("serving") ? "inference" : regime;
    var stroke = prior.level() == Prior.Level.ACCELERATOR ? ":" : ".";
    var id = quantity + "." + phase + stroke + holdsFor.getFirst();
    return new PublishedPrior(id, quantity, regime, holdsFor, prior);
  }

  @Override
  public String name() {
    return quantity + " " + regime;
  }

  @Override
  public String catalogue() {
    return Kind.PRIORS.word();
  }

  @Override
  public List<String> aliases() {
    return holdsFor.subList(prior.level() == Prior.Level.ACCELERATOR ? 1 : 0, holdsFor.size());
  }

  @Override
  public String keywords() {
    return prior.level().id() + " " + prior.boundary();
  }

  @Override
  public Provenance provenance() {
    return new Provenance(
        List.of(prior.source()),
        OptionalInt.of(2025),
        Optional.of("median and P10 to P90, " + prior.boundary()),
        Optional.empty(),
        Optional.of(prior.note()),
        Optional.empty());
  }
}
