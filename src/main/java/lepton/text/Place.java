package lepton.text;

/// Where something stands in a text: line and column from 1, columns and width in code points.
public record Place(SourceText source, int line, int column, int width) {

  public Place {
    if (line < 1 || column < 1 || width < 1) {
      throw new IllegalArgumentException(
          "line, column and width count from 1, got " + line + ":" + column + " of width " + width);
    }
  }

  /// The beginning of a text, for problems of all of it.
  public static Place start(SourceText source) {
    return new Place(source, 1, 1, 1);
  }

  /// As compilers write it, `run.yaml:7:16`; of an option only what was written.
  public String describe() {
    if (Origin.onCommandLine(source)) {
      return source.name();
    }
    return source.name() + ":" + line + ":" + column;
  }

  @Override
  public String toString() {
    return describe();
  }
}
