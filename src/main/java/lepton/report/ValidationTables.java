package lepton.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import lepton.quantity.Carbon;
import lepton.quantity.Energy;
import lepton.quantity.Shown;
import lepton.quantity.Span;
import lepton.uncertainty.Range;
import lepton.validate.Case;
import lepton.validate.Check;
import lepton.validate.Check.Arithmetic;
import lepton.validate.Check.Prediction;
import lepton.validate.Quantity;
import lepton.validate.Summary;
import lepton.validate.Tier;

/// Recomputed runs as tables of words, and as Markdown: a table for each tier, and the summary.
public final class ValidationTables {

  static final List<String> SUMMARY_HEADINGS =
      List.of("", "n", "agree", "error", "in ×2", "P10–P90", "P5–P95");

  private static final List<String> ARITHMETIC =
      List.of("", "reported", "recomputed", "error", "rounding", "agrees");
  private static final List<String> PREDICTED =
      List.of("", "reported", "predicted", "error", "P5–P95", "in P10–P90");

  /// The least share that two decimals of a percentage show.
  private static final double LEAST_SHOWN = 0.5e-4;

  private ValidationTables() {}

  /// A table with a title.
  record Section(String title, List<String> headings, List<List<String>> rows) {}

  /// The tiers that there are figures of.
  static List<Section> sections(List<Case> cases) {
    var sections = new ArrayList<Section>();
    for (var tier : Tier.values()) {
      var rows = new ArrayList<List<String>>();
      for (var each : cases) {
        for (var check : each.checks()) {
          if (check.tier() == tier) {
            rows.add(row(each, check));
          }
        }
      }
      if (!rows.isEmpty()) {
        sections.add(new Section(title(tier), tier.predicted() ? PREDICTED : ARITHMETIC, rows));
      }
    }
    return sections;
  }

  private static String title(Tier tier) {
    return switch (tier) {
      case CIRCULAR -> "Circular: reported hours × an assumed power";
      case MEASURED -> "Measured: reported hours × the power that was measured";
      case LEFT_OUT -> "Predicted from work and hardware, the run left out of the fit";
      case UNSEEN -> "Predicted from work and hardware, runs that are not in the fit";
    };
  }

  private static List<String> row(Case of, Check check) {
    var name = of.run().title() + (check.tier().predicted() && of.contradictory() ? " *" : "");
    var reported = amount(check.reported(), check.quantity());
    var recomputed = amount(check.recomputed(), check.quantity());
    return switch (check) {
      case Arithmetic arithmetic ->
          List.of(
              name,
              reported,
              recomputed,
              signed(check.error()),
              percent(arithmetic.rounding()),
              arithmetic.agrees().map(agrees -> agrees ? "yes" : "NO").orElse("can't be tested"));
      case Prediction prediction ->
          List.of(
              name,
              reported,
              recomputed,
              signed(check.error()),
              prediction.range().map(its -> around(its, check.reported())).orElse("–"),
              prediction.coveredByTenths().map(inside -> inside ? "yes" : "no").orElse("–"));
    };
  }

  /// A range as a change of what was reported, which is so held where the two signs differ.
  private static String around(Range range, double reported) {
    return signedWhole(range.p5() / reported - 1)
        + " to "
        + signedWhole(range.p95() / reported - 1)
        + " %";
  }

  private static String signedWhole(double share) {
    return String.format(Locale.ROOT, "%+.0f", share * 100);
  }

  /// Without the gas: `14 t`.
  private static String amount(double base, Quantity quantity) {
    return switch (quantity) {
      case HOURS -> Shown.hours(new Span(base));
      case ENERGY -> Shown.energy(new Energy(base));
      case EMISSIONS -> Shown.carbon(new Carbon(base));
    };
  }

  static List<List<String>> summary(List<Case> cases) {
    var rows = new ArrayList<List<String>>();
    for (var summary : Summary.of(cases)) {
      rows.add(
          List.of(
              quantity(summary.quantity()) + ", " + summary.tier().words(),
              Integer.toString(summary.n()),
              summary.agree().isPresent() ? Integer.toString(summary.agree().getAsInt()) : "–",
              percent(summary.medianError()),
              whole(OptionalDouble.of(summary.withinTwo())),
              whole(summary.tenths()),
              whole(summary.range())));
    }
    return rows;
  }

  private static String quantity(Quantity quantity) {
    return switch (quantity) {
      case HOURS -> "hours";
      case ENERGY -> "energy";
      case EMISSIONS -> "CO2e";
    };
  }

  /// What the summary is of: `65 runs; 6 contradict themselves …`.
  static String scope(List<Case> cases) {
    long contradictory = cases.stream().filter(Case::contradictory).count();
    var runs = cases.size() == 1 ? "1 run" : cases.size() + " runs";
    var said =
        contradictory == 0
            ? "; none contradicts itself."
            : contradictory == 1
                ? "; 1 contradicts itself (*) and counts in no prediction."
                : "; " + contradictory + " contradict themselves (*) and count in no prediction.";
    return runs + said + " error: the median, either way.";
  }

  private static String signed(double share) {
    boolean none = Math.abs(share) < LEAST_SHOWN;
    return (none ? "" : share < 0 ? "-" : "+") + percent(Math.abs(share));
  }

  private static String percent(double share) {
    if (share < LEAST_SHOWN) {
      return share == 0 ? "0 %" : "<0.01 %";
    }
    double percent = share * 100;
    return String.format(Locale.ROOT, percent < 10 ? "%.2f %%" : "%.0f %%", percent);
  }

  private static String whole(OptionalDouble share) {
    return share.isPresent()
        ? String.format(Locale.ROOT, "%.0f %%", share.getAsDouble() * 100)
        : "–";
  }

  /// Tables for a README or an issue.
  public static String markdown(List<Case> cases, boolean summaryOnly) {
    var out = new StringBuilder(4096);
    if (!summaryOnly) {
      for (var section : sections(cases)) {
        table(section, out);
      }
      fitted(cases, out);
      contradictions(cases, out);
    }
    table(new Section("Summary", SUMMARY_HEADINGS, summary(cases)), out);
    out.append('\n').append(MarkdownReport.escaped(scope(cases))).append('\n');
    return out.toString();
  }

  private static void table(Section section, StringBuilder out) {
    out.append(out.isEmpty() ? "" : "\n").append("### ").append(section.title()).append("\n\n");
    var headings = new ArrayList<>(section.headings());
    headings.set(0, section.title().equals("Summary") ? "Figure" : "Run");
    MarkdownReport.row(headings, out);
    out.append("|---").append("|---:".repeat(headings.size() - 1)).append("|\n");
    section.rows().forEach(row -> MarkdownReport.row(row, out));
  }

  private static void fitted(List<Case> cases, StringBuilder out) {
    var lines = renamed(cases);
    out.append(lines.isEmpty() ? "" : "\n### In the fit\n\n");
    for (var line : lines) {
      out.append("- ").append(MarkdownReport.escaped(line)).append('\n');
    }
  }

  /// A sentence for each run that the priors were fitted to under another name.
  static List<String> renamed(List<Case> cases) {
    var lines = new ArrayList<String>();
    for (var each : cases) {
      each.fittedAs()
          .filter(name -> !name.equals(each.run().title()))
          .ifPresent(
              name ->
                  lines.add(
                      each.run().title()
                          + " is "
                          + name
                          + " by its accelerator, hours and work, which the priors were fitted"
                          + " to: predicted by a fit without it"));
    }
    return lines;
  }

  private static void contradictions(List<Case> cases, StringBuilder out) {
    boolean any = false;
    for (var each : cases) {
      for (var problem : each.contradictions()) {
        out.append(any ? "" : "\n### Contradictions\n\n");
        any = true;
        out.append("- ")
            .append(MarkdownReport.escaped(each.run().title() + ": " + problem.sentence()))
            .append('\n');
      }
    }
  }

  /// A row for each figure; an empty cell is a figure that there is none of.
  public static String csv(List<Case> cases) {
    var out = new StringBuilder(8192);
    CsvReport.line(ValidationDocument.COLUMNS, out);
    for (var each : cases) {
      for (var check : each.checks()) {
        CsvReport.line(
            ValidationDocument.COLUMNS.stream()
                .map(column -> ValidationDocument.value(each, check, column))
                .map(value -> value.orElse(""))
                .toList(),
            out);
      }
    }
    return out.toString();
  }

  /// Numbers of the summary by their path, `summary.left_out.accelerator_hours.median_error`.
  public static Optional<Double> number(List<Case> cases, String path) {
    var parts = path.split("\\.", -1);
    if (parts.length == 1) {
      return switch (path) {
        case "runs" -> Optional.of((double) cases.size());
        case "contradictory" ->
            Optional.of((double) cases.stream().filter(Case::contradictory).count());
        case "disagreeing" ->
            Optional.of((double) cases.stream().filter(its -> !its.arithmeticAgrees()).count());
        default -> Optional.empty();
      };
    }
    for (var summary : parts.length == 4 ? Summary.of(cases) : List.<Summary>of()) {
      if (parts[1].equals(summary.tier().id()) && parts[2].equals(summary.quantity().id())) {
        return summary.number(parts[3]);
      }
    }
    return Optional.empty();
  }

  /// All paths of `number` that may have a value.
  public static List<String> paths() {
    var paths = new ArrayList<>(List.of("runs", "contradictory", "disagreeing"));
    for (var tier : Tier.values()) {
      for (var quantity : Quantity.values()) {
        for (var key : Summary.KEYS) {
          paths.add("summary." + tier.id() + "." + quantity.id() + "." + key);
        }
      }
    }
    return paths;
  }
}
