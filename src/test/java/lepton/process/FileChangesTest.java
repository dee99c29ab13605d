package lepton.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileChangesTest {

  private static final long PATIENCE_SECONDS = 30;

  @TempDir Path folder;
  private final Semaphore told = new Semaphore(0);

  private FileChanges follow(double quietSeconds) throws IOException {
    Files.createFile(file());
    return FileChanges.follow(file(), quietSeconds, told::release).orElseThrow();
  }

  private Path file() {
    return folder.resolve("marks");
  }

  @Test
  void what_is_appended_and_what_is_put_in_its_place_is_told() throws Exception {
    try (var changes = follow(0)) {
      assertThat(changes).isNotNull();
      Files.writeString(file(), "step 1\n", StandardOpenOption.APPEND);
      assertThat(told.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)).as("appended").isTrue();
      told.drainPermits();
      Files.writeString(file(), "step 2\n", StandardOpenOption.TRUNCATE_EXISTING);
      assertThat(told.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)).as("replaced").isTrue();
    }
  }

  @Test
  void a_flood_is_told_once() throws Exception {
    try (var changes = follow(PATIENCE_SECONDS)) {
      assertThat(changes).isNotNull();
      for (int i = 0; i < 1_000; i++) {
        Files.writeString(file(), "step " + i + "\n", StandardOpenOption.APPEND);
      }
      assertThat(told.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
      assertThat(told.availablePermits()).isZero();
    }
  }

  @Test
  void a_file_that_is_not_there_can_not_be_followed() {
    assertThat(FileChanges.follow(folder.resolve("none"), 0, told::release)).isEmpty();
  }
}
