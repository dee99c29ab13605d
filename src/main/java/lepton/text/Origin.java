package lepton.text;

/// Where an input came from, so that a result can name the source of everything it rests on.
public sealed interface Origin {

  /// One line for people.
  String describe();

  /// Written in a file.
  record InFile(Place place) implements Origin {
    @Override
    public String describe() {
      return place.describe();
    }
  }

  /// Given as an option, `--set hardware.count=4`.
  record OnCommandLine(String option) implements Origin {
    @Override
    public String describe() {
      return option;
    }
  }

  /// A row of a catalogue, and who published its figure.
  record InCatalogue(String catalogue, String id, String source) implements Origin {
    @Override
    public String describe() {
      return catalogue + ": " + id + (source.isEmpty() ? "" : " (" + source + ")");
    }
  }

  /// Nobody said: what the product takes, and why.
  record ByDefault(String source) implements Origin {
    @Override
    public String describe() {
      return "default: " + source;
    }
  }

  /// Worked out from other inputs.
  record Derived(String how) implements Origin {
    @Override
    public String describe() {
      return "derived: " + how;
    }
  }

  /// The origin of what stands at a place: a file, or an option where the text is one.
  static Origin at(Place place) {
    return onCommandLine(place.source())
        ? new OnCommandLine(place.source().name())
        : new InFile(place);
  }

  /// Whether a text was written as an option.
  static boolean onCommandLine(SourceText source) {
    return source.name().startsWith("--") && source.lines() == 1;
  }
}
