package lepton.workload;

import java.util.Locale;
import java.util.Optional;
import lepton.catalog.Grid;
import lepton.quantity.Currency;
import lepton.quantity.Dimension;
import lepton.text.Node;
import lepton.text.Quote;

/// Reads `site.price`: `0.21 EUR/kWh`, in any currency of ISO 4217.
final class PriceReader {

  private static final String EXAMPLE = "write it as 0.21 EUR/kWh, with any ISO 4217 currency";

  private final Context context;

  PriceReader(Context context) {
    this.context = context;
  }

  Optional<Site.Price> read(Fields site, Optional<Grid> grid) {
    Optional<Node> node = site.node("price");
    if (node.isEmpty()) {
      return byDefault(site.path("price"), grid);
    }
    String written = Amounts.written(node.get());
    String code = currency(written);
    if (!Currency.known(code)) {
      String capitals = code.toUpperCase(Locale.ROOT);
      context
          .problems()
          .error(
              node.get().place(),
              code.isEmpty()
                  ? "a price of energy needs a currency, got " + Quote.of(written)
                  : Quote.of(code) + " is no currency",
              Currency.known(capitals) ? "currencies are in capitals: " + capitals : EXAMPLE);
      return Optional.empty();
    }
    return context
        .amounts()
        .read(node.get(), site.path("price"), Dimension.price(code), Range.NOT_NEGATIVE)
        .map(price -> new Site.Price(price, code));
  }

  /// The letters before the stroke, or those at the end.
  private static String currency(String written) {
    int stroke = written.indexOf('/');
    String before = (stroke < 0 ? written : written.substring(0, stroke)).strip();
    int start = before.length();
    while (start > 0
        && !Character.isDigit(before.charAt(start - 1))
        && !Character.isWhitespace(before.charAt(start - 1))) {
      start--;
    }
    return before.substring(start);
  }

  private Optional<Site.Price> byDefault(String key, Optional<Grid> grid) {
    var factor = grid.flatMap(known -> context.catalog().factor("price", known));
    var price = factor.flatMap(found -> found.price());
    if (factor.isEmpty() || price.isEmpty()) {
      return Optional.empty();
    }
    String code = price.get().currency();
    Input perKwh = context.byDefault(factor.get(), key, Dimension.price(code), 1);
    return Optional.of(new Site.Price(context.assume(perKwh), code));
  }
}
