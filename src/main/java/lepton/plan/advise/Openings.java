package lepton.plan.advise;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lepton.plan.advise.Advice.Open;
import lepton.text.Problems;
import lepton.workload.Capacity;
import lepton.workload.ServingLoad;
import lepton.workload.Site;
import lepton.workload.Stage;
import lepton.workload.Work;

/// Levers whose figure only the reader has: what to give, and what a step of it would save.
final class Openings {

  private final Ground ground;
  private final List<Open> found = new ArrayList<>();

  private Openings(Ground ground) {
    this.ground = ground;
  }

  static List<Open> of(Ground ground) {
    var openings = new Openings(ground);
    if (ground.described().isPresent()) {
      openings.pruning();
      openings.dynamic();
      openings.edge();
      openings.busy();
      openings.device();
      openings.power();
      openings.batch();
    }
    openings.start();
    return openings.found;
  }

  private void pruning() {
    if (!written(Part.PRUNING)) {
      add(
          "levers.pruning.keep",
          "structured pruning",
          "how much may go is a matter of the accuracy that must be left, which nobody but you can"
              + " measure",
          "each 10 % pruned",
          new Change("levers.pruning", "{keep: 90%, pattern: structured}"));
    }
  }

  private void dynamic() {
    if (ground.phase(Stage.INFERENCE).isPresent() && !written(Part.DYNAMIC)) {
      add(
          "levers.dynamic",
          "early exit",
          "which share of the samples needs less work is a matter of your data",
          "each 10 % of the samples that need half the work",
          new Change("levers.dynamic", "{share: 10%, work: 50%, phase: inference}"));
    }
  }

  private void edge() {
    boolean counted =
        ground
            .phase(Stage.INFERENCE)
            .filter(phase -> phase.work() instanceof Work.Samples)
            .isPresent();
    if (counted && !written(Part.EDGE)) {
      add(
          "levers.edge.share",
          "edge computing",
          "which share of the samples can be judged where it arises is yours to say",
          "each 10 % on a Jetson Orin Nano",
          new Change("levers.edge", "{device: jetson-orin-nano, share: 10%}"));
    }
  }

  private void busy() {
    double busy = ground.described().orElseThrow().hardware().busy().mean();
    if (busy < 1 && !written(Part.BUSY)) {
      add(
          "levers.busy",
          "scheduling and load balancing",
          "how busy a better schedule keeps the accelerators is yours to say",
          "if they were never idle",
          new Change("levers.busy", "100%"));
    } else if (busy == 1) {
      add(
          "hardware.busy",
          "scheduling and load balancing",
          "the accelerators are taken to be at work for all of the time that they are allotted;"
              + " 'lepton run' measures it");
    }
  }

  private void device() {
    DeviceCandidates.whyNoOther(ground)
        .ifPresent(why -> add("hardware.accelerator", "another accelerator", why));
  }

  private void power() {
    if (!written(Part.ACCELERATION)) {
      add(
          "levers.acceleration",
          "power limit, faster kernels",
          "no measurement on file says how speed falls with a power limit, or how it rises with"
              + " other kernels: measure both (nvidia-smi -pl, lepton run) and give k and power");
    }
  }

  private void batch() {
    var inference = ground.phase(Stage.INFERENCE);
    if (inference.isPresent() && !(inference.get().capacity() instanceof Capacity.Served)) {
      add(
          "inference.batch",
          "batch",
          "what a batch does is worked out for requests to a language model alone; for others,"
              + " measure the utilization that each batch reaches");
    } else if (inference.isPresent()
        && inference.get().capacity() instanceof Capacity.Served(var plan)
        && plan.load() instanceof ServingLoad.Arrivals) {
      add(
          "hardware.count",
          "fewer copies of the model",
          "the batch follows from the arrival rate: the fewer accelerators answer, the larger it is,"
              + " and the longer a request takes; how long it may take is yours to say");
    }
  }

  private void start() {
    if (ground.base().workload().site().intensity() instanceof Site.Constant) {
      add(
          "site.grid.file",
          "a cleaner hour",
          "the grid's mean is the same at every hour: give a series of its intensity, and a start");
    } else if (ground.base().workload().site().intensity() instanceof Site.Varying(_, var start)
        && start.isEmpty()) {
      add("site.start", "a cleaner hour", "give a start, and others are tried");
    }
  }

  private boolean written(Part part) {
    return part.isIn(ground.written().workload().levers());
  }

  private void add(String key, String title, String why) {
    found.add(new Open(key, title, why, "", Optional.empty()));
  }

  private void add(String key, String title, String why, String step, Change change) {
    var parts = Adviser.parts(List.of(change));
    var potential =
        ground
            .variants()
            .of(List.of(change), parts, new Problems())
            .map(variant -> Use.of(ground.base().footprint()).saved(Use.of(variant.footprint())));
    found.add(new Open(key, title, why, step, potential));
  }
}
