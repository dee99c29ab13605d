package lepton.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import lepton.catalog.Catalog;
import lepton.catalog.Entry;
import lepton.catalog.Kind;
import lepton.report.Listing.Cell;
import lepton.text.JsonText;

/// Rows of a catalogue: a table of the columns people look for, or everything for programs.
public final class ListingReport {

  private static final int LEAST = 12;

  private ListingReport() {}

  /// A table; columns that don't fit into `width` are left out from the right, and the last is cut.
  public static String text(
      Kind kind, List<? extends Entry> entries, Catalog catalog, int width, Paint paint) {
    var rows = Listing.of(entries, catalog);
    var keys = new ArrayList<String>();
    int room = width;
    var widths = new ArrayList<Integer>();
    for (var key : Listing.shown(kind)) {
      int wide = Columns.width(heading(key));
      for (var row : rows) {
        wide = Math.max(wide, Columns.width(cell(row, key).text().orElse("")));
      }
      int given = Math.min(wide, room - (keys.isEmpty() ? 0 : 2));
      if (given >= Math.min(wide, LEAST) || keys.isEmpty()) {
        keys.add(key);
        widths.add(keys.size() == 1 ? wide : given);
        room -= given + (keys.size() == 1 ? 0 : 2);
      }
    }
    var out = new StringBuilder(8192);
    var heading = new StringBuilder();
    for (int i = 0; i < keys.size(); i++) {
      boolean right = cell(rows.getFirst(), keys.get(i)).number();
      place(heading(keys.get(i)), widths.get(i), right, heading);
    }
    out.append(paint.bold(heading.toString().stripTrailing())).append('\n');
    for (var row : rows) {
      var line = new StringBuilder();
      for (int i = 0; i < keys.size(); i++) {
        var cell = cell(row, keys.get(i));
        place(cell.text().orElse(""), widths.get(i), cell.number(), line);
      }
      out.append(line.toString().stripTrailing()).append('\n');
    }
    return out.toString();
  }

  private static void place(String text, int width, boolean right, StringBuilder line) {
    var cut = Columns.cut(text, width);
    line.append(line.isEmpty() ? "" : "  ");
    line.append(right ? Columns.right(cut, width) : Columns.left(cut, width));
  }

  /// `tdp_w` reads `TDP W`.
  private static String heading(String key) {
    return switch (key) {
      case "tdp_w" -> "TDP W";
      case "bf16_tflop_s" -> "BF16 TFLOP/s";
      case "memory_gb" -> "GB";
      case "g_per_kwh" -> "gCO2e/kWh";
      case "pue" -> "PUE";
      case "wue_l_per_kwh" -> "WUE L/kWh";
      default -> key.toUpperCase(Locale.ROOT);
    };
  }

  private static Cell cell(List<Cell> row, String key) {
    for (var cell : row) {
      if (cell.key().equals(key)) {
        return cell;
      }
    }
    return new Cell(key, Optional.empty(), false);
  }

  public static String json(List<? extends Entry> entries, Catalog catalog) {
    return JsonText.of(
        json -> {
          json.writeStartArray();
          for (var row : Listing.of(entries, catalog)) {
            json.writeStartObject();
            for (var cell : row) {
              if (cell.text().isPresent()) {
                json.writeName(cell.key());
                if (cell.number()) {
                  json.writeNumber(cell.text().get());
                } else {
                  json.writeString(cell.text().get());
                }
              }
            }
            json.writeEndObject();
          }
          json.writeEndArray();
        });
  }

  public static String csv(List<? extends Entry> entries, Catalog catalog) {
    var out = new StringBuilder(8192);
    for (var row : Listing.of(entries, catalog)) {
      if (out.isEmpty()) {
        CsvReport.line(row.stream().map(Cell::key).toList(), out);
      }
      CsvReport.line(row.stream().map(cell -> cell.text().orElse("")).toList(), out);
    }
    return out.toString();
  }

  public static String markdown(Kind kind, List<? extends Entry> entries, Catalog catalog) {
    var out = new StringBuilder(8192);
    var keys = Listing.shown(kind);
    var rows = Listing.of(entries, catalog);
    for (var key : keys) {
      out.append("| ").append(heading(key)).append(' ');
    }
    out.append("|\n");
    for (var key : keys) {
      out.append(cell(rows.getFirst(), key).number() ? "|---:" : "|---");
    }
    out.append("|\n");
    for (var row : rows) {
      for (var key : keys) {
        var text = cell(row, key).text().orElse("");
        out.append("| ").append(MarkdownReport.escaped(text)).append(' ');
      }
      out.append("|\n");
    }
    return out.toString();
  }
}
