package lepton.report;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import tools.jackson.core.JsonGenerator;

/// Figures with dotted paths as objects.
final class JsonFigures {

  private JsonFigures() {}

  static boolean isNumber(Figure figure) {
    return switch (figure) {
      case Figure.Amount _ -> true;
      case Figure.Word _ -> false;
    };
  }

  /// Writes `a.b` and `a.c` as one object `a`, without what is absent.
  static <F> void write(
      JsonGenerator json,
      List<F> figures,
      Function<F, String> path,
      Predicate<F> number,
      Function<F, Optional<String>> value) {
    write(
        json,
        figures,
        path,
        value,
        (figure, printed) -> {
          if (number.test(figure)) {
            json.writeNumber(printed);
          } else {
            json.writeString(printed);
          }
        });
  }

  /// The same, with values of any kind.
  ///
  /// @param writer writes a value, once its name is written
  static <F, V> void write(
      JsonGenerator json,
      List<F> figures,
      Function<F, String> path,
      Function<F, Optional<V>> value,
      BiConsumer<F, V> writer) {
    String open = "";
    for (var figure : figures) {
      var present = value.apply(figure);
      if (present.isPresent()) {
        int dot = path.apply(figure).indexOf('.');
        var group = dot < 0 ? "" : path.apply(figure).substring(0, dot);
        if (!group.equals(open)) {
          close(json, open);
          open(json, group);
          open = group;
        }
        json.writeName(path.apply(figure).substring(dot + 1));
        writer.accept(figure, present.get());
      }
    }
    close(json, open);
  }

  private static void open(JsonGenerator json, String group) {
    if (!group.isEmpty()) {
      json.writeObjectPropertyStart(group);
    }
  }

  private static void close(JsonGenerator json, String group) {
    if (!group.isEmpty()) {
      json.writeEndObject();
    }
  }
}
