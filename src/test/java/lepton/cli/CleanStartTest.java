package lepton.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import lepton.service.Feed;
import lepton.service.Found;
import lepton.text.Problems;
import lepton.workload.IntensitySeries;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Waiting for a clean grid by a service that is silent or tells news, on a clock set by hand.
class CleanStartTest {

  private static final OffsetDateTime BEGUN = OffsetDateTime.parse("2026-11-24T12:00:00Z");

  private OffsetDateTime now = BEGUN;
  private final List<OffsetDateTime> asked = new ArrayList<>();
  private final List<String> said = new ArrayList<>();
  private Optional<OffsetDateTime> interrupted = Optional.empty();
  private boolean looksTakeTime;

  private Found silent() {
    asked.add(now);
    return new Found.Nothing("no network");
  }

  private CleanStart start(Supplier<Found> service, Duration latest) {
    double from = BEGUN.toEpochSecond();
    var year = new IntensitySeries("GB", new double[] {from, from + 1e6}, new double[] {217, 217});
    return new CleanStart(
        Feed.read("carbonintensity:GB", new Problems()).orElseThrow(),
        service,
        year,
        () -> now,
        time -> {
          if (interrupted.isPresent() && time.isAfter(interrupted.get())) {
            return OptionalInt.of(2);
          }
          // looks for an answer are short, and cost no time here unless a test is of that
          now = !looksTakeTime && Duration.between(now, time).toSeconds() < 1 ? now : time;
          return OptionalInt.empty();
        },
        BEGUN.plus(latest),
        found -> said.add(found.toString()),
        said::add);
  }

  /// Starts when the figure is 200 or less, else later.
  private Optional<RunStart> plan(IntensitySeries series) {
    double grams = series.at((double) now.toEpochSecond()).gramsPerKwh();
    return Optional.of(
        grams <= 200
            ? new RunStart(now, false, Optional.of("now"))
            : new RunStart(BEGUN.plusHours(40), true, Optional.of("later")));
  }

  @Test
  void a_silent_service_is_asked_again_each_quarter_of_an_hour_until_the_deadline()
      throws IOException {
    var start = start(this::silent, Duration.ofHours(1));
    assertThat(start.ask()).isEmpty();
    assertThat(start.silent()).contains("no network");
    assertThat(start.await(this::plan)).isEmpty();
    assertThat(now).isEqualTo(BEGUN.plusHours(1));
    assertThat(asked)
        .containsExactly(
            BEGUN, BEGUN.plusMinutes(15), BEGUN.plusMinutes(30), BEGUN.plusMinutes(45));
    // what does not change is told once
    assertThat(said).containsExactly("Nothing[why=no network]", "later");
  }

  @Test
  void a_start_that_comes_soon_is_not_asked_about_again() throws IOException {
    var start = start(this::silent, Duration.ofHours(1));
    start.ask();
    var soon = BEGUN.plusMinutes(4);
    start.await(_ -> Optional.of(new RunStart(soon, now.isBefore(soon), Optional.empty())));
    assertThat(now).isEqualTo(soon);
    assertThat(asked).hasSize(1);
  }

  @Test
  @Timeout(30)
  void an_answer_is_not_waited_for_beyond_the_deadline() throws IOException {
    looksTakeTime = true;
    var never = new CountDownLatch(1);
    var start =
        start(
            () -> {
              try {
                never.await();
              } catch (InterruptedException nobodyInterrupts) {
                Thread.currentThread().interrupt();
              }
              return new Found.Nothing("never");
            },
            Duration.ofSeconds(4));
    assertThat(start.ask()).isEmpty();
    assertThat(now).isEqualTo(BEGUN.plusSeconds(4));
    assertThat(start.silent()).contains("it had not answered by the deadline");
    assertThat(start.await(this::plan)).isEmpty();
    assertThat(now).isEqualTo(BEGUN.plusSeconds(4));
  }

  @Test
  void a_signal_ends_the_waiting() throws IOException {
    interrupted = Optional.of(BEGUN.plusMinutes(20));
    var start = start(this::silent, Duration.ofHours(1));
    start.ask();
    assertThat(start.await(this::plan)).hasValue(2);
    assertThat(now).isEqualTo(BEGUN.plusMinutes(15));
  }
}
