package lepton.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import lepton.catalog.Catalog;
import lepton.estimate.Estimator;
import lepton.plan.placement.Job;
import lepton.quantity.DataSize;
import lepton.text.Documents;
import lepton.text.Problems;
import lepton.text.Scalar;
import lepton.workload.Computation;
import lepton.workload.ComputeSite;
import lepton.workload.Input;
import lepton.workload.JobRequest;
import lepton.workload.Workload;
import lepton.workload.WorkloadReader;

/// The jobs of a file, their workloads estimated: a workload's IT energy counts, over its time;
/// where it says that it runs is of no account here.
final class PlacedJobs {

  private final Catalog catalog;
  private final InputFiles files;
  private final List<ComputeSite> sites;
  private final double start;
  private final double end;
  private final Map<String, Optional<Estimated>> known = new HashMap<>();

  /// What a workload takes.
  ///
  /// @param joules of IT equipment
  private record Estimated(double joules, OptionalDouble seconds, OptionalDouble gpus) {}

  /// @param start of jobs that don't say when they are ready
  /// @param end deadline of jobs that have none; infinite where there is none
  PlacedJobs(Catalog catalog, InputFiles files, List<ComputeSite> sites, double start, double end) {
    this.catalog = catalog;
    this.files = files;
    this.sites = List.copyOf(sites);
    this.start = start;
    this.end = end;
  }

  /// The jobs; fewer, with problems, where some can't be made out.
  List<Job> read(List<JobRequest> requests, Problems problems) {
    var jobs = new ArrayList<Job>();
    for (var request : requests) {
      job(request, problems).ifPresent(jobs::add);
    }
    return jobs;
  }

  private Optional<Job> job(JobRequest request, Problems problems) {
    var taken =
        switch (request.demand()) {
          case JobRequest.Stated(var watts, var seconds) ->
              Optional.of(
                  new Estimated(
                      watts.mean() * seconds.mean(),
                      OptionalDouble.of(seconds.mean()),
                      OptionalDouble.empty()));
          case JobRequest.OfWorkload(var file, var seconds) ->
              estimated(file, problems).flatMap(its -> lasting(its, file, seconds, problems));
        };
    if (taken.isEmpty()) {
      return Optional.empty();
    }
    var own = taken.get().gpus();
    var gpus = request.gpus().isPresent() ? count(request.gpus().get()) : own;
    double deadline = request.deadline().orElse(end);
    if (gpus.isEmpty() && counted(request)) {
      problems.error(
          request.place(), "'gpus' of the job is missing", "its sites count them: write gpus: 8");
      return Optional.empty();
    }
    if (Double.isInfinite(deadline)) {
      problems.error(
          request.place(),
          "a job without a deadline",
          "write deadline: 24h, give one to all with --deadline, or a site a series, which ends");
      return Optional.empty();
    }
    double seconds = taken.get().seconds().orElseThrow();
    return Optional.of(
        new Job(
            request.name(),
            taken.get().joules() / seconds,
            seconds,
            gpus.orElse(0),
            request.ready().orElse(start),
            deadline,
            request.divisible(),
            request.sites(),
            request.home(),
            new DataSize(request.bytes()).gigabytes()));
  }

  private static OptionalDouble count(Input gpus) {
    return OptionalDouble.of(gpus.mean());
  }

  private boolean counted(JobRequest request) {
    boolean any = false;
    for (int s : request.sites()) {
      any |= sites.get(s).gpus().isPresent();
    }
    return any;
  }

  private static Optional<Estimated> lasting(
      Estimated its, Scalar file, Optional<Input> given, Problems problems) {
    var seconds = given.isPresent() ? OptionalDouble.of(given.get().mean()) : its.seconds();
    if (seconds.isEmpty() || !(seconds.getAsDouble() > 0)) {
      problems.error(
          file.place(),
          "how long it takes is not known",
          "the workload states energy alone; write duration: 6 h beside it");
      return Optional.empty();
    }
    return Optional.of(new Estimated(its.joules(), seconds, its.gpus()));
  }

  /// Each file is estimated once.
  private Optional<Estimated> estimated(Scalar file, Problems problems) {
    var path = file.text().strip();
    var before = known.get(path);
    if (before != null) {
      return before;
    }
    var found = read(file, path, problems);
    known.put(path, found);
    return found;
  }

  private Optional<Estimated> read(Scalar file, String path, Problems problems) {
    var text = files.open(path, file.place(), problems);
    var documents = text.map(its -> Documents.read(its, problems)).orElse(List.of());
    if (documents.size() > 1) {
      problems.error(
          file.place(),
          "the file holds " + documents.size() + " workloads, and a job is one",
          "write a file for each");
    }
    if (documents.size() != 1 || problems.hasErrors()) {
      return Optional.empty();
    }
    var name = InputFiles.defaultName(path);
    // the grid is that of the site it is placed at
    return WorkloadReader.ofPlaced(catalog, files)
        .read(documents.getFirst(), name, List.of(), problems)
        .map(PlacedJobs::estimated);
  }

  private static Estimated estimated(Workload workload) {
    var result = Estimator.assess(workload, Estimator.Options.PLAIN).result();
    var gpus =
        workload.computation() instanceof Computation.Described described
            ? OptionalDouble.of(described.hardware().count().mean())
            : OptionalDouble.empty();
    var seconds =
        result.seconds().isPresent()
            ? OptionalDouble.of(result.seconds().get())
            : OptionalDouble.empty();
    return new Estimated(result.it().joules(), seconds, gpus);
  }
}
