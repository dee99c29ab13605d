package lepton.workload;

import java.util.Optional;
import lepton.quantity.Currency;
import lepton.quantity.Dimension;
import lepton.quantity.Estimate;
import lepton.quantity.QuantityReader;
import lepton.quantity.Reading;
import lepton.text.Origin;
import lepton.text.Problems;
import lepton.text.Quote;
import lepton.text.Scalar;

/// Reads a budget: `5 kg`, `3 kWh`, `200 L`, `40 EUR`.
public final class BudgetReader {

  private static final String FORMS = "write a limit such as 5 kg, 3 kWh, 200 L or 40 EUR";

  private BudgetReader() {}

  /// The budget that a text states; empty, with a problem, where it states none.
  public static Optional<Budget> read(Scalar text, Problems problems) {
    Optional<Dimension> dimension = dimension(text.text());
    if (dimension.isEmpty()) {
      problems.error(text.place(), Quote.of(text.text()) + " is no budget", FORMS);
      return Optional.empty();
    }
    if (!(QuantityReader.read(text.text(), dimension.get())
            instanceof Reading.Read(Estimate amount))
        || !Range.computable(amount, dimension.get())) {
      problems.error(text.place(), Quote.of(text.text()) + " is no budget", FORMS);
      return Optional.empty();
    }
    if (amount.uncertain() || !(amount.mean() > 0)) {
      problems.error(
          text.place(),
          "a budget is one amount above 0, got " + Quote.of(text.text()),
          "write the most that may be used, such as 5 kg");
      return Optional.empty();
    }
    var limit = new Input("budget", amount, dimension.get(), Origin.at(text.place()));
    return Optional.of(new Budget(limit, text.text()));
  }

  private static Optional<Dimension> dimension(String text) {
    for (var dimension : new Dimension[] {Dimension.CARBON, Dimension.ENERGY, Dimension.WATER}) {
      if (QuantityReader.read(text, dimension) instanceof Reading.Read) {
        return Optional.of(dimension);
      }
    }
    String bare = text.strip();
    String code = bare.length() < 3 ? "" : bare.substring(bare.length() - 3);
    return Currency.known(code) ? Optional.of(Dimension.money(code)) : Optional.empty();
  }
}
