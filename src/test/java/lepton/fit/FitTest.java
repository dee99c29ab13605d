package lepton.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import lepton.catalog.Catalog;
import lepton.catalog.ModelShape;
import lepton.catalog.Precision;
import lepton.catalog.ServingFit;
import lepton.serving.ServingDevice;
import lepton.serving.ServingStep;
import org.junit.jupiter.api.Test;

class FitTest {

  /// Hazen: of 1, 2, 3, 4 the P10 stands at 0.1 · 4 − 0.5 < 0, the median between 2 and 3. Weibull:
  /// of 9 values the P10 of the next is the first.
  @Test
  void quantiles_by_two_rules() {
    assertThat(Quantile.of(List.of(4.0, 1.0, 3.0, 2.0), 0.5)).isEqualTo(2.5);
    assertThat(Quantile.of(List.of(4.0, 1.0, 3.0, 2.0), 0.1)).isEqualTo(1);
    assertThat(Quantile.ofNext(new double[] {9, 8, 7, 6, 5, 4, 3, 2, 1}, 0.1)).isEqualTo(1);
  }

  /// Groups (0.1, 0.3) and (−0.2, −0.4): within 4 · 0.1² / (4 − 2) = 0.02; the means 0.2 and −0.3
  /// have a mean square of 0.065, of which within / 2 = 0.01 is chance: between 0.055. Without the
  /// first group: within 0.02, between 0.09 − 0.01.
  @Test
  void errors_of_groups_come_apart_into_what_they_share_and_the_rest() {
    double[] errors = {0.1, 0.3, -0.2, -0.4};
    var groups = List.of("a", "a", "b", "b");
    var parts = Components.of(errors, groups);
    assertThat(parts.within()).isCloseTo(0.02, within(1e-12));
    assertThat(parts.between()).isCloseTo(0.055, within(1e-12));
    assertThat(Components.ofOthers(errors, groups)[0]).isCloseTo(Math.sqrt(0.1), within(1e-12));
  }

  private static TrainingRun run(String model, String accelerator, double utilization) {
    return new TrainingRun(
        model,
        Catalog.shipped().accelerator(accelerator).found().orElseThrow(),
        true,
        false,
        1,
        OptionalDouble.of(utilization),
        OptionalDouble.empty(),
        Optional.empty());
  }

  /// Pooled median of ln (0.2, 0.4, 0.4): ln 0.4. Ampere has ln 0.4 twice and stays; Hopper's one
  /// run is ln 0.2: ln 0.4 + 1/3 · (ln 0.2 − ln 0.4) = ln 0.4 − 0.2310; the H100 goes on from
  /// there: + 1/3 · (−0.6931 + 0.2310) = −0.1540.
  @Test
  void few_runs_are_drawn_toward_the_wider_group() {
    var hopper = run("c", "h100", 0.2);
    var groups = new Shrinkage(List.of(run("a", "a100", 0.4), run("b", "a100", 0.4), hopper));
    assertThat(groups.generation("ampere")).isCloseTo(Math.log(0.4), within(1e-12));
    assertThat(groups.generation("hopper")).isCloseTo(Math.log(0.4) - 0.2310, within(1e-4));
    assertThat(groups.device(hopper)).isCloseTo(Math.log(0.4) - 0.3851, within(1e-4));
  }

  /// The shipped files are what the fit makes of the shipped table now.
  @Test
  void what_runs_get_from_the_others_ships_as_it_was_fitted() throws IOException {
    var catalog = Path.of("src/main/resources/lepton/catalog");
    var runs = TrainingRun.read(catalog.resolve("published.csv"));
    var evidence = new Shrinkage(runs.stream().filter(run -> run.excluded().isEmpty()).toList());
    assertThat(LeftOutTable.text(evidence))
        .isEqualTo(Files.readString(catalog.resolve("left_out.csv")));
  }

  /// Rows made with coefficients that differ from where the fit starts: it must find their energies
  /// again, within what the pull toward the start leaves.
  @Test
  void planted_coefficients_are_found_again() {
    var values = new double[Coefficient.ALL.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.log(Coefficient.ALL.get(i).start()) + (i % 2 == 0 ? 0.04 : -0.04);
    }
    values[0] += 0.5;
    var planted = new ServingCurve(values, values).coefficients(ServingModel.UNBOUNDED);
    var rows = new ArrayList<ServingRow>();
    for (var name : List.of("Llama 3.1 8B", "Llama 3.1 70B", "Qwen 3 235B A22B")) {
      for (double batch = 8; batch <= 1024; batch *= 2) {
        for (var weights : List.of(Precision.BF16, Precision.FP8)) {
          rows.add(row(name, weights, batch, planted));
        }
      }
    }
    var found = ServingCurve.fit(rows);
    assertThat(Math.exp(found.value(0) - values[0])).isCloseTo(1, within(0.1));
    var fit = found.coefficients(ServingModel.UNBOUNDED);
    for (var row : rows) {
      assertThat(ServingCurve.errors(row, row.shape(), fit)[0]).isCloseTo(0, within(0.03));
    }
  }

  private static ServingRow row(String name, Precision weights, double batch, ServingFit planted) {
    var shape = ModelShape.named(name).orElseThrow();
    var h100 = Catalog.shipped().accelerator("h100").found().orElseThrow();
    var device = ServingDevice.of(h100, weights).orElseThrow();
    var unmeasured =
        new ServingRow("gpqa", name, shape, weights, h100, device, 8, 1, batch, 1000, 1, 1, 1);
    var at = unmeasured.at(planted.promptTokens("gpqa"), shape);
    var step = ServingStep.of(at, planted);
    return new ServingRow(
        "gpqa",
        name,
        shape,
        weights,
        h100,
        device,
        8,
        1,
        batch,
        1000,
        step.power(planted) * device.tdp().watts(),
        step.seconds(),
        step.joulesPerToken(at, planted));
  }

  /// The shipped rows are what the catalogue's other files spread now, to their three digits.
  @Test
  void spreads_of_published_figures_ship_as_they_are() {
    shipped("grid_world", CatalogSpreads.countries());
    shipped("pue_fleet", CatalogSpreads.facilities());
    shipped("wue_fleet", CatalogSpreads.waters());
  }

  private static void shipped(String key, CatalogSpreads.Spread spread) {
    var row = Catalog.shipped().factor("spread." + key).orElseThrow();
    assertThat(row.low().orElseThrow()).isCloseTo(spread.low(), within(0.005));
    assertThat(row.high().orElseThrow()).isCloseTo(spread.high(), within(0.005));
    assertThat(row.provenance().basis().orElseThrow()).contains(" " + spread.n() + " ");
  }
}
