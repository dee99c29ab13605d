package lepton.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import lepton.meter.SensorSource;
import lepton.meter.sensor.GpuRequest;
import lepton.meter.sensor.NvmlSource;
import lepton.meter.sensor.ProcessTree;
import lepton.meter.sensor.Sources;
import lepton.text.Problems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// On trees of files such as a kernel shows, in which a counter moves while nobody sleeps.
class DoctorCommandTest {

  private static final String RAPL = "sys/class/powercap/intel-rapl:0/";

  @TempDir Path root;

  private final AtomicLong nanos = new AtomicLong();

  private void file(String name, String content) throws IOException {
    var path = root.resolve(name);
    Files.createDirectories(path.getParent());
    Files.writeString(path, content);
  }

  private void package0(long microjoules) throws IOException {
    file(RAPL + "name", "package-0\n");
    file(RAPL + "max_energy_range_uj", "262143328850\n");
    file(RAPL + "energy_uj", microjoules + "\n");
  }

  private List<SensorSource> sources() {
    var tree = new ProcessTree(root, nanos::get);
    return new Sources(
            root,
            tree,
            new NvmlSource("libno-such-library.so", GpuRequest.ALL, tree),
            GpuRequest.ALL,
            List.of(),
            Optional.empty(),
            Optional.empty(),
            nanos::get)
        .each();
  }

  private Session.Ended doctor(String... words) {
    var command =
        new DoctorCommand(
            this::sources,
            nanos::get,
            () -> {
              nanos.addAndGet(200_000_000);
              moveOn();
            });
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var here =
        new Surroundings(
            new ByteArrayInputStream(new byte[0]), out, err, Map.of(), root, false, false, 80);
    var problems = new Problems();
    var arguments = Arguments.parse(command.model(), List.of(words), problems);
    assertThat(problems.all()).isEmpty();
    try {
      int status = command.run(arguments, here);
      return new Session.Ended(
          status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /// 10 J in the 0.2 s of the pause are 50 W.
  private void moveOn() {
    try {
      if (Files.exists(root.resolve(RAPL + "energy_uj"))) {
        package0(11_000_000);
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void a_counter_shows_its_power_by_how_far_it_moves() throws IOException {
    package0(1_000_000);

    assertThat(doctor().out()).containsPattern("ok +rapl +.*: 50 W now, counter at 3.06 mWh");
    assertThat(doctor("-f", "json").out())
        .contains("\"device\": \"package-0\"")
        .contains("\"readable\": true")
        .contains("\"energy_j\": 11");
    assertThat(doctor("--require", "rapl", "--require", "cpu").status()).isZero();
  }

  @Test
  void what_is_not_there_says_why() {
    var ended = doctor("--require", "rapl");

    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.out()).containsPattern("no +rapl +\\S").contains("hwmon");
    assertThat(ended.err()).startsWith("lepton: error: rapl can't be measured here: ");
    assertThat(doctor("--require", "gpu").err())
        .startsWith("lepton: error: gpu can't be measured here: ");
  }

  @Test
  void a_requirement_that_nobody_knows_is_misuse() {
    var session = new Session(root).run("doctor", "--require", "nvidea");

    assertThat(session.status()).isEqualTo(2);
    assertThat(session.err()).contains("did you mean 'nvidia'?");
  }
}
