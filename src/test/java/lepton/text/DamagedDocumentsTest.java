package lepton.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/// Damaged documents give nodes or problems, quickly, and never an exception.
class DamagedDocumentsTest {

  private static final long SEED = 20261123;
  private static final int DOCUMENTS = 20_000;

  private static final String YAML =
      """
      # a workload
      name: "LLaMA-7B, é 日本 😀"
      model: &model
        parameters: 6.7B
        flop_per_sample: {training: 4.1e13 FLOP, inference: 1.4e13 FLOP}
      training:
        tokens: 1T
        precision: 'bf16'
      hardware:
        accelerator: {name: X, tdp: 400 W, peak: {bf16: 312 TFLOP/s}}
        utilization: 0.35 ± 0.05
        notes: |
          two
            lines
        list:
        - [64, 1.1]
        - [128, !!str 2.0]
        - a: 1
          b: ~
      copy: *model
      P': 55M
      ---
      equations: {N: 1e6, D: 128, table: [[64, 1.1], [128, 2.0]]}
      """;

  private static final String JSON =
      """
      {"name": "LLaMA-7B \\u00e9 \\n 日本 😀",
       "model": {"parameters": "6.7B", "layers": 32, "x": [1, -2.5e-3, true, false, null]},
       "hardware": {"count": 8, "host": {}, "list": []}}
      {"name": "second"}
      """;

  private static final String[] PIECES = {
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    ": ",
    "- ",
    "? ",
    "\"",
    "'",
    "\\",
    "#",
    " #",
    "&a",
    "*a",
    "*",
    "!",
    "!!str ",
    "|",
    ">",
    "|2\n",
    "%",
    "%YAML 1.2\n",
    "@",
    "`",
    "\t",
    "\n",
    "\r",
    "\r\n",
    "  ",
    "\n  ",
    "---\n",
    "...\n",
    "<<: ",
    "\u0000",
    "\u001b[31m",
    "\u0085",
    "\u2028",
    "\uFEFF",
    "\uD83D",
    "😀",
    "é",
    "\u202E",
    "null",
    "~",
    "1e999",
    "\\u12",
    "//",
    "/*",
    "NaN",
    "\u007f",
    "\uFFFF"
  };

  private final Random random = new Random(SEED);

  @Test
  void twenty_thousand_damaged_documents_give_nodes_or_problems() {
    int slow = 0;
    int spoilt = 0;
    for (int i = 0; i < DOCUMENTS; i++) {
      boolean json = i % 4 == 0;
      var text = damaged(json ? JSON : YAML);
      var name = i % 5 == 0 ? "-" : json ? "run.json" : "run.yaml";
      long before = System.nanoTime();
      var problems = new Problems();
      var documents = Documents.read(SourceText.of(name, text), problems);
      for (var problem : problems.all()) {
        check(problem);
      }
      slow += System.nanoTime() - before > 50_000_000 ? 1 : 0;
      spoilt += problems.hasErrors() ? 1 : 0;
      assertThat(problems.hasErrors() || !documents.isEmpty()).isTrue();
      for (var document : documents) {
        for (var scalar : Reading.scalars(document)) {
          check(scalar.place());
        }
      }
    }
    assertThat(slow).as("slower than 50 ms").isLessThan(DOCUMENTS / 100);
    assertThat(spoilt).as("found damaged").isGreaterThan(DOCUMENTS / 2);
  }

  private static void check(Problem problem) {
    check(problem.place().orElseThrow());
    assertThat(problem.help()).isPresent();
    var shown = Diagnostic.render(problem, false);
    for (int i = 0; i < shown.length(); i++) {
      char c = shown.charAt(i);
      if (Character.isISOControl(c) && c != '\n' && c != '\t') {
        throw new AssertionError("a control character is shown: " + Integer.toHexString(c));
      }
    }
    assertThat(shown.lines().count()).isBetween(2L, 4L);
  }

  private static void check(Place place) {
    var line = place.source().line(place.line());
    int end = line.codePointCount(0, line.length()) + 1;
    if (place.line() > place.source().lines() || place.column() > end) {
      throw new AssertionError(place + " is outside of the text");
    }
  }

  private String damaged(String text) {
    var damaged = new StringBuilder(text);
    int times = 1 + random.nextInt(4);
    for (int i = 0; i < times; i++) {
      damage(damaged);
    }
    return damaged.toString();
  }

  private void damage(StringBuilder text) {
    int from = random.nextInt(text.length() + 1);
    int to = Math.min(text.length(), from + random.nextInt(1 + random.nextInt(40)));
    switch (random.nextInt(7)) {
      case 0 -> text.delete(from, to);
      case 1 -> text.insert(from, text.substring(from, to).repeat(1 + random.nextInt(3)));
      case 2 -> text.setLength(random.nextInt(8) == 0 ? from : text.length());
      case 3 -> text.insert(random.nextInt(text.length() + 1), text.substring(from, to));
      case 4 -> text.replace(from, to, piece());
      default -> text.insert(from, piece());
    }
  }

  private String piece() {
    return PIECES[random.nextInt(PIECES.length)];
  }
}
