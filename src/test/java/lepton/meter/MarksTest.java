package lepton.meter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarksTest {

  private static List<Mark> read(Marks marks, String text) {
    var bytes = text.getBytes(UTF_8);
    return marks.accept(2, bytes, 0, bytes.length);
  }

  @Test
  void phases_and_steps_are_read() {
    var marks = new Marks();
    assertThat(
            read(
                marks,
                "phase train\nstep 12/100\nstep 12\n\n# a comment\n  phase  über die Daten \r\n"
                    + "step\t7 / 9\nstep 5/3\n"))
        .containsExactly(
            new Mark.Phase(2, "train"),
            new Mark.Step(2, 12, 100),
            new Mark.Step(2, 12, 0),
            new Mark.Phase(2, "über die Daten"),
            new Mark.Step(2, 7, 9),
            new Mark.Step(2, 5, 0));
    assertThat(marks.notes()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "phase",
        "phase \u001b[31m",
        "phases train",
        "step",
        "step x",
        "step -1",
        "step 1/",
        "step /2",
        "step 1/2/3",
        "step 1e3",
        "step 99999999999999999999",
        "Phase train",
        "epoch 1"
      })
  void a_line_that_can_not_be_read_is_a_note(String line) {
    var marks = new Marks();
    assertThat(read(marks, line + "\n")).isEmpty();
    assertThat(marks.notes()).hasSize(1);
    assertThat(marks.notes().getFirst())
        .startsWith("1 mark was not understood, the first '")
        .endsWith("': write 'phase NAME' or 'step DONE/ALL'")
        .doesNotContain("\u001b");
  }

  @Test
  void many_bad_lines_are_one_note() {
    var marks = new Marks();
    read(marks, "what\n".repeat(1_000));
    assertThat(marks.notes())
        .containsExactly(
            "1000 marks were not understood, the first 'what': write 'phase NAME' or 'step"
                + " DONE/ALL'");
  }

  @Test
  void a_line_without_end_grows_no_memory_and_is_a_note() {
    var marks = new Marks();
    for (int i = 0; i < 1_000; i++) {
      assertThat(read(marks, "phase " + "x".repeat(1_000))).isEmpty();
    }
    assertThat(read(marks, "\nphase train\n")).containsExactly(new Mark.Phase(2, "train"));
    assertThat(marks.notes()).hasSize(1);
    assertThat(marks.notes().getFirst()).hasSizeLessThan(200);
  }

  @Test
  void the_last_line_needs_no_end() {
    var marks = new Marks();
    assertThat(read(marks, "phase train")).isEmpty();
    assertThat(marks.end(3)).containsExactly(new Mark.Phase(3, "train"));
    assertThat(marks.end(4)).isEmpty();
  }

  @Test
  void bytes_may_come_in_any_pieces() {
    var text = "phase über\nstep 1/9\n#\n\nwhat\nphase 日本 2\nstep 2\n".getBytes(UTF_8);
    var whole = new Marks().accept(1, text, 0, text.length);
    assertThat(whole).hasSize(4);
    var random = new SplittableRandom(1);
    for (int run = 0; run < 500; run++) {
      var marks = new Marks();
      var found = new ArrayList<Mark>();
      int at = 0;
      while (at < text.length) {
        int length = Math.min(text.length - at, random.nextInt(8));
        found.addAll(marks.accept(1, text, at, length));
        at += length;
      }
      assertThat(found).isEqualTo(whole);
    }
  }
}
