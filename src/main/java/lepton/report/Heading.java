package lepton.report;

import java.util.ArrayList;
import java.util.Optional;
import lepton.quantity.Dimension;
import lepton.quantity.Shown;
import lepton.text.Origin;
import lepton.workload.Computation;
import lepton.workload.Hardware;
import lepton.workload.Levers;
import lepton.workload.Site;
import lepton.workload.Workload;

/// What a workload is, in a line: phases, hardware and place.
final class Heading {

  private Heading() {}

  /// `training on 8 × A100 SXM4 80GB, DE (321 gCO2e/kWh), PUE 1.1`.
  static String of(Workload workload) {
    return switch (workload.computation()) {
      case Computation.Described described ->
          described(described)
              + " on "
              + hardware(described.hardware())
              + ", "
              + place(workload.site());
      case Computation.Stated stated ->
          stated(stated) + " as equations state, " + place(workload.site());
    };
  }

  private static String described(Computation.Described described) {
    var words = new ArrayList<String>();
    for (var phase : described.phases()) {
      words.add(phase.stage().key());
    }
    return String.join(" and ", words);
  }

  private static String stated(Computation.Stated stated) {
    var words = new ArrayList<String>();
    for (var phase : stated.phases()) {
      words.add(phase.stage().key());
    }
    return String.join(" and ", words);
  }

  private static String hardware(Hardware hardware) {
    return Shown.number(hardware.count().mean()) + " × " + hardware.name();
  }

  private static String place(Site site) {
    return intensity(site.intensity()) + ", PUE " + Shown.number(site.pue().mean());
  }

  private static String intensity(Site.Intensity intensity) {
    return switch (intensity) {
      case Site.Constant(var grams) -> {
        var shown = Shown.amount(grams.mean(), Dimension.INTENSITY);
        yield grams.origin() instanceof Origin.InCatalogue row
            ? row.id() + " (" + shown + ")"
            : shown;
      }
      case Site.Varying(var series, var _) ->
          series.name() + " (mean " + Shown.amount(series.mean(), Dimension.INTENSITY) + ")";
    };
  }

  /// The levers, in the order in which they are applied; absent where there are none.
  static Optional<String> levers(Levers levers) {
    var said = new ArrayList<String>();
    levers.sharing().ifPresent(its -> said.add("parameter sharing"));
    levers.pruning().ifPresent(its -> said.add("pruning to " + Sheet.percent(its.keep().mean())));
    levers.dynamic().ifPresent(its -> said.add("dynamic computation"));
    levers.quantization().ifPresent(its -> said.add("quantization to " + its.precision().id()));
    levers
        .acceleration()
        .ifPresent(its -> said.add("acceleration × " + Shown.number(its.k().mean())));
    levers.edge().ifPresent(its -> said.add("edge devices (" + its.device().name() + ")"));
    levers.busy().ifPresent(its -> said.add("busy " + Sheet.percent(its.mean())));
    levers.site().ifPresent(its -> said.add("another site, " + place(its)));
    return said.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", said));
  }
}
