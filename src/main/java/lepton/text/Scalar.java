package lepton.text;

/// A single value exactly as it was written: no type is guessed, `NO` stays `NO` and `1e6` stays
/// `1e6`.
///
/// A value that is missing, `null` or `~` is an empty text without quotes. The place of a quoted
/// text begins at its quote.
public record Scalar(String text, boolean quoted, Place place) implements Node {

  /// Whether nothing was given: no value, `null` or `~`.
  public boolean isAbsent() {
    return text.isEmpty() && !quoted;
  }

  /// The place of a part of the text, counted in UTF-16 units; all of it where the source spells it
  /// otherwise (escapes, folded lines).
  public Place place(int from, int to) {
    var source = place.source();
    int start = source.offset(place);
    if (quoted && !source.content().startsWith(text, start)) {
      start++;
    }
    boolean verbatim = source.content().startsWith(text, start) && text.indexOf('\n') < 0;
    boolean part = from >= 0 && from < to && to <= text.length();
    return verbatim && part ? source.place(start + from, start + to) : place;
  }

  @Override
  public String kind() {
    return isAbsent() ? "nothing" : quoted ? "a text" : "a value";
  }
}
