package lepton.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lepton.catalog.Catalog;
import lepton.meter.Device;
import lepton.meter.DeviceKind;
import lepton.meter.Recording;
import lepton.meter.Recording.Condition;
import lepton.meter.Series;
import lepton.text.Place;
import lepton.text.Problems;
import lepton.text.Scalar;
import lepton.text.SourceText;
import lepton.workload.SiteOnlyReader;
import lepton.workload.WorkloadReader.Setting;
import org.junit.jupiter.api.Test;

class ConditionsTest {

  private static final String SERIES =
      """
      timestamp,g_co2e_per_kwh
      2026-11-23T08:00Z,100
      2026-11-23T08:30Z,500
      2026-11-23T09:00Z,900
      """;

  private static Setting setting(String path, String value) {
    var text = SourceText.of("--set " + path + "=" + value, value);
    return new Setting(path, new Scalar(value, false, Place.start(text)));
  }

  private static SiteOnlyReader.Located site(Problems problems, Setting... settings) {
    return new SiteOnlyReader(
            Catalog.shipped(), (path, _, _) -> Optional.of(SourceText.of(path, SERIES)))
        .read(List.of(settings), false, problems)
        .orElseThrow();
  }

  private static Recording withPower(double first, double second) {
    var device = Runs.counted("GPU-a", DeviceKind.GPU, Device.Role.PART, Runs.energy(1, 1, 0, 0));
    var series =
        new Series(
            1800,
            List.of(
                new Series.Point(first, first, first, 1800),
                new Series.Point(second, second, second, 1800)));
    return Runs.recording(
        List.of(
            new Recording.DeviceRecord(
                device.device(), device.totals(), device.method(), 1, series, List.of())),
        Runs.SITE);
  }

  @Test
  void a_site_is_read_by_the_rules_of_a_workload() {
    var problems = new Problems();
    var located = site(problems, setting("site.grid", "DE"), setting("site.pue", "1.1"));

    assertThat(problems.all()).isEmpty();
    assertThat(Conditions.of(located.site()))
        .extracting(Condition::key)
        .contains("site.grid", "site.pue", "site.wue", "site.price", "site.lifetime", "site.use");
    assertThat(Conditions.of(located.site()).getFirst().source()).startsWith("grids: DE");
    assertThat(located.assumptions()).extracting(its -> its.key()).contains("site.lifetime");
  }

  @Test
  void a_missing_grid_is_the_worlds_average_and_a_warning() {
    var problems = new Problems();
    var located = site(problems, setting("site.pue", "1.1"));

    assertThat(problems.all())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.message()).startsWith("no grid is given: the world's average");
              assertThat(problem.help().orElseThrow()).contains("--grid DE");
              assertThat(problem.place()).isEmpty();
            });
    assertThat(Conditions.of(located.site()).getFirst().source()).contains("world's average");
  }

  @Test
  void a_key_that_is_none_of_a_sites_is_refused() {
    var problems = new Problems();
    var site =
        new SiteOnlyReader(Catalog.shipped(), (_, _, _) -> Optional.empty())
            .read(List.of(setting("hardware.count", "8")), false, problems);

    assertThat(site).isEmpty();
    assertThat(problems.all().getFirst().message()).contains("says nothing of where");
  }

  @Test
  void a_series_is_weighted_by_the_energy_of_the_run() {
    var site = site(new Problems(), setting("site.grid.file", "de.csv")).site();

    // by hand: 300 W at 100 g and 100 W at 500 g for as long: (300 · 100 + 100 · 500) / 400
    assertThat(Conditions.intensity(site, "2026-11-23T08:00:00Z", withPower(300, 100)))
        .isEqualTo(200, within(1e-9));
    // (100 · 100 + 300 · 500) / 400
    assertThat(Conditions.of(site, withPower(100, 300)).getFirst().value())
        .isEqualTo(400, within(1e-9));
    // outside of it the series' own mean
    assertThat(Conditions.intensity(site, "2027-11-23T08:00:00Z", withPower(300, 100)))
        .isEqualTo(500, within(1e-9));
  }

  @Test
  void elsewhere_only_what_belongs_to_the_change_is_replaced() {
    var anew = new ArrayList<Condition>();
    for (var condition : Runs.SITE) {
      anew.add(new Condition(condition.key(), 7, condition.unit(), "elsewhere"));
    }

    assertThat(changed(anew, "site.pue")).containsExactly("site.pue");
    assertThat(changed(anew, "site.grid"))
        .containsExactlyInAnyOrder("site.grid", "site.wue_grid", "site.price");
    assertThat(changed(anew, "site.region"))
        .containsExactlyInAnyOrder(
            "site.grid", "site.wue_grid", "site.price", "site.pue", "site.wue");
  }

  @Test
  void what_the_new_place_lacks_is_not_kept_from_the_old_one() {
    var grid = new Condition("site.grid", 20, "gCO2e/kWh", "elsewhere");

    assertThat(Conditions.elsewhere(Runs.SITE, List.of(grid), Set.of("site.grid")))
        .extracting(Condition::key)
        .containsExactlyInAnyOrder(
            "site.grid", "site.pue", "site.wue", "site.lifetime", "site.use");
  }

  private static List<String> changed(List<Condition> anew, String given) {
    return Conditions.elsewhere(Runs.SITE, anew, Set.of(given)).stream()
        .filter(its -> its.source().equals("elsewhere"))
        .map(Condition::key)
        .toList();
  }

  @Test
  void making_an_accelerator_is_as_the_catalogue_says() {
    var device =
        Runs.counted("GPU-a", DeviceKind.GPU, Device.Role.PART, Runs.energy(1, 1, 0, 0)).device();

    var condition = Conditions.embodied(List.of(device), Catalog.shipped()).getFirst();

    assertThat(condition.key()).isEqualTo("devices.GPU-a.embodied");
    assertThat(condition.source()).startsWith("default: a typical accelerator");
  }
}
