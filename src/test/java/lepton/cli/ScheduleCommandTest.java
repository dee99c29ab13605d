package lepton.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import lepton.report.Columns;
import lepton.text.Problems;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleCommandTest {

  /// 1 kW for two hours: 2 kWh.
  private static final String JOB =
      """
      name: job
      training: {accelerator_hours: 2 h, precision: bf16}
      hardware: {accelerator: a100-sxm4-80gb, count: 1, power: 1 kW, host: none}
      site: {pue: 1}
      """;

  /// The Sunday on which clocks in Berlin go back from 03:00+02:00 to 02:00+01:00.
  private static final String AUTUMN =
      """
      timestamp,g_co2e_per_kwh
      2026-10-25T00:00+02:00,400
      2026-10-25T01:00+02:00,300
      2026-10-25T02:00+02:00,100
      2026-10-25T02:00+01:00,100
      2026-10-25T03:00+01:00,500
      2026-10-25T04:00+01:00,500
      """;

  @TempDir private Path folder;
  private Session session;

  @BeforeEach
  void files() {
    session = new Session(folder).file("job.yaml", JOB).file("de.csv", AUTUMN);
  }

  private Session.Ended schedule(String line) {
    return session.run(("schedule job.yaml " + line).split(" ", -1));
  }

  @Test
  void it_prints_the_keys_that_others_read() {
    var ended = schedule("--intensity DE=de.csv -f json --deadline 6h -- make all");
    assertThat(ended.status()).isZero();
    // best: two hours of 100; now: 400 + 300; worst: two of 500
    assertThat(ended.out())
        .containsSubsequence(
            "\"windows\": [",
            "\"start\": \"2026-10-25T00:00Z\"",
            "\"end\": \"2026-10-25T02:00Z\"",
            "\"zone\": \"DE\"",
            "\"emissions\": {",
            "\"operational_kg\": 0.2",
            "\"now\": {",
            "\"operational_kg\": 0.7",
            "\"worst\": {",
            "\"operational_kg\": 1",
            "lepton run --start-at 2026-10-25T00:00Z -- make all");
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          energy.total_kwh,         2
          emissions.operational_kg, 0.2
          now.operational_kg,       0.7
          worst.operational_kg,     1
          saved.operational_kg,     0.5
          duration_s,               7200
          """)
  void it_prints_one_number(String field, double value) {
    var ended = schedule("--intensity de.csv --field " + field);
    assertThat(Double.parseDouble(ended.out()))
        .isCloseTo(value, org.assertj.core.api.Assertions.within(1e-12));
  }

  @Test
  void times_are_shown_as_in_a_zone_with_its_offsets() {
    var ended = schedule("--intensity DE=de.csv --timezone Europe/Berlin");
    assertThat(ended.out()).contains("2026-10-25T02:00+02:00").contains("2026-10-25T03:00+01:00");
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '`',
      textBlock =
          """
          at      => echo 'make all' | TZ=UTC at -t 202610250000.00
          sbatch  => TZ=UTC sbatch --begin=2026-10-25T00:00:00 --wrap='make all'
          systemd => systemd-run --user --same-dir --timer-property=AccuracySec=1s --on-calendar='2026-10-25 00:00:00 UTC' make all
          cron    => kubectl create cronjob job --image=IMAGE --schedule='0 0 25 10 *' --dry-run=client -o yaml -- make all | kubectl patch --local -f - --type=merge -o yaml -p '{"spec":{"timeZone":"Etc/UTC"}}' | kubectl create -f -
          k8s     => # a CronJob starts again each year; once it has run: kubectl delete cronjob job
          """)
  void each_way_to_start_it_is_printed_and_a_time_that_comes_twice_is_said_in_utc(
      String way, String line) throws IOException {
    var out = at("2026-10-24T22:00:00Z", "--print", way, "--", "make", "all");
    assertThat(out).contains("  " + line + "\n");
  }

  @Test
  void what_comes_once_is_said_in_the_machines_own_time() throws IOException {
    var late = at("2026-10-24T22:00:00Z", "--earliest", "2026-10-25T03:00+01:00", "--print", "at");
    assertThat(late).contains("at -t 202610250300.00");
  }

  /// In Berlin, at a time.
  private String at(String now, String... more) throws IOException {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var nothing = new ByteArrayInputStream(new byte[0]);
    var here = new Surroundings(nothing, out, err, Map.of(), folder, false, false, 80);
    var clock = Clock.fixed(Instant.parse(now), ZoneId.of("UTC"));
    var command = new ScheduleCommand(clock, ZoneId.of("Europe/Berlin"));
    var words = new java.util.ArrayList<>(List.of("job.yaml", "--intensity", "DE=de.csv"));
    words.addAll(List.of(more));
    var problems = new Problems();
    var arguments = Arguments.parse(command.model(), words, problems);
    assertThat(problems.all()).isEmpty();
    assertThat(command.run(arguments, here)).isZero();
    assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void now_is_the_earliest_start_where_the_series_knows_it() throws IOException {
    // from 00:30+02:00: 200 + 300 + 50
    var out = at("2026-10-24T22:30:00Z", "-f", "json");
    assertThat(out)
        .contains("\"earliest\": \"2026-10-24T22:30Z\"")
        .containsSubsequence("\"now\": {", "\"operational_kg\": 0.55");
  }

  @Test
  void a_series_that_is_past_is_planned_from_its_start_and_says_so() {
    var old = AUTUMN.replace("2026", "2020");
    var ended = session.file("de.csv", old).run("schedule", "job.yaml", "--intensity", "de.csv");
    assertThat(ended.status()).isZero();
    assertThat(ended.err()).contains("the series ends before now: its start is taken for now");
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 60, 80, 132, 200})
  void the_chart_is_no_wider_than_the_terminal(int width) {
    var ended =
        session
            .terminal(width)
            .run("schedule", "job.yaml", "--intensity", "de.csv", "--color", "never");
    var chart = ended.out().lines().filter(line -> line.contains("┤") || line.contains("▀"));
    assertThat(chart).isNotEmpty().allMatch(line -> Columns.width(line) <= width);
  }

  @Test
  void without_utf_8_the_chart_is_ascii() {
    var ended =
        session.variable("LC_ALL", "C").run("schedule", "job.yaml", "--intensity", "de.csv");
    assertThat(ended.out()).matches("[\\x20-\\x7e\\n]*").contains("##").contains("^^");
    var utf = session.variable("LC_ALL", "").variable("LANG", "de_DE.utf8");
    assertThat(utf.run("schedule", "job.yaml", "--intensity", "de.csv").out()).contains("█");
  }

  @Test
  void gaps_in_the_chosen_time_are_told() {
    var gap =
        """
        timestamp,g_co2e_per_kwh
        2020-10-25T00:00Z,400
        2020-10-25T01:00Z,300
        2020-10-25T02:00Z,100
        2020-10-25T08:00Z,500
        2020-10-25T09:00Z,500
        """;
    var ended = session.file("gap.csv", gap).run("schedule", "job.yaml", "--intensity", "gap.csv");
    assertThat(ended.err())
        .contains("a gap before this row")
        .contains("2 h of the chosen time lie in a gap of the series");
  }

  @Test
  void interruptions_print_a_line_a_window() {
    var series = AUTUMN.replace("02:00+01:00,100", "02:00+01:00,450");
    session.file("de.csv", series.replace("03:00+01:00,500", "03:00+01:00,50"));
    var ended = schedule("--intensity de.csv --interruptible --checkpoint-cost 6min -- make");
    // an hour of 100, then 6 min and the rest: 50 · 1 h, and 0.1 h of 300 before the first
    assertThat(ended.out())
        .contains("lepton run --start-at 2026-10-24T23:54Z -- timeout 3960 make\n")
        .contains("lepton run --start-at 2026-10-25T02:00Z -- make\n")
        .contains("Its interruptions take 6 min and 100 Wh more");
    // 1 kW for 2.1 h, 1 h of 100, 0.1 h of 300 and 1 h of 50: 0.18 kg
    var fields = "duration_s emissions.operational_kg energy.total_kwh".replace(" ", " --field ");
    var numbers =
        schedule("--intensity de.csv --interruptible --checkpoint-cost 6min --field " + fields);
    assertThat(numbers.out().lines().map(Double::parseDouble).map(its -> Math.round(its * 1e6)))
        .containsExactly(7_560_000_000L, 180_000L, 2_100_000L);
  }

  @Test
  void cron_jobs_have_names_of_their_own_and_start_with_a_full_minute_and_end_with_their_window() {
    var series = AUTUMN.replace("02:00+01:00,100", "02:00+01:00,450");
    session.file("de.csv", series.replace("03:00+01:00,500", "03:00+01:00,50"));
    // 20 s of an hour at 100 cannot start on a minute
    var ended =
        schedule(
            "--intensity de.csv --interruptible --checkpoint-cost 340s --print kubernetes -- make");
    assertThat(ended.out())
        .containsSubsequence(
            "create cronjob job-1 --image=IMAGE --schedule='55 23 24 10 *'",
            "\"jobTemplate\":{\"spec\":{\"activeDeadlineSeconds\":3940}}",
            "create cronjob job-2 --image=IMAGE --schedule='0 2 25 10 *'",
            "kubectl delete cronjob job-1 job-2")
        .doesNotContain("timeout");
  }

  @Test
  void a_dollar_reaches_the_command_through_systemd() {
    var ended = schedule("--intensity de.csv --print systemd -- echo $HOME 5%h");
    assertThat(ended.out()).contains(" UTC' echo '$$HOME' 5%h\n");
  }

  @Test
  void csv_is_a_row_a_window() {
    assertThat(schedule("--intensity DE=de.csv -f csv").out())
        .isEqualTo(
            "start,end,zone,command\n"
                + "2026-10-25T00:00Z,2026-10-25T02:00Z,DE,"
                + "lepton run --start-at 2026-10-25T00:00Z -- COMMAND\n");
  }

  @Test
  void a_workload_without_a_time_is_given_one() {
    session.file("e.yaml", "equations: {training: {energy: 6 kWh}}\nsite: {pue: 1, grid: DE}\n");
    var without = session.run("schedule", "e.yaml", "--intensity", "de.csv");
    assertThat(without.status()).isEqualTo(2);
  }

  @Test
  void another_duration_keeps_the_power_and_an_energy_that_has_no_time_of_its_own() {
    // 1 kW for an hour, not 2 kWh of 2 kW
    var kilowatt = schedule("--intensity de.csv --duration 1h --field energy.total_kwh");
    assertThat(kilowatt.out()).isEqualTo("1\n");
    session.file("e.yaml", "equations: {N_train: 6, D: 1, train_cost: 3.6 MJ}\nsite: {pue: 1}\n");
    var stated =
        session.run(
            "schedule e.yaml --intensity de.csv --duration 1h --field energy.total_kwh"
                .split(" ", -1));
    assertThat(stated.out()).isEqualTo("6\n");
    assertThat(schedule("--intensity de.csv --duration 0h").err())
        .containsOnlyOnce("--duration has to be above 0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-12-01T03:00", "2026-12-01", "08:00"})
  void a_deadline_without_a_zone_is_taught_as_a_point_in_time(String deadline) {
    var ended = schedule("--intensity de.csv --deadline " + deadline);
    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.err())
        .contains("--deadline takes a point in time with its zone, got '" + deadline + "'")
        .contains("write it as 2026-11-23T08:00Z");
  }
}
