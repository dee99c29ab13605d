package lepton.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import lepton.meter.sensor.FakeNvml;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Run, calibrate, estimate: the whole way through the real program, with the GPU of a library that
/// replays NVML.
class CalibrationTest {

  @TempDir private Path folder;

  private Launch lepton(String... arguments) throws IOException {
    var script =
        FakeNvml.gpus(1, 300)
            + "utilization 0 90\nprocess @"
            + folder.resolve("pid")
            + " 0 1000 60\n";
    var file = Files.writeString(folder.resolve("nvml.txt"), script);
    return Launch.of(Launch.IMAGE, arguments)
        .in(folder)
        .with("LD_LIBRARY_PATH", FakeNvml.folder().toString())
        .with("FAKE_NVML", file.toString())
        .with("XDG_CONFIG_HOME", folder.resolve("config").toString())
        .with("XDG_STATE_HOME", folder.resolve("state").toString());
  }

  @Test
  void a_run_teaches_the_estimate_which_cites_it() throws Exception {
    // 1 PFLOP at the H100's dense 989.4 TFLOP/s takes 1.01 s; in 3 s that is a third of the peak
    Files.writeString(
        folder.resolve("w.yaml"),
        """
        training: {compute: 1 PFLOP, precision: bf16}
        hardware: {accelerator: h100-sxm5-80gb, count: 1, host: none}
        site: {grid: 400 gCO2e/kWh, pue: 1.2, wue: 1 L/kWh}
        """);
    var works = "echo $$ >pid; exec sleep 3";
    var run =
        lepton("run", "-q", "-o", "r.json", "--workload", "w.yaml", "--", "sh", "-c", works).run();
    assertThat(run.status()).as(run.err()).isZero();

    var calibrated = lepton("calibrate", "r.json").run();
    assertThat(calibrated.status()).as(calibrated.out() + calibrated.err()).isZero();
    assertThat(calibrated.out()).contains("Utilization", "12 are needed");
    assertThat(folder.resolve("config/lepton/catalog/factors.csv"))
        .content()
        .contains("utilization.training:h100-sxm5-80gb", "power_share.training:h100-sxm5-80gb");

    var estimate = lepton("estimate", "w.yaml").run();
    assertThat(estimate.out()).containsPattern("r\\.json:\\s+calibrated\\s+from 1 recording");
    var hours = lepton("estimate", "w.yaml", "--field", "duration.training_h").run().out();
    var measured = lepton("report", "r.json", "--field", "duration_s").run().out();
    assertThat(Double.parseDouble(hours.strip()) * 3600)
        .isCloseTo(Double.parseDouble(measured.strip()), within(0.3));
    var list = lepton("list", "factors", "h100-sxm5").run();
    assertThat(list.out()).contains("power_share.training:h100-sxm5-80gb");
  }
}
