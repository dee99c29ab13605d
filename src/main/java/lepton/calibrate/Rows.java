package lepton.calibrate;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;
import lepton.catalog.FactorRow;
import lepton.quantity.Power;

/// The findings that `estimate` goes by, as rows of a catalogue of factors.
final class Rows {

  /// So many recordings are named as a row's sources.
  private static final int MOST_NAMED = 3;

  private final Calibration.Request request;
  private final List<Subject> subjects;

  Rows(Calibration.Request request, List<Subject> subjects) {
    this.request = request;
    this.subjects = subjects;
  }

  List<FactorRow> of(Findings findings) {
    var rows = new ArrayList<FactorRow>();
    for (var parameter : findings.parameters()) {
      row(parameter).ifPresent(rows::add);
    }
    return rows;
  }

  private Optional<FactorRow> row(Parameter parameter) {
    return switch (parameter.key()) {
      case "utilization.training", "utilization.inference" ->
          Optional.of(row(parameter, parameter.key(), "share of dense peak", 1));
      case "power_share.training", "power_share.inference" ->
          Optional.of(row(parameter, parameter.key(), "share of TDP", 1));
      case HostOverhead.KEY -> Optional.of(row(parameter, "host.power_per_accelerator", "W", 1));
      case "acceleration.k", "acceleration.power" ->
          Optional.of(row(parameter, parameter.key(), "1", 1));
      case "power.idle_w" ->
          tdp(parameter.subject())
              .filter(tdp -> parameter.value() > 0 && parameter.value() <= tdp)
              .map(tdp -> row(parameter, "accelerator.idle_share", "share of TDP", tdp));
      default -> Optional.empty();
    };
  }

  private Optional<Double> tdp(String id) {
    for (var subject : subjects) {
      if (subject.id().equals(id)) {
        return subject.accelerator().tdp().map(Power::watts);
      }
    }
    return Optional.empty();
  }

  private FactorRow row(Parameter parameter, String key, String unit, double over) {
    var further = parameter.further();
    var runs = runs(parameter);
    return new FactorRow(
        key + ":" + parameter.subject(),
        parameter.value() / over,
        further.isPresent()
            ? OptionalDouble.of(further.get().low() / over)
            : OptionalDouble.empty(),
        further.isPresent()
            ? OptionalDouble.of(further.get().high() / over)
            : OptionalDouble.empty(),
        unit,
        basis(parameter, runs),
        sources(runs));
  }

  private List<Run> runs(Parameter parameter) {
    if (parameter.key().startsWith("acceleration.")) {
      var both = new ArrayList<>(request.baseline());
      both.addAll(request.accelerated());
      return both;
    }
    for (var subject : subjects) {
      if (subject.id().equals(parameter.subject())) {
        return subject.runs();
      }
    }
    return request.runs();
  }

  private static String basis(Parameter parameter, List<Run> runs) {
    var days = new TreeSet<String>();
    runs.forEach(run -> days.add(run.day()));
    var when = days.first() + (days.size() > 1 ? " to " + days.last() : "");
    var doubt =
        parameter.further().isEmpty()
            ? ""
            : parameter.assumed() ? ", P10 to P90 assumed" : ", P10 to P90 of a further run";
    return "calibrated from "
        + (runs.size() == 1 ? "1 recording" : runs.size() + " recordings")
        + " of "
        + when
        + ": "
        + parameter.basis()
        + ", n = "
        + parameter.n()
        + doubt;
  }

  private List<String> sources(List<Run> runs) {
    var names = new LinkedHashSet<String>();
    runs.forEach(run -> names.add(run.name()));
    var sources = new ArrayList<String>();
    for (var name : names) {
      if (sources.size() < MOST_NAMED) {
        sources.add(name);
      }
    }
    if (names.size() > MOST_NAMED) {
      sources.add((names.size() - MOST_NAMED) + " more");
    }
    return sources;
  }
}
