package lepton.estimate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lepton.quantity.Dimension;
import lepton.quantity.Estimate;
import lepton.workload.Capacity;
import lepton.workload.Computation;
import lepton.workload.Hardware;
import lepton.workload.Input;
import lepton.workload.Levers;
import lepton.workload.Phase;
import lepton.workload.SampleWork;
import lepton.workload.ServingPlan;
import lepton.workload.Site;
import lepton.workload.UnitCost;
import lepton.workload.Work;
import lepton.workload.Workload;

/// Which input stands behind which symbol of the equations.
final class Givens {

  private final List<Assessment.Given> givens = new ArrayList<>();

  private Givens() {}

  static List<Assessment.Given> of(Workload workload) {
    var givens = new Givens();
    switch (workload.computation()) {
      case Computation.Described described -> givens.described(described);
      case Computation.Stated stated ->
          givens.stated(stated, workload.levers().pruning().flatMap(Levers.Pruning::dimension));
    }
    givens.levers(workload.levers());
    givens.site(workload.site());
    workload.levers().site().ifPresent(givens::site);
    workload.unit().ifPresent(unit -> givens.add("R", unit.count()));
    return List.copyOf(givens.givens);
  }

  private void add(String symbol, Input input) {
    givens.add(new Assessment.Given(symbol, input));
  }

  private void add(String symbol, Optional<Input> input) {
    input.ifPresent(given -> add(symbol, given));
  }

  private void described(Computation.Described described) {
    for (var phase : described.phases()) {
      phase(phase, "_" + phase.stage().subscript());
    }
    Hardware hardware = described.hardware();
    add("n", hardware.count());
    add("p_idle", hardware.idle());
    add("b", hardware.busy());
    add("e_acc", hardware.embodied());
    hardware.host().ifPresent(this::host);
    described
        .transfer()
        .ifPresent(
            transfer -> {
              add("S", transfer.size());
              add("x", transfer.energy());
            });
  }

  private void phase(Phase phase, String subscript) {
    add("p̄" + subscript, phase.power());
    switch (phase.capacity()) {
      case Capacity.OfPeak(Input peak, Input utilization) -> {
        add("peak" + subscript, peak);
        add("u" + subscript, utilization);
      }
      case Capacity.Sustained(Input given) -> add("C" + subscript, given);
      case Capacity.Served(ServingPlan plan) -> givens.addAll(ServingGivens.of(plan));
    }
    work(phase.work(), subscript);
  }

  private void work(Work work, String subscript) {
    switch (work) {
      case Work.Samples samples -> {
        add("N" + subscript, samples.samples());
        add("m" + subscript, samples.passes());
        each(samples.each(), subscript);
      }
      case Work.Tokens tokens -> {
        add("n_tok" + subscript, tokens.tokens());
        add("P", tokens.parameters());
        tokens.attention().ifPresent(this::attention);
      }
      case Work.Requests requests -> {
        add("N" + subscript, requests.requests());
        add("T_in", requests.inputTokens());
        add("T_out", requests.outputTokens());
        add("P", requests.parameters());
        requests.attention().ifPresent(this::attention);
      }
      case Work.Compute compute -> add("W" + subscript, compute.flop());
      case Work.AcceleratorTime time -> {
        add("h" + subscript, time.seconds());
        time.model().ifPresent(model -> work(model, subscript));
      }
    }
  }

  private void each(SampleWork work, String subscript) {
    switch (work) {
      case SampleWork.Transformer transformer -> {
        add("P", transformer.parameters());
        add("D", transformer.dimension());
        transformer.attention().ifPresent(this::attention);
      }
      case SampleWork.Dense dense -> add("P", dense.parameters());
      case SampleWork.Given given -> add("w" + subscript, given.flop());
    }
  }

  private void attention(Work.Attention attention) {
    add("n_L", attention.layers());
    add("d_w", attention.width());
    add("D", attention.dimension());
  }

  private void host(Hardware.Host host) {
    add("a", host.accelerators());
    add("e_host", host.embodied());
    switch (host.power()) {
      case Hardware.Metered metered -> add("p_host", metered.watts());
      case Hardware.FromParts parts -> {
        parts
            .processors()
            .ifPresent(
                processors -> {
                  add("n_cpu", processors.count());
                  add("TDP_cpu", processors.tdp());
                  add("load", processors.load());
                });
        parts
            .memory()
            .ifPresent(
                memory -> {
                  add("S_mem", memory.size());
                  add("m", memory.wattsPerGb());
                });
      }
    }
  }

  /// The two points around `dimension`.
  private void segment(UnitCost.Table table, double dimension, String subscript) {
    int end = table.segment(dimension);
    for (int i = end - 1; i <= end; i++) {
      var point = table.points().get(i);
      String index = (i < end ? "0" : "1") + subscript;
      add("y" + index, point.cost());
      add(
          "x" + index,
          new Input(
              point.cost().key(),
              Estimate.exactly(point.dimension()),
              Dimension.COUNT,
              point.cost().origin()));
    }
  }

  private void stated(Computation.Stated stated, Optional<Input> pruned) {
    add("C", stated.capacity());
    add("D", stated.dimension());
    for (var phase : stated.phases()) {
      String subscript = "_" + phase.stage().subscript();
      add("N" + subscript, phase.samples());
      switch (phase.cost()) {
        case UnitCost.Constant(Input joules) -> add("c" + subscript, joules);
        case UnitCost.Polynomial(List<Input> coefficients) -> {
          for (int i = 0; i < coefficients.size(); i++) {
            add("c" + i + subscript, coefficients.get(i));
          }
        }
        case UnitCost.Table table -> {
          stated.dimension().ifPresent(given -> segment(table, given.mean(), subscript));
          pruned.ifPresent(given -> segment(table, given.mean(), subscript));
        }
      }
    }
  }

  private void levers(Levers levers) {
    levers
        .pruning()
        .ifPresent(
            pruning -> {
              add("ρ", pruning.keep());
              add("η_train", pruning.realisedTraining());
              add("η_inf", pruning.realisedInference());
              add("s", pruning.share());
              add("D′", pruning.dimension());
              add("E_prune_train", pruning.cost());
              add("E_prune_inf", pruning.cost());
            });
    levers
        .dynamic()
        .ifPresent(
            dynamic -> {
              add("s_d", dynamic.share());
              add("w_d", dynamic.work());
            });
    if (levers.quantization().isPresent()) {
      add("x_q", levers.quantization().get().doubt());
      givens.addAll(ServingGivens.weights(levers.quantization().get()));
    }
    levers
        .quantization()
        .flatMap(Levers.Quantization::energy)
        .ifPresent(
            energy -> {
              add("e_train", energy);
              add("e_inf", energy);
            });
    levers
        .acceleration()
        .ifPresent(
            acceleration -> {
              add("k", acceleration.k());
              add("q_train", acceleration.power());
              add("q_inf", acceleration.power());
              add("s_k", acceleration.share());
            });
    levers.edge().ifPresent(this::edge);
    add("b", levers.busy());
  }

  private void edge(Levers.Edge edge) {
    add("s_e", edge.share());
    add("peak_e", edge.peak());
    add("u_e", edge.utilization());
    add("p_e", edge.power());
    add("e_edge", edge.embodied());
  }

  private void site(Site site) {
    add("PUE", site.pue());
    add("WUE", site.wue());
    add("WUE_grid", site.gridWater());
    add("r", site.renewables());
    site.price().ifPresent(price -> add("price", price.perKwh()));
    add("L", site.lifetime());
    add("U", site.use());
    if (site.intensity() instanceof Site.Constant constant) {
      add("I_train", constant.grams());
      add("I_inf", constant.grams());
    }
    add("I_res", site.residual());
  }
}
