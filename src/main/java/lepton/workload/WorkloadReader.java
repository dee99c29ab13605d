package lepton.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lepton.catalog.Accelerator;
import lepton.catalog.Catalog;
import lepton.catalog.Resolution;
import lepton.quantity.Dimension;
import lepton.text.Mapping;
import lepton.text.Node;
import lepton.text.Place;
import lepton.text.Problem;
import lepton.text.Problems;
import lepton.text.Scalar;
import lepton.text.SourceText;

/// Makes a workload of a document, or says everything that is wrong with it.
public final class WorkloadReader {

  private static final List<String> DESCRIBED =
      List.of("model", "data", "training", "inference", "hardware");

  private final Catalog catalog;
  private final Files files;
  private final SiteReader.Grids grids;

  /// A value that was given on the command line.
  ///
  /// @param path the key, `hardware.count`
  /// @param value its place lies in a text that is named as the option was written
  public record Setting(String path, Scalar value) {}

  /// Opens the files that a workload names.
  @FunctionalInterface
  public interface Files {
    /// The text of a file; empty, with a problem, where it can't be read.
    ///
    /// @param path as it is written, relative to the workload's file
    /// @param from where it is written
    Optional<SourceText> open(String path, Place from, Problems problems);
  }

  /// What the name of an accelerator means in its catalogue.
  public Resolution<Accelerator> accelerator(String name) {
    return catalog.accelerator(name);
  }

  public WorkloadReader(Catalog catalog, Files files) {
    this(catalog, files, SiteReader.Grids.FILE);
  }

  private WorkloadReader(Catalog catalog, Files files, SiteReader.Grids grids) {
    this.catalog = catalog;
    this.files = files;
    this.grids = grids;
  }

  /// A reader of workloads that will run on another grid than they say, or don't say.
  public static WorkloadReader ofPlaced(Catalog catalog, Files files) {
    return new WorkloadReader(catalog, files, SiteReader.Grids.ELSEWHERE);
  }

  /// The workload of a document; empty if and only if there are errors. Never throws.
  ///
  /// @param defaultName its name where it has none of its own
  public Optional<Workload> read(
      Node document, String defaultName, List<Setting> overrides, Problems problems) {
    var found = new Problems();
    var context = new Context(catalog, files, found);
    Optional<Mapping> root = DocumentTree.of(document, overrides, context);
    Optional<Workload> workload =
        root.isPresent()
            ? workload(Fields.of("", root.get(), Keys.WORKLOAD, context), defaultName)
            : Optional.empty();
    for (var problem : sorted(found.all(), document.place().source())) {
      problems.add(problem);
    }
    return found.hasErrors() ? Optional.empty() : workload;
  }

  /// In the order of the file; what stands elsewhere comes after.
  private static List<Problem> sorted(List<Problem> problems, SourceText source) {
    var sorted = new ArrayList<Problem>();
    for (var problem : problems) {
      // a section that two parts of the reader look at tells its problems twice
      if (!sorted.contains(problem)) {
        sorted.add(problem);
      }
    }
    sorted.sort((a, b) -> Long.compare(position(a, source), position(b, source)));
    return sorted;
  }

  private static long position(Problem problem, SourceText source) {
    if (problem.place().isEmpty() || problem.place().get().source() != source) {
      return Long.MAX_VALUE;
    }
    Place place = problem.place().get();
    return ((long) place.line() << 32) + place.column();
  }

  private Optional<Workload> workload(Fields root, String defaultName) {
    Context context = root.context();
    String name = root.text("name", "LLaMA-7B").map(Scalar::text).orElse(defaultName);
    Optional<Parts> parts = root.has("equations") ? stated(root) : described(root);
    var unit = unit(root);
    var budget = budget(root);
    var reported = reported(root);
    if (parts.isEmpty() || context.problems().hasErrors()) {
      return Optional.empty();
    }
    return Optional.of(
        new Workload(
            name,
            parts.get().computation,
            parts.get().site,
            parts.get().levers,
            unit,
            budget,
            reported,
            inOrder(context.assumptions())));
  }

  /// Defaults in the order of the sections they belong to.
  private static List<Input> inOrder(List<Input> assumptions) {
    var sorted = new ArrayList<>(assumptions);
    sorted.sort((a, b) -> Integer.compare(section(a.key()), section(b.key())));
    return sorted;
  }

  private static int section(String key) {
    int dot = key.indexOf('.');
    int at = Keys.WORKLOAD.indexOf(dot < 0 ? key : key.substring(0, dot));
    return at < 0 ? Keys.WORKLOAD.size() : at;
  }

  private record Parts(Computation computation, Site site, Levers levers) {}

  private Optional<Parts> described(Fields root) {
    Context context = root.context();
    var model = ModelReader.read(root);
    boolean idles = idles(root);
    Optional<Machine> machine = new HardwareReader(context).read(root, idles);
    var phases = new ArrayList<Phase>();
    boolean any = root.has("training") || root.has("inference");
    if (!any) {
      context
          .problems()
          .error(
              root.place(),
              "there is nothing to estimate",
              "add a phase: 'training: {tokens: 1T}' or 'inference: {requests: 10M, …}', or"
                  + " 'equations:'");
    }
    var name = root.text("name", "LLaMA-7B").map(Scalar::text);
    var reader = new PhaseReader(context, model, machine, name);
    reader.training(root).ifPresent(phases::add);
    reader.inference(root).ifPresent(phases::add);
    LoadReader.clash(root, phases);
    boolean personal = machine.isPresent() && machine.get().personal();
    var sites = new SiteReader(context, false, personal, grids);
    Site site = sites.read(root);
    var levers = new LeverReader(context, model, machine, phases).read(root, sites);
    var transfer = transfer(root, phases);
    if (phases.isEmpty() || machine.isEmpty()) {
      return Optional.empty();
    }
    var computation = new Computation.Described(phases, machine.get().hardware(), transfer);
    return Optional.of(new Parts(computation, site, levers));
  }

  /// Whether accelerators stand idle at times, before or after the levers.
  private static boolean idles(Fields root) {
    boolean busy =
        root.node("hardware").orElse(root.mapping()) instanceof Mapping hardware
            && hardware.get("busy").isPresent();
    boolean better =
        root.node("levers").orElse(root.mapping()) instanceof Mapping levers
            && levers.get("busy").isPresent();
    return busy || better;
  }

  private static Optional<Computation.Transfer> transfer(Fields root, List<Phase> phases) {
    Context context = root.context();
    var data = root.fields("data", Keys.DATA, "{samples: 488M}");
    var size = data.flatMap(fields -> fields.positive("size", Dimension.DATA));
    var uplink = uplink(root, data, size.isPresent());
    if (size.isEmpty()) {
      return Optional.empty();
    }
    for (var phase : phases) {
      boolean counted =
          phase.work() instanceof Work.Samples || phase.work() instanceof Work.Requests;
      if (phase.stage() == Stage.INFERENCE && counted) {
        Optional<Input> energy = uplink.or(() -> network(context));
        return energy.isPresent()
            ? Optional.of(new Computation.Transfer(size.get(), energy.get()))
            : Optional.empty();
      }
    }
    context
        .problems()
        .warning(
            Context.placeOf(size.get(), root.place()),
            "'data.size' has no effect",
            "the samples of inference are moved: give inference.samples or inference.requests");
    return Optional.empty();
  }

  private static Optional<Input> network(Context context) {
    return context
        .catalog()
        .factor("network.fixed")
        .map(
            factor ->
                context.assume(context.byDefault(factor, "data.uplink", Dimension.TRANSFER, 1)));
  }

  /// The energy of moving data, under `data` or under the edge lever.
  private static Optional<Input> uplink(Fields root, Optional<Fields> data, boolean sized) {
    Context context = root.context();
    Optional<Input> first =
        data.flatMap(fields -> fields.notNegative("uplink", Dimension.TRANSFER));
    if (!(root.node("levers").orElse(root.mapping()) instanceof Mapping levers)
        || !(levers.get("edge").orElse(levers) instanceof Mapping edge)
        || edge.get("uplink").isEmpty()) {
      return first;
    }
    Node node = edge.get("uplink").get();
    if (first.isPresent() && data.isPresent()) {
      context.twice(
          "the energy of moving data",
          "'data.uplink'",
          data.get().keyPlace("uplink"),
          "'levers.edge.uplink'",
          node.place());
    }
    if (!sized) {
      context
          .problems()
          .warning(
              node.place(),
              "'levers.edge.uplink' has no effect",
              "say how large a sample is: data.size: 4 kB");
    }
    return context
        .amounts()
        .read(node, "levers.edge.uplink", Dimension.TRANSFER, Range.NOT_NEGATIVE);
  }

  private Optional<Parts> stated(Fields root) {
    Context context = root.context();
    for (var key : DESCRIBED) {
      if (root.has(key)) {
        context.twice(
            "the workload",
            "'equations'",
            root.keyPlace("equations"),
            "'" + key + "'",
            root.keyPlace(key));
      }
    }
    var reader = new EquationsReader(context);
    Optional<Computation.Stated> computation = reader.read(root);
    var sites = new SiteReader(context, true, false, grids);
    Site site = sites.read(root);
    Levers written = LeverReader.forEquations(context, computation).read(root, sites);
    Levers levers = reader.levers(written, root);
    return computation.map(stated -> new Parts(stated, site, levers));
  }

  private static Optional<Workload.FunctionalUnit> unit(Fields root) {
    var fields = root.fields("unit", Keys.UNIT, "{name: request, count: 10M}");
    if (fields.isEmpty()) {
      return Optional.empty();
    }
    var name = fields.get().text("name", "request");
    var count = fields.get().count("count");
    if (!fields.get().has("count")) {
      root.context()
          .problems()
          .error(
              fields.get().place(),
              "'unit' lacks a count",
              "say how many there are: unit: {name: request, count: 10M}");
    }
    return count.map(
        number -> new Workload.FunctionalUnit(name.map(Scalar::text).orElse("unit"), number));
  }

  private static Optional<Budget> budget(Fields root) {
    return root.text("budget", "5 kg")
        .flatMap(text -> BudgetReader.read(text, root.context().problems()));
  }

  private static Optional<Workload.Reported> reported(Fields root) {
    var fields = root.fields("reported", Keys.REPORTED, "{energy: 36 MWh, emissions: 14 t}");
    if (fields.isEmpty()) {
      return Optional.empty();
    }
    var energy = fields.get().positive("energy", Dimension.ENERGY);
    var emissions = fields.get().positive("emissions", Dimension.CARBON);
    var source = fields.get().text("source", "arXiv 2302.13971 table 15").map(Scalar::text);
    return Optional.of(new Workload.Reported(energy, emissions, source));
  }
}
