package lepton.catalog;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import lepton.text.Problems;
import lepton.text.SourceText;

/// The training runs that ship with lepton, each with its citation, and what the fit says of one
/// that it has not seen.
public final class PublishedRuns {

  private static final String FILE = "published.csv";
  private static final String LEFT_OUT = "left_out.csv";

  /// Hours are told apart by more than their rounding.
  private static final double SAME = 1e-3;

  private final ShippedFile leftOut;

  private PublishedRuns(ShippedFile leftOut) {
    this.leftOut = leftOut;
  }

  /// What the fit says of the runs that it was made without.
  public static PublishedRuns load() {
    return new PublishedRuns(ShippedFile.load(LEFT_OUT));
  }

  /// The table as text.
  public static SourceText table() {
    return SourceText.of(
        "catalogue " + FILE, new String(Resource.bytes(FILE), StandardCharsets.UTF_8));
  }

  /// The utilization to expect of a run by priors fitted to all the others, where the shipped
  /// priors were fitted to it. A run is known by its name and its accelerator hours.
  public Optional<Prior> leftOut(String name, double hours) {
    for (int i = 0; i < leftOut.rows(); i++) {
      var cells = new Cells(leftOut.row(i), new Problems());
      if (cells.text("name", "").equals(name)
          && Math.abs(cells.number("accelerator_hours").orElseThrow() / hours - 1) < SAME) {
        return Optional.of(prior(cells));
      }
    }
    return Optional.empty();
  }

  private static Prior prior(Cells cells) {
    return new Prior(
        cells.number("median").orElseThrow(),
        cells.number("p10").orElseThrow(),
        cells.number("p90").orElseThrow(),
        cells.whole("n").orElseThrow(),
        Prior.Level.ACCELERATOR,
        "6 P tokens over hours times dense 16-bit peak, end to end",
        "published-runs",
        "fitted without this run");
  }
}
