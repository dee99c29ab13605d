package lepton.text;

import java.io.StringWriter;
import java.util.OptionalDouble;
import lepton.quantity.PlainNumber;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;

/// JSON as it is printed: indented by two spaces, `"key": value`, ended by a line end.
public final class JsonText {

  private JsonText() {}

  /// Writes something into a generator.
  public interface Content {
    void to(JsonGenerator json);
  }

  public static String of(Content content) {
    var out = new StringWriter(4096);
    try (var json = new JsonFactory().createGenerator(new Indented(), out)) {
      content.to(json);
    }
    return out.append('\n').toString();
  }

  /// A text as a value of JSON: quoted, on one line.
  public static String quoted(String text) {
    return of(json -> json.writeString(text)).strip();
  }

  /// A member that is a number, in plain digits.
  public static void number(JsonGenerator json, String name, double value) {
    json.writeName(name);
    json.writeNumber(PlainNumber.of(value));
  }

  /// The same; no member where there is no number.
  public static void number(JsonGenerator json, String name, OptionalDouble value) {
    if (value.isPresent()) {
      number(json, name, value.getAsDouble());
    }
  }

  private static final class Indented extends ObjectWriteContext.Base {
    @Override
    public PrettyPrinter getPrettyPrinter() {
      var indenter = new DefaultIndenter("  ", "\n");
      var separators =
          Separators.createDefaultInstance()
              .withObjectNameValueSpacing(Separators.Spacing.AFTER)
              .withObjectEmptySeparator("")
              .withArrayEmptySeparator("");
      return new DefaultPrettyPrinter(separators)
          .withObjectIndenter(indenter)
          .withArrayIndenter(indenter);
    }

    @Override
    public boolean hasPrettyPrinter() {
      return true;
    }
  }
}
