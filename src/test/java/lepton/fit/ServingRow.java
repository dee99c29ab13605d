package lepton.fit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lepton.catalog.Accelerator;
import lepton.catalog.Catalog;
import lepton.catalog.ModelShape;
import lepton.catalog.Precision;
import lepton.serving.ServingCase;
import lepton.serving.ServingDevice;
import lepton.text.Table;

/// One measured serving configuration.
///
/// @param shape as published for the model
/// @param watts mean of one accelerator
/// @param secondsPerToken batch / throughput: between two tokens of one answer, on average
/// @param joulesPerToken of all accelerators
record ServingRow(
    String task,
    String nickname,
    ModelShape shape,
    Precision weights,
    Accelerator accelerator,
    ServingDevice device,
    double count,
    double replicas,
    double batch,
    double outputTokens,
    double watts,
    double secondsPerToken,
    double joulesPerToken) {

  /// Models of the same size have most of their figures in common: they are left out together.
  String family() {
    return shape.parameters() / 1e9 + "/" + shape.active() / 1e9;
  }

  ServingCase at(double inputTokens, ModelShape as) {
    return new ServingCase(as, weights, batch, inputTokens, outputTokens, device, count, replicas);
  }

  static List<ServingRow> read(Path path) throws IOException {
    var catalog = Catalog.shipped();
    var devices =
        Map.of(
            "H100", catalog.accelerator("h100").found().orElseThrow(),
            "B200", catalog.accelerator("b200").found().orElseThrow());
    var rows = new ArrayList<ServingRow>();
    for (var row : PublishedTable.rows(path)) {
      var gpu = PublishedTable.text(row, "gpu_model");
      var accelerator = devices.get(gpu);
      if (accelerator == null) {
        throw new IOException("no accelerator of the catalogue is meant by '" + gpu + "'");
      }
      rows.add(read(row, accelerator));
    }
    return rows;
  }

  private static ServingRow read(Table.Row row, Accelerator accelerator) {
    double count = number(row, "num_gpus");
    double batch = number(row, "avg_batch_size");
    var weights = Precision.parse(PublishedTable.text(row, "weight_precision")).orElseThrow();
    return new ServingRow(
        PublishedTable.text(row, "task"),
        PublishedTable.text(row, "nickname"),
        shape(row),
        weights,
        accelerator,
        ServingDevice.of(accelerator, weights).orElseThrow(),
        count,
        number(row, "data_parallel"),
        batch,
        number(row, "avg_output_len"),
        number(row, "avg_power_watts") / count,
        batch / number(row, "output_throughput_tokens_per_sec"),
        number(row, "energy_per_token_joules"));
  }

  /// The published shape of the nearest size whose maker the nickname names.
  private static ModelShape shape(Table.Row row) {
    var nickname = PublishedTable.text(row, "nickname");
    double parameters = number(row, "total_params_billions") * 1e9;
    double active = number(row, "activated_params_billions") * 1e9;
    ModelShape nearest = null;
    double least = Math.log(1.2);
    for (var each : ModelShape.published()) {
      int blank = each.name().indexOf(' ');
      var maker = blank < 0 ? each.name() : each.name().substring(0, blank);
      double distance =
          Math.max(
              Math.abs(Math.log(each.parameters() / parameters)),
              Math.abs(Math.log(each.active() / active)));
      if (nickname.contains(maker) && distance < least) {
        nearest = each;
        least = distance;
      }
    }
    if (nearest == null) {
      throw new IllegalStateException("model_shapes.csv has no row for '" + nickname + "'");
    }
    return new ModelShape(
        nearest.name(),
        parameters,
        active,
        nearest.layers(),
        nearest.expertLayers(),
        nearest.expertShare(),
        nearest.kvBytesPerToken(),
        nearest.scales(),
        ModelShape.Basis.KNOWN,
        nearest.source());
  }

  private static double number(Table.Row row, String column) {
    return PublishedTable.number(row, column).orElseThrow();
  }
}
