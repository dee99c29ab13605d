package lepton.service;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import lepton.quantity.Dimension;
import lepton.quantity.Estimate;
import lepton.quantity.QuantityReader;
import lepton.quantity.Reading;
import lepton.text.Documents;
import lepton.text.Mapping;
import lepton.text.Node;
import lepton.text.Problems;
import lepton.text.Quote;
import lepton.text.Scalar;
import lepton.text.Sequence;
import lepton.text.SourceText;
import lepton.workload.Timestamps;

/// What all answers have in common: JSON objects, with times and numbers in lists.
final class Answers {

  private Answers() {}

  /// An answer that can't be made sense of, and why.
  static final class Senseless extends Exception {
    private static final long serialVersionUID = 1;

    Senseless(String why) {
      super(why);
    }
  }

  /// The object that an answer is.
  static Mapping object(String body) throws Senseless {
    var problems = new Problems();
    var documents = Documents.read(SourceText.of("answer.json", body), problems);
    if (problems.hasErrors() || documents.size() != 1) {
      throw new Senseless(
          problems.hasErrors() ? "it is no JSON, or is torn off" : "it is not one JSON object");
    }
    if (documents.getFirst() instanceof Mapping object) {
      return object;
    }
    throw new Senseless("it is not a JSON object");
  }

  /// The objects of a list.
  static List<Node> list(Mapping object, String key) throws Senseless {
    if (object.get(key).orElse(object) instanceof Sequence list) {
      if (list.items().isEmpty()) {
        throw new Senseless("its list " + Quote.of(key) + " is empty");
      }
      return list.items();
    }
    throw new Senseless("it has no list " + Quote.of(key));
  }

  static Mapping object(Node node) throws Senseless {
    if (node instanceof Mapping object) {
      return object;
    }
    throw new Senseless("its list holds " + node.kind() + " where an object should be");
  }

  /// The object that stands in another.
  static Optional<Mapping> child(Mapping object, String key) {
    return object
        .get(key)
        .flatMap(node -> node instanceof Mapping its ? Optional.of(its) : Optional.empty());
  }

  static Optional<String> text(Mapping object, String key) {
    return object.get(key).orElse(object) instanceof Scalar scalar && !scalar.isAbsent()
        ? Optional.of(scalar.text())
        : Optional.empty();
  }

  /// Seconds since 1970-01-01T00:00Z.
  static double time(Mapping object, String key) throws Senseless {
    var text = text(object, key).orElse("");
    var time = Timestamps.read(text);
    if (time.isEmpty()) {
      throw new Senseless(Quote.of(key) + " is no time with a zone: " + Quote.of(text));
    }
    return time.getAsDouble();
  }

  /// A number that is not negative and no greater than any intensity is; absent where it is null.
  static OptionalDouble number(Mapping object, String key, double most) throws Senseless {
    var text = text(object, key);
    if (text.isEmpty()) {
      return OptionalDouble.empty();
    }
    if (QuantityReader.read(text.get(), Dimension.RATIO) instanceof Reading.Read(Estimate amount)
        && !amount.uncertain()
        && amount.mean() >= 0
        && amount.mean() <= most) {
      return OptionalDouble.of(amount.mean());
    }
    throw new Senseless(Quote.of(key) + " is no intensity: " + Quote.of(text.get()));
  }
}
