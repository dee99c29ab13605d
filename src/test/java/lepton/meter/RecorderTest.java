package lepton.meter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import lepton.meter.Recorder.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// On real threads and a real clock: what is tested is what they do to each other.
@Timeout(60)
class RecorderTest {

  private final long start = System.nanoTime();
  private final CountDownLatch late = new CountDownLatch(1);

  private double clock() {
    return (System.nanoTime() - start) / 1e9;
  }

  /// A plug of constant power, found once `wait` is over.
  private static SensorSource plug(CountDownLatch wait) {
    return new SensorSource() {
      @Override
      public String name() {
        return "plug";
      }

      @Override
      public Found find() {
        try {
          wait.await();
        } catch (InterruptedException ended) {
          Thread.currentThread().interrupt();
        }
        return new Found(List.of(new ConstantPower()), List.of());
      }

      @Override
      public void close() {
        // has nothing open
      }
    };
  }

  private record ConstantPower() implements Sensor {
    @Override
    public Device device() {
      return Runs.plug(1);
    }

    @Override
    public Sample read(boolean full) {
      return Sample.ofWatts(100);
    }
  }

  private Recorder recorder(Consumer<Progress> observer) {
    return new Recorder(
        this::clock,
        new Recorder.Plan(0.01, false, look -> false, () -> {}, seconds -> {}, observer),
        Runs.header(),
        Optional.empty(),
        Optional.empty());
  }

  @Test
  void the_recording_so_far_has_devices_that_were_found_since_the_snapshot() throws Exception {
    var soFar = new CompletableFuture<Recording>();
    var recorder = new CompletableFuture<Recorder>();
    Consumer<Progress> observer =
        progress -> {
          late.countDown();
          while (recorder.join().devices().size() < 2) {
            Thread.onSpinWait();
          }
          soFar.complete(progress.recording().get());
        };
    recorder.complete(recorder(observer));
    recorder.join().start(List.of(plug(new CountDownLatch(0)), plug(late)));
    assertThat(soFar.get(30, TimeUnit.SECONDS).devices()).hasSize(2);
    assertThat(recorder.join().finish(Runs.ending(clock())).devices()).hasSize(2);
  }

  @Test
  void an_observer_that_fails_once_is_told_of_the_next_snapshot() throws Exception {
    var calls = new AtomicInteger();
    var twice = new CountDownLatch(2);
    var recorder =
        recorder(
            progress -> {
              twice.countDown();
              if (calls.incrementAndGet() == 1) {
                throw new IllegalStateException("made to fail");
              }
            });
    recorder.start(List.of(plug(new CountDownLatch(0))));
    assertThat(twice.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(recorder.finish(Runs.ending(clock())).warnings())
        .containsExactly(
            "following the run failed once, by a bug in lepton:"
                + " java.lang.IllegalStateException: made to fail");
  }
}
