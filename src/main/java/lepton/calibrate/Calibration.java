package lepton.calibrate;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import lepton.catalog.Catalog;
import lepton.catalog.FactorRow;
import lepton.workload.Stage;

/// What recordings teach the estimator.
///
/// @param parameters figures with their intervals, in the order of their kinds
/// @param refusals figures that these recordings don't carry, and what would
/// @param rows for a person's catalogue, by which `estimate` then goes
/// @param notes what else is to be known, in sentences
public record Calibration(
    List<Parameter> parameters, List<Refusal> refusals, List<FactorRow> rows, List<String> notes) {

  public Calibration {
    parameters = List.copyOf(parameters);
    refusals = List.copyOf(refusals);
    rows = List.copyOf(rows);
    notes = List.copyOf(notes);
  }

  /// What to fit.
  ///
  /// @param runs that tell of utilization, power, host and wall
  /// @param stage what the runs did, where no workload says it: `training` or `inference`
  /// @param meter readings at the wall beside the runs
  /// @param baseline runs without the acceleration, and `accelerated` those with it
  /// @param acceleration its name
  public record Request(
      List<Run> runs,
      Optional<String> stage,
      Optional<MeterLog> meter,
      List<Run> baseline,
      List<Run> accelerated,
      String acceleration) {

    public Request {
      runs = List.copyOf(runs);
      baseline = List.copyOf(baseline);
      accelerated = List.copyOf(accelerated);
    }
  }

  public static Calibration of(Request request, Catalog catalog) {
    var findings = new Findings();
    var subjects = Subject.of(request.runs(), catalog, findings);
    for (var subject : subjects) {
      fit(subject, request.stage(), findings);
    }
    wall(request, subjects, findings);
    for (var subject : subjects) {
      if (!findings.has(HostOverhead.KEY, subject.id())) {
        new HostOverhead(subject, findings).fit();
      }
    }
    if (!request.baseline().isEmpty() && !request.accelerated().isEmpty()) {
      new Acceleration(request.acceleration(), request.baseline(), request.accelerated(), findings)
          .fit();
    }
    return new Calibration(
        findings.parameters(),
        findings.refusals(),
        new Rows(request, subjects).of(findings),
        findings.notes());
  }

  private static void fit(Subject subject, Optional<String> stage, Findings findings) {
    for (var each : Stage.values()) {
      var runs = new ArrayList<Run>();
      for (var run : subject.runs()) {
        if (did(run, each.key(), stage, subject.id(), findings)) {
          runs.add(run);
        }
      }
      if (!runs.isEmpty()) {
        new Utilizations(subject.of(runs), findings).fit(each.key());
        new PowerAtWork(subject.of(runs), findings).fit(each.key());
      }
    }
    for (var run : subject.runs()) {
      if (run.planned().isEmpty()) {
        findings.refuse(
            stage.map(its -> "utilization." + its).orElse("utilization and power at work"),
            run.name(),
            "the work that was done is not known",
            "give the workload that was run: --workload FILE"
                + (stage.isPresent() ? "" : "; for the power alone, --phase training"));
      }
    }
    if (!subject.varied() && findings.any()) {
      findings.note(
          "one workload was recorded on " + subject.id() + ": how far others differ is assumed");
    }
    new LoadCurves(subject, findings).fit();
  }

  /// Whether a run did work of a stage: by its workload, or else by what was said of all.
  private static boolean did(
      Run run, String stage, Optional<String> said, String accelerator, Findings findings) {
    if (run.planned().isEmpty()) {
      return said.equals(Optional.of(stage));
    }
    for (var work : run.planned()) {
      if (work.stage().equals(stage)) {
        var other = work.accelerator().filter(its -> !its.equals(accelerator));
        other.ifPresent(
            its ->
                findings.refuse(
                    "utilization and power at work",
                    run.name(),
                    "it ran on " + accelerator + ", and " + work.source() + " describes " + its,
                    "give the workload that was run, with its accelerator"));
        return other.isEmpty();
      }
    }
    return false;
  }

  private static void wall(Request request, List<Subject> subjects, Findings findings) {
    if (request.meter().isEmpty()) {
      return;
    }
    var meter = new WallMeter(request.meter().get(), findings);
    var hosts = new LinkedHashSet<String>();
    request.runs().forEach(run -> hosts.add(run.recording().header().host().name()));
    if (hosts.size() > 1) {
      findings.refuse(
          "wall",
          String.join(", ", hosts),
          "the recordings are of several machines, and the meter of one",
          "give the recordings of one machine");
    } else if (subjects.size() == 1) {
      meter.fit(subjects.getFirst());
    } else if (!request.runs().isEmpty()) {
      meter.fit(request.runs());
    }
  }
}
