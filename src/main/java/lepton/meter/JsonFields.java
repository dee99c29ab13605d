package lepton.meter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import lepton.quantity.Energy;
import lepton.quantity.PlainNumber;
import lepton.text.Mapping;
import lepton.text.Node;
import lepton.text.Place;
import lepton.text.Problems;
import lepton.text.Quote;
import lepton.text.Scalar;
import lepton.text.Sequence;

/// An object of a recording under read. Keys that are not asked for are left out: figures that were
/// worked out, or those of a later version.
final class JsonFields {

  private static final String HELP = "was it changed by hand? 'lepton run' writes it";

  private final Mapping mapping;
  private final Problems problems;

  JsonFields(Mapping mapping, Problems problems) {
    this.mapping = mapping;
    this.problems = problems;
  }

  Place place() {
    return mapping.place();
  }

  private Optional<Scalar> scalar(String key) {
    var node = mapping.get(key);
    if (node.isEmpty()) {
      return Optional.empty();
    }
    if (node.get() instanceof Scalar scalar) {
      return scalar.isAbsent() ? Optional.empty() : Optional.of(scalar);
    }
    problems.error(node.get().place(), key + " is " + node.get().kind() + ", not a value", HELP);
    return Optional.empty();
  }

  private void missing(String key) {
    if (mapping.get(key).isEmpty()) {
      problems.error(mapping.place(), "'" + key + "' is missing here", HELP);
    }
  }

  Optional<String> text(String key) {
    return scalar(key).map(Scalar::text);
  }

  /// Empty, with a problem, where it is missing.
  String neededText(String key) {
    var text = text(key);
    if (text.isEmpty()) {
      missing(key);
    }
    return text.orElse("");
  }

  boolean flag(String key) {
    var text = text(key);
    if (text.isPresent() && !text.get().equals("true") && !text.get().equals("false")) {
      problems.error(valuePlace(key), key + " must be true or false", HELP);
    }
    return text.isPresent() && text.get().equals("true");
  }

  private Place valuePlace(String key) {
    return mapping.get(key).map(Node::place).orElse(mapping.place());
  }

  /// A finite number that is not below 0: nothing in a recording is, but what `anyNumber` reads.
  OptionalDouble number(String key) {
    var number = anyNumber(key);
    if (number.isPresent() && number.getAsDouble() < 0) {
      problems.error(valuePlace(key), key + " must not be negative, got " + shown(number), HELP);
      return OptionalDouble.empty();
    }
    return number;
  }

  private static String shown(OptionalDouble number) {
    return PlainNumber.of(number.orElse(0));
  }

  OptionalDouble anyNumber(String key) {
    var scalar = scalar(key);
    return scalar.isEmpty() ? OptionalDouble.empty() : number(key, scalar.get());
  }

  private OptionalDouble number(String key, Scalar scalar) {
    try {
      double value = scalar.quoted() ? Double.NaN : Double.parseDouble(scalar.text());
      if (Double.isFinite(value)) {
        return OptionalDouble.of(value);
      }
    } catch (NumberFormatException e) {
      // Told below, as what is not finite is.
    }
    problems.error(scalar.place(), key + " must be a number, got " + Quote.of(scalar.text()), HELP);
    return OptionalDouble.empty();
  }

  /// 0, with a problem, where it is missing.
  double neededNumber(String key) {
    var number = number(key);
    if (number.isEmpty()) {
      missing(key);
    }
    return number.orElse(0);
  }

  OptionalLong whole(String key) {
    var scalar = scalar(key);
    if (scalar.isEmpty()) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(Long.parseLong(scalar.get().text()));
    } catch (NumberFormatException e) {
      problems.error(
          scalar.get().place(),
          key + " must be a whole number, got " + Quote.of(scalar.get().text()),
          HELP);
      return OptionalLong.empty();
    }
  }

  /// A whole number that is not below 0; 0 where it is not given.
  long count(String key) {
    long count = whole(key).orElse(0);
    if (count < 0) {
      problems.error(valuePlace(key), key + " must not be negative, got " + count, HELP);
      return 0;
    }
    return count;
  }

  /// Joules of a figure in kWh; 0 where it is not given.
  ///
  /// Of the joules that are written as this figure the one in whole µJ is taken where there is one,
  /// as recordings hold them, so that what is read is what was written.
  double joules(String key) {
    var kwh = number(key);
    if (kwh.isEmpty()) {
      return 0;
    }
    double near = Energy.ofKwh(kwh.getAsDouble()).joules();
    double rounded = Math.abs(near) < 1e12 ? Ticks.joules(Ticks.energy(near)) : near;
    for (double joules : new double[] {rounded, near, Math.nextUp(near), Math.nextDown(near)}) {
      if (new Energy(joules).kwh() == kwh.getAsDouble()) {
        return joules;
      }
    }
    return near;
  }

  Optional<JsonFields> object(String key) {
    var node = mapping.get(key);
    if (node.isEmpty()) {
      return Optional.empty();
    }
    if (node.get() instanceof Mapping inner) {
      return Optional.of(new JsonFields(inner, problems));
    }
    problems.error(node.get().place(), key + " is " + node.get().kind() + ", not an object", HELP);
    return Optional.empty();
  }

  private List<Node> list(String key) {
    var node = mapping.get(key);
    if (node.isEmpty()) {
      return List.of();
    }
    if (node.get() instanceof Sequence sequence) {
      return sequence.items();
    }
    problems.error(node.get().place(), key + " is " + node.get().kind() + ", not a list", HELP);
    return List.of();
  }

  List<JsonFields> objects(String key) {
    var objects = new ArrayList<JsonFields>();
    for (var node : list(key)) {
      if (node instanceof Mapping inner) {
        objects.add(new JsonFields(inner, problems));
      } else {
        problems.error(node.place(), "an object of " + key + " is missing here", HELP);
      }
    }
    return objects;
  }

  List<String> texts(String key) {
    var texts = new ArrayList<String>();
    for (var node : list(key)) {
      if (node instanceof Scalar scalar) {
        texts.add(scalar.text());
      } else {
        problems.error(node.place(), "a text of " + key + " is missing here", HELP);
      }
    }
    return texts;
  }

  /// Numbers, where `null` is absent.
  List<OptionalDouble> numbers(String key) {
    var numbers = new ArrayList<OptionalDouble>();
    for (var node : list(key)) {
      if (node instanceof Scalar scalar) {
        numbers.add(scalar.isAbsent() ? OptionalDouble.empty() : number(key, scalar));
      } else {
        problems.error(node.place(), "a number of " + key + " is missing here", HELP);
      }
    }
    return numbers;
  }

  /// Keys and values of an object whose keys are free.
  List<Device.Detail> details(String key) {
    var details = new ArrayList<Device.Detail>();
    var object = object(key);
    if (object.isPresent()) {
      for (var entry : object.get().mapping.entries()) {
        object
            .get()
            .text(entry.key().text())
            .ifPresent(value -> details.add(new Device.Detail(entry.key().text(), value)));
      }
    }
    return details;
  }

  void error(String key, String message) {
    problems.error(valuePlace(key), message, HELP);
  }
}
