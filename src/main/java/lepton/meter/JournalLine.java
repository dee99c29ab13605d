package lepton.meter;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.CRC32C;
import lepton.meter.Recording.Ending;
import lepton.meter.Recording.Header;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// The lines of a journal, see there.
final class JournalLine {

  /// In place of a device's number.
  static final int THE_RUN = -1;

  /// Hex digits of the checksum.
  static final int DIGITS = 8;

  private static final JsonFactory JSON = new JsonFactory();

  private JournalLine() {}

  static String header(Header header) {
    return json(
        json -> {
          json.writeStartObject();
          json.writeNumberProperty("journal", Journal.VERSION);
          RecordingJson.header(json, header);
          json.writeArrayPropertyStart("devices");
          for (var device : header.devices()) {
            json.writeStartObject();
            RecordingJson.device(json, device);
            json.writeEndObject();
          }
          json.writeEndArray();
          RecordingJson.absent(json, header.absent());
          RecordingJson.conditions(json, header.conditions());
          json.writeEndObject();
        });
  }

  static String phase(long at, String name) {
    return json(
        json -> {
          json.writeStartArray();
          json.writeString("p");
          json.writeNumber(at);
          json.writeString(name);
          json.writeEndArray();
        });
  }

  static String note(int device, String text) {
    return json(
        json -> {
          json.writeStartArray();
          json.writeString("n");
          json.writeNumber(device);
          json.writeString(text);
          json.writeEndArray();
        });
  }

  static String ending(Ending ending) {
    return json(
        json -> {
          json.writeStartArray();
          json.writeString("e");
          json.writeStartObject();
          RecordingJson.ending(json, ending);
          json.writeEndObject();
          json.writeEndArray();
        });
  }

  private static String json(Consumer<JsonGenerator> content) {
    var out = new StringWriter();
    try (var json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
      content.accept(json);
    }
    return out.toString();
  }

  static void totals(StringBuilder line, String kind, int key, long at, List<long[]> devices) {
    line.append("[\"").append(kind).append("\",").append(key).append(',').append(at);
    for (var numbers : devices) {
      int mask = 0;
      for (int i = 0; i < numbers.length; i++) {
        mask |= numbers[i] == 0 ? 0 : 1 << i;
      }
      line.append(",[").append(mask);
      for (long number : numbers) {
        if (number != 0) {
          line.append(',').append(number);
        }
      }
      line.append(']');
    }
    line.append(']');
  }

  static List<long[]> differences(List<long[]> devices, List<long[]> key) {
    var differences = new ArrayList<long[]>(devices.size());
    for (int i = 0; i < devices.size(); i++) {
      differences.add(OwnEnergy.difference(devices.get(i), key.get(i)));
    }
    return differences;
  }

  /// Lines with their checksums and ends, an empty line between them.
  ///
  /// @param torn whether the file ends within a line
  static byte[] framed(boolean torn, String... payloads) {
    var framed = new ByteArrayOutputStream();
    if (torn) {
      framed.write('\n');
    }
    for (var payload : payloads) {
      if (framed.size() > 1) {
        // Were the line end between two copies damaged, both would be lost without this one.
        framed.write('\n');
      }
      var bytes = payload.getBytes(UTF_8);
      framed.writeBytes(checksum(bytes, 0, bytes.length).getBytes(UTF_8));
      framed.write(' ');
      framed.writeBytes(bytes);
      framed.write('\n');
    }
    return framed.toByteArray();
  }

  /// CRC-32C in hex.
  static String checksum(byte[] bytes, int from, int length) {
    var crc = new CRC32C();
    crc.update(bytes, from, length);
    var hex = Long.toHexString(crc.getValue());
    return "0".repeat(DIGITS - hex.length()) + hex;
  }
}
