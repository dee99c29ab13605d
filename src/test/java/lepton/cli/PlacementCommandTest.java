package lepton.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlacementCommandTest {

  private static final String SITES =
      """
      sites:
        - {name: north, capacity: 1, intensity: series/north.csv, pue: 1.5, timezone: Europe/Oslo}
        - {name: south, capacity: {gpus: 8, power: 2 kW}, grid: 400 gCO2e/kWh, pue: 1}
      """;

  private static final String NORTH =
      """
      timestamp,g_co2e_per_kwh
      2026-11-23T00:00Z,100
      2026-11-23T01:00Z,200
      2026-11-23T02:00Z,300
      """;

  /// In the north the heavy one takes the first hour, and the light one the second.
  private static final String JOBS =
      """
      jobs:
        - {name: light, power: 1 kW, duration: 1 h, gpus: 1, sites: [north]}
        - {name: heavy, power: 2 kW, duration: 1 h, gpus: 1, sites: [north, south]}
      """;

  private static final String HEADER = "job,site,start,end,share,gpus,energy_kwh,operational_kg";

  @TempDir private Path folder;
  private Session session;

  @BeforeEach
  void files() {
    session =
        new Session(folder)
            .file("jobs.yaml", JOBS)
            .file("sites.yaml", SITES)
            .file("series/north.csv", NORTH);
  }

  private Session.Ended place(String line) {
    return session.run(
        ("schedule --jobs jobs.yaml --sites sites.yaml --earliest 2026-11-23T00:00Z " + line)
            .strip()
            .split(" ", -1));
  }

  /// Rows of CSV, their last two cells, energy and CO2e, but for rounding.
  private static void rows(Session.Ended ended, String... expected) {
    var lines = ended.out().lines().toList();
    assertThat(lines).as(ended.err()).hasSameSizeAs(expected);
    for (int i = 0; i < expected.length; i++) {
      var cells = lines.get(i).split(",", -1);
      var wanted = expected[i].split(",", -1);
      for (int k = 0; k < wanted.length; k++) {
        if (i > 0 && k >= wanted.length - 2) {
          assertThat(Double.parseDouble(cells[k]))
              .isCloseTo(Double.parseDouble(wanted[k]), within(1e-9));
        } else {
          assertThat(cells[k]).isEqualTo(wanted[k]);
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # 2 kW · 100 g + 1 kW · 200 g, times the PUE
          emissions.operational_kg, 0.6
          energy.total_kwh,         4.5
          emissions.moving_kg,      0
          optimal_within,           0
          # in the order of the file: 1 kW · 100 g + 2 kW · 200 g
          now.operational_kg,       0.75
          now.missed_deadlines,     0
          # the light one at 300 g · 1.5, the heavy one in the south at 400 g, or here at 300 g · 1.5
          worst.operational_kg,     1.25
          saved.operational_kg,     0.15
          saved.share,              0.2
          saved.worst_share,        0.52
          """)
  void it_prints_one_number(String field, double value) {
    var ended = place("--field " + field);
    assertThat(ended.err()).isEmpty();
    assertThat(Double.parseDouble(ended.out())).isCloseTo(value, within(1e-9));
  }

  @Test
  void the_text_names_place_and_time_of_each_job_and_what_is_taken_of_each_site() {
    var ended = place("");
    assertThat(ended.status()).isZero();
    assertThat(ended.out())
        .containsSubsequence(
            "2 jobs over 2 sites in slots of 1 h",
            "light  north  2026-11-23T02:00+01:00  03:00     1  300 g",
            "heavy  north  2026-11-23T01:00+01:00  02:00     1  300 g",
            "north      1 of 1",
            "south      0 of 8   0 W of 2 kW",
            "No plan emits less (searched to the end).",
            "Saves 150 g against first come, first served (20 %), and 52 %");
  }

  @Test
  void it_prints_the_keys_that_others_read() {
    var ended = place("-f json --timezone UTC");
    assertThat(ended.out())
        .containsSubsequence(
            "\"step_s\": 3600",
            "\"jobs\": [",
            "\"name\": \"light\"",
            "\"windows\": [",
            "\"start\": \"2026-11-23T01:00Z\"",
            "\"end\": \"2026-11-23T02:00Z\"",
            "\"site\": \"north\"",
            "\"share\": 1",
            "\"gpus\": 1",
            "\"sites\": [",
            "\"capacity\": {",
            "\"peak\": {",
            "\"emissions\": {",
            "\"operational_kg\": 0.6",
            "\"method\": \"search\"",
            "\"now\": {");
  }

  @Test
  void csv_has_a_row_a_window() {
    var ended = place("-f csv --timezone UTC");
    rows(
        ended,
        HEADER,
        "light,north,2026-11-23T01:00Z,2026-11-23T02:00Z,1,1,1.5,0.3",
        "heavy,north,2026-11-23T00:00Z,2026-11-23T01:00Z,1,1,3,0.3");
  }

  @Test
  void a_workload_counts_with_its_it_energy_its_time_and_its_accelerators() {
    // 100 accelerator hours on four: 25 h at 1.2 kW; its own site, of PUE 1.5, is of no account
    session.file("small.yaml", Session.SMALL).file("jobs.yaml", "- {workload: small.yaml}");
    session.file("sites.yaml", "- {name: a, capacity: 4, grid: 100 gCO2e/kWh, pue: 1.1}");
    var ended = place("--deadline 30h -f csv");
    assertThat(ended.err()).isEmpty();
    rows(ended, HEADER, "job-1,a,2026-11-23T00:00Z,2026-11-24T01:00Z,1,4,33,3.3");
  }

  @Test
  void a_region_stands_for_its_grid() {
    // AWS: eu-central-1 is Frankfurt, Germany
    session.file("jobs.yaml", "- {power: 1 kW, duration: 1 h, gpus: 1, deadline: 4h}");
    session.file("sites.yaml", "- {name: a, capacity: 8, region: aws/eu-central-1, pue: 1.2}");
    var region = place("--field emissions.operational_kg");
    session.file("sites.yaml", "- {name: a, capacity: 8, grid: DE, pue: 1.2}");
    assertThat(region.err()).isEmpty();
    assertThat(region.out()).isEqualTo(place("--field emissions.operational_kg").out());
  }

  @Test
  void slots_are_as_short_as_the_times_that_are_written() {
    session.file(
        "jobs.yaml",
        "- {name: a, power: 1 kW, duration: 90 min, gpus: 1, deadline: 2026-11-23T02:00Z}");
    assertThat(place("-f json").out()).contains("\"step_s\": 1800");
    assertThat(place("-f json --step 15min").out()).contains("\"step_s\": 900");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--intensity north.csv", "--interruptible", "run.yaml", "--pue 1.2"})
  void what_is_said_of_one_job_is_refused(String other) {
    var ended = place(other);
    assertThat(ended.status()).isEqualTo(Exit.MISUSE);
    assertThat(ended.err()).contains(other.split(" ", -1)[0]);
  }

  @Test
  void a_number_that_nobody_knows_is_no_number() {
    // first come, first served: the light one takes the only hour that the heavy one has
    session.file(
        "jobs.yaml",
        """
        - {name: light, power: 1 kW, duration: 1 h, gpus: 1, sites: [north]}
        - {name: heavy, power: 2 kW, duration: 1 h, gpus: 1, sites: [north], deadline: 1h}
        """);
    assertThat(place("--field now.missed_deadlines").out()).isEqualTo("1\n");
    var ended = place("--field now.operational_kg");
    assertThat(ended.status()).isEqualTo(Exit.FAILED);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err()).contains("jobs would miss their deadline");
    assertThat(place("").out()).contains("First come, first served misses 1 deadline;");
  }

  @Test
  void a_series_that_ends_early_is_told() {
    session.file("jobs.yaml", "- {name: a, power: 1 kW, duration: 1 h, gpus: 1, deadline: 24h}");
    var ended = place("");
    assertThat(ended.status()).isZero();
    assertThat(ended.err()).contains("the series of north ends 21 h before the last deadline");
  }

  @Test
  void a_job_without_gpus_goes_where_only_power_counts() {
    session
        .file("sites.yaml", "- {name: a, capacity: 3 kW, grid: 100 gCO2e/kWh, pue: 1}")
        .file(
            "jobs.yaml",
            """
            - {name: a, power: 2 kW, duration: 1 h, deadline: 2h}
            - {name: b, power: 2 kW, duration: 1 h, deadline: 2h}
            """);
    rows(
        place("-f csv"),
        HEADER,
        "a,a,2026-11-23T00:00Z,2026-11-23T01:00Z,1,,2,0.2",
        "b,a,2026-11-23T01:00Z,2026-11-23T02:00Z,1,,2,0.2");
  }

  /// 2 · 5 GPUs · 8 h are 80 GPU hours of the site's 8 · 10 h, and yet 5 + 5 > 8.
  @Test
  void pieces_that_are_too_small_are_the_reason_where_the_hours_would_do() {
    var job = "  - {name: %s, power: 1 kW, duration: 8 h, gpus: 5, deadline: 10 h}\n";
    session
        .file("sites.yaml", "- {name: a, capacity: 8, grid: 100 gCO2e/kWh, pue: 1}")
        .file("jobs.yaml", "jobs:\n" + job.formatted("one") + job.formatted("two"));
    var ended = place("");
    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.err().replaceAll("\\s+", " "))
        .contains(
            "take 80 GPU hours of 80, but what is left lies in pieces too short or too narrow")
        .contains("divisible: yes");
  }
}
