package lepton.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import lepton.derivation.Arithmetic;
import lepton.derivation.Ledger;
import lepton.estimate.Estimator.Options;
import lepton.workload.Workload;
import org.junit.jupiter.api.Test;

/// A reader with a calculator comes to what was printed, and finds every number somewhere.
class PrintedDerivationTest {

  /// What a neutral symbol may be without having been worked out: a lever that is not pulled, a
  /// phase or a part that is not there.
  private static final double[] NEUTRAL = {0, 1};

  private static Assessment assessment(long seed, boolean literal) {
    Workload workload =
        RandomSketch.with(seed, new RandomSketch(seed + 77_777, 1).pulls()).workload();
    return Estimator.assess(workload, new Options(true, literal));
  }

  @Test
  void every_printed_line_comes_to_its_printed_result() {
    for (long seed = 0; seed < RandomSketch.MANY; seed++) {
      var assessment = assessment(seed, seed % 3 == 0);
      assertReworks(assessment.explanation(), seed);
      assertReworks(assessment.baselineExplanation(), seed);
    }
  }

  private static void assertReworks(List<Ledger.Step> steps, long seed) {
    for (var step : steps) {
      String printed = step.substituted();
      int equals = printed.lastIndexOf(" = ");
      double left = Arithmetic.value(printed.substring(0, equals));
      double right = Arithmetic.value(printed.substring(equals + 3));
      assertThat(left)
          .as("seed " + seed + ": " + step.form() + ": " + printed)
          .isCloseTo(right, within(1e-9 * Math.abs(right)));
      assertThat(right).isEqualTo(step.result().value());
    }
  }

  @Test
  void every_number_was_given_or_worked_out_before_or_is_a_constant_of_the_step() {
    var strangers = new TreeMap<String, String>();
    for (long seed = 0; seed < RandomSketch.MANY; seed++) {
      var assessment = assessment(seed, seed % 3 == 0);
      var given = given(assessment);
      findStrangers(assessment.explanation(), given, strangers, seed);
      findStrangers(assessment.baselineExplanation(), given, strangers, seed);
    }
    assertThat(strangers).isEmpty();
  }

  /// One symbol may stand for several inputs: with and without a lever.
  private static Map<String, List<Double>> given(Assessment assessment) {
    var given = new HashMap<String, List<Double>>();
    for (var entry : assessment.given()) {
      given.merge(
          entry.symbol(),
          List.of(entry.input().mean()),
          (some, more) -> Stream.concat(some.stream(), more.stream()).toList());
    }
    return given;
  }

  private static void findStrangers(
      List<Ledger.Step> steps,
      Map<String, List<Double>> given,
      Map<String, String> strangers,
      long seed) {
    var known = new HashMap<String, Double>();
    for (var step : steps) {
      for (var term : step.terms()) {
        if (!known(term, known, given)) {
          strangers.putIfAbsent(
              term.symbol() + " in " + step.form(),
              "seed "
                  + seed
                  + ": "
                  + term.value()
                  + ", given "
                  + given.get(term.symbol())
                  + ", worked out "
                  + known.get(term.symbol()));
        }
      }
      known.put(step.result().symbol(), step.result().value());
    }
  }

  private static boolean known(
      Ledger.Term term, Map<String, Double> workedOut, Map<String, List<Double>> given) {
    if (workedOut.containsKey(term.symbol())) {
      return workedOut.get(term.symbol()) == term.value();
    }
    if (given.getOrDefault(term.symbol(), List.of()).contains(term.value())) {
      return true;
    }
    for (double neutral : NEUTRAL) {
      if (term.value() == neutral) {
        return true;
      }
    }
    return constant(term);
  }

  /// a and b count operations a parameter and a pair of positions (see the table at `WorkOf`).
  private static boolean constant(Ledger.Term term) {
    return switch (term.symbol()) {
      case "a_train" -> term.value() == 6 || term.value() == 8;
      case "b_train" -> term.value() == 12 || term.value() == 16;
      case "a_inf" -> term.value() == 2;
      case "b_inf" -> term.value() == 4;
      default -> false;
    };
  }

  @Test
  void one_symbol_is_one_number() {
    var clashes = new TreeMap<String, String>();
    for (long seed = 0; seed < RandomSketch.MANY; seed++) {
      var values = new HashMap<String, Double>();
      for (var step : assessment(seed, false).explanation()) {
        note(step.result(), step, values, clashes, seed);
        for (var term : step.terms()) {
          note(term, step, values, clashes, seed);
        }
      }
    }
    assertThat(clashes).isEmpty();
  }

  private static void note(
      Ledger.Term term,
      Ledger.Step step,
      Map<String, Double> values,
      Map<String, String> clashes,
      long seed) {
    Double before = values.putIfAbsent(term.symbol(), term.value());
    if (before != null && before != term.value()) {
      clashes.putIfAbsent(
          term.symbol() + " in " + step.form(),
          "seed " + seed + ": " + before + " and " + term.value());
    }
  }

  @Test
  void the_last_numbers_are_those_of_the_footprint() {
    for (long seed = 0; seed < RandomSketch.MANY; seed++) {
      var assessment = assessment(seed, false);
      var results = new HashMap<String, Double>();
      for (var step : assessment.explanation()) {
        results.put(step.result().symbol(), step.result().value());
      }
      var footprint = assessment.result();
      assertThat(results)
          .containsEntry("E_it", footprint.it().joules())
          .containsEntry("E_fac", footprint.total().joules())
          .containsEntry("M_op", footprint.operational().kilograms());
      if (footprint.embodied().isPresent()) {
        assertThat(results).containsEntry("M", footprint.emissions().kilograms());
      }
      footprint
          .embodied()
          .ifPresent(m -> assertThat(results).containsEntry("M_emb", m.kilograms()));
      footprint.water().ifPresent(v -> assertThat(results).containsEntry("V", v.litres()));
      footprint.cost().ifPresent(c -> assertThat(results).containsEntry("cost", c.amount()));
    }
  }
}
