package lepton.meter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MarksFileTest {

  @TempDir Path folder;
  private Path path;
  private MarksFile marks;

  @BeforeEach
  void make() throws IOException {
    path = folder.resolve("marks");
    marks = new MarksFile(path);
  }

  /// All within one tick of the file system's clock.
  private void write(String text, StandardOpenOption... how) throws IOException {
    Files.write(path, text.getBytes(UTF_8), how);
    Files.setLastModifiedTime(path, FileTime.fromMillis(1_000_000_000));
  }

  private void append(String text) throws IOException {
    write(text, StandardOpenOption.APPEND);
  }

  private void replace(String text) throws IOException {
    write(text, StandardOpenOption.TRUNCATE_EXISTING);
  }

  private void says(Mark... expected) throws IOException {
    assertThat(marks.poll(1)).containsExactly(expected);
    assertThat(marks.poll(1)).as("again").isEmpty();
  }

  @Test
  void what_is_appended_is_read_once() throws IOException {
    says();
    append("phase load\n");
    says(new Mark.Phase(1, "load"));
    append("step 1/");
    says();
    append("9\nstep 2/9\n");
    says(new Mark.Step(1, 1, 9), new Mark.Step(1, 2, 9));
  }

  /// `echo phase train > $LEPTON_MARKS`: shorter, as long as before, and longer.
  @Test
  void what_is_put_in_its_place_is_read_whatever_its_length() throws IOException {
    append("phase warm-up\n");
    says(new Mark.Phase(1, "warm-up"));
    replace("phase load\n");
    says(new Mark.Phase(1, "load"));
    replace("phase test\n");
    says(new Mark.Phase(1, "test"));
    replace("phase evaluate\nstep 1\n");
    says(new Mark.Phase(1, "evaluate"), new Mark.Step(1, 1, 0));
  }

  @Test
  void a_line_without_an_end_is_over_when_another_takes_its_place() throws IOException {
    replace("step 4");
    says();
    replace("step 5");
    says(new Mark.Step(1, 4, 0));
    assertThat(marks.end(2)).containsExactly(new Mark.Step(2, 5, 0));
  }

  @Test
  void a_flood_of_marks_is_taken_in_over_several_looks() throws IOException {
    append("step 1234567\n".repeat(100_000));
    int first = marks.poll(1).size();
    assertThat(first).isBetween(50_000, 99_999);
    assertThat(marks.more()).isTrue();
    int second = marks.poll(1).size();
    assertThat(first + second).isEqualTo(100_000);
    assertThat(marks.more()).isFalse();
  }
}
