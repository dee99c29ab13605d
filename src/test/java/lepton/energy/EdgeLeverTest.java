package lepton.energy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import lepton.derivation.Derivation;
import lepton.estimate.Machine;
import lepton.estimate.Pulls;
import lepton.estimate.Works;
import lepton.workload.Draw;
import lepton.workload.Levers.Reach;
import org.junit.jupiter.api.Test;

/// Samples served where they arise. The baseline is 1e15 FLOP at 1 TFLOP/s and 100 W: 1000 s, 100
/// kJ.
class EdgeLeverTest {

  /// 80 % of the samples on devices of 10 TOP/s at 20 %, 15 W.
  private static Pulls edge() {
    return new Pulls().edge(0.8, 1e13, 0.2, 15, 20);
  }

  private static PhaseUse use(Machine machine, Pulls pulls) {
    return PhaseEnergy.of(
        machine.phase(), machine.computation(), pulls.levers(), false, Draw.MEAN, Derivation.NONE);
  }

  private static Machine serving() {
    return new Machine().inference(Works.samples(1e6, 1, Works.flop(1e9))).transfer(4e6, 0.06);
  }

  @Test
  void a_share_leaves_the_data_centre_and_the_devices_take_their_own_time() {
    var use = use(serving(), edge());
    // 0.2 · 1000 s; 0.8 · 1e15 FLOP / 2e12 FLOP/s = 400 s · 15 W
    assertThat(use.allotted().orElseThrow().seconds()).isCloseTo(200, within(1e-9));
    assertThat(use.accelerators().joules()).isCloseTo(20_000, within(1e-6));
    assertThat(use.edgeTime().seconds()).isCloseTo(400, within(1e-9));
    assertThat(use.edge().joules()).isCloseTo(6_000, within(1e-6));
    assertThat(use.compute().orElseThrow().flop()).isEqualTo(1e15);
  }

  @Test
  void only_what_stays_crosses_the_network() {
    // 1e6 · 0.2 · 4 MB = 800 GB · 0.06 kWh/GB
    assertThat(use(serving(), edge()).network().kwh()).isCloseTo(48, within(1e-9));
  }

  @Test
  void training_stays_where_it_is() {
    var use = use(new Machine().training(Works.compute(1e15)), edge());
    assertThat(use.accelerators().joules()).isEqualTo(100_000);
    assertThat(use.edge().joules()).isZero();
  }

  @Test
  void less_work_is_less_work_at_the_edge_too_and_the_servers_speed_is_not_its_own() {
    var pulls = edge().pruning(0.5, 1, 1).acceleration(2, 1, 1, Reach.BOTH);
    var use = use(serving(), pulls);
    assertThat(use.edgeTime().seconds()).isCloseTo(200, within(1e-9));
    assertThat(use.allotted().orElseThrow().seconds()).isCloseTo(50, within(1e-9));
  }

  /// Had the share no work at the edge, its energy would vanish.
  @Test
  void hours_give_a_share_away_only_where_their_work_is_known() {
    var known = new Machine().inference(Works.hours(1, Works.compute(1e15)));
    assertThat(use(known, edge()).edge().joules()).isCloseTo(6_000, within(1e-6));
    assertThat(use(known, edge()).allotted().orElseThrow().hours()).isCloseTo(0.2, within(1e-12));
    var unknown = new Machine().inference(Works.hours(1));
    assertThat(use(unknown, edge()).edge().joules()).isZero();
    assertThat(use(unknown, edge()).allotted().orElseThrow().hours()).isCloseTo(1, within(1e-12));
  }

  @Test
  void the_parts_make_the_whole() {
    var use = use(serving().host(600, 8), edge());
    assertThat(use.it().joules())
        .isEqualTo(
            use.accelerators().joules()
                + use.edge().joules()
                + use.host().joules()
                + use.network().joules());
  }
}
