package lepton.catalog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import lepton.quantity.Power;
import lepton.quantity.WaterIntensity;

/// What other tools' tables got wrong, looked for in every row: the shipped ones by a test, a
/// person's own when they are read.
///
/// Each limit is far outside everything published (the greatest or least shipped figure stands
/// beside it), so that a finding is a slip and not an unusual machine.
public final class CatalogLint {

  /// More than one socket takes; the most shipped is 500 W. Assumed.
  private static final double MOST_SOCKET_WATTS = 1500;

  /// Less than any grid and more than any fuel: oil and lignite reach 1300 g/kWh life-cycle in
  /// Ember's data. Assumed.
  private static final double LEAST_INTENSITY = 1;

  private static final double MOST_INTENSITY = 2500;

  /// The worst rooms reported are near 3. Assumed.
  private static final double MOST_PUE = 3.5;

  /// Evaporative cooling alone takes about 2 L/kWh; the most disclosed is 2.75. Assumed.
  private static final double MOST_WUE = 10;

  /// The columns that hold names.
  static final List<String> NAMING = List.of("id", "name", "aliases");

  private CatalogLint() {}

  /// What looks wrong in the figures of a row.
  ///
  /// @param known the rows to hold it against
  public static List<Finding> lint(Entry entry, Catalog known) {
    var findings = new ArrayList<Finding>();
    if (entry instanceof Accelerator accelerator) {
      DeviceLint.device(accelerator, findings);
      PeakLint.peaks(accelerator, known, findings);
    } else if (entry instanceof Cpu cpu) {
      cpu(cpu, findings);
    } else if (entry instanceof Grid grid) {
      intensity("g_per_kwh", grid.intensity().gramsPerKwh(), findings);
      grid.residual().ifPresent(mix -> intensity("residual_mix", mix.gramsPerKwh(), findings));
    } else if (entry instanceof Region region) {
      region(region, findings);
    } else if (entry instanceof DataCenter dataCenter) {
      facility(dataCenter.pue(), dataCenter.wue(), findings);
    } else if (entry instanceof Factor factor) {
      factor(factor, findings);
    }
    return findings;
  }

  /// What a shipped row lacks to be checked by others: source, year, basis; and sources that are
  /// not in the list.
  public static List<Finding> provenance(Entry entry, Catalog known) {
    var findings = new ArrayList<Finding>();
    var provenance = entry.provenance();
    if (provenance.sources().isEmpty()) {
      findings.add(Finding.error("source", "no source", "name a row of the sources"));
    }
    if (provenance.year().isEmpty()) {
      findings.add(Finding.error("year", "no year", "give the year for which the figures hold"));
    }
    if (provenance.basis().isEmpty()) {
      findings.add(Finding.error("basis", "no basis", "say what kind of figure it is"));
    }
    for (var source : provenance.sources()) {
      if (known.source(source).isEmpty()) {
        findings.add(
            Finding.error("source", "unknown source '" + source + "'", "add it to the sources"));
      }
    }
    return findings;
  }

  /// Names that two rows share, or an alias that only repeats a name of its own row.
  static List<Finding> duplicates(Naming naming, List<? extends Entry> entries) {
    var findings = new ArrayList<Finding>();
    var seen = new HashMap<String, Integer>();
    for (int row = 0; row < entries.size(); row++) {
      for (var column : NAMING) {
        for (var name : named(entries.get(row), column)) {
          var before = seen.put(naming.key(name), row);
          if (before != null && (before != row || column.equals("aliases"))) {
            findings.add(duplicate(column, name, entries.get(before)));
          }
        }
      }
    }
    return findings;
  }

  static Finding duplicate(String column, String name, Entry before) {
    return Finding.error(
        column,
        "'" + name + "' is already a name of '" + before.id() + "'",
        "case and separators do not tell names apart: choose another, or drop one");
  }

  static List<String> named(Entry entry, String column) {
    return switch (column) {
      case "id" -> List.of(entry.id());
      case "name" -> entry instanceof Region ? List.of() : List.of(entry.name());
      default -> entry.aliases();
    };
  }

  private static void cpu(Cpu cpu, List<Finding> findings) {
    power("tdp_w", cpu.tdp(), findings);
    if (cpu.tdp().watts() > MOST_SOCKET_WATTS) {
      findings.add(
          Finding.error(
              "tdp_w",
              "no single socket takes " + show(cpu.tdp().watts()) + " W",
              "state the figures of one processor, and their count in the workload"));
    }
    if (cpu.cores().orElse(1) < 1) {
      findings.add(Finding.error("cores", "a processor has at least one core", "count them again"));
    }
    if (cpu.threads().isPresent() && cpu.threads().getAsInt() < cpu.cores().orElse(1)) {
      findings.add(Finding.error("threads", "fewer threads than cores", "are the two exchanged?"));
    }
  }

  private static void region(Region region, List<Finding> findings) {
    region.intensity().ifPresent(value -> intensity("g_per_kwh", value.gramsPerKwh(), findings));
    facility(region.pue(), region.wue(), findings);
    double share = region.cfeShare().orElse(0);
    if (share < 0 || share > 1) {
      findings.add(Finding.error("cfe_share", show(share) + " is no share", "40 % is written 0.4"));
    }
  }

  private static void facility(
      OptionalDouble pue, Optional<WaterIntensity> wue, List<Finding> findings) {
    double ratio = pue.orElse(1);
    if (ratio < 1) {
      findings.add(
          Finding.error(
              "pue",
              "a PUE of " + show(ratio) + " is impossible",
              "facility energy includes the IT energy, so the ratio is 1 or more: inverted?"));
    } else if (ratio > MOST_PUE) {
      findings.add(
          Finding.error(
              "pue", "a PUE of " + show(ratio) + " is beyond any reported", "115 % is 1.15"));
    }
    double litres = wue.map(WaterIntensity::litresPerKwh).orElse(0.0);
    if (litres < 0 || litres > MOST_WUE) {
      findings.add(
          Finding.error(
              "wue",
              show(litres) + " L/kWh is beyond any reported",
              "on-site water in litres a kilowatt hour of IT energy; 1800 L/MWh is 1.8"));
    }
  }

  private static void factor(Factor factor, List<Finding> findings) {
    if (factor.unit().isEmpty()) {
      findings.add(Finding.error("unit", "no unit", "write '1' for a bare number"));
    }
    if (factor.low().orElse(factor.value()) > factor.value()
        || factor.high().orElse(factor.value()) < factor.value()) {
      findings.add(
          Finding.error("value", "the value lies outside low and high", "put them in order"));
    }
    boolean share = factor.unit().startsWith("share");
    if (share && (factor.value() <= 0 || factor.value() > 1)) {
      findings.add(
          Finding.error(
              "value",
              show(factor.value()) + " is no share",
              "shares go from 0 to 1: 40 % is 0.4"));
    } else if (factor.value() < 0) {
      findings.add(Finding.error("value", "the value is negative", "write it without the sign"));
    }
  }

  private static void intensity(String column, double grams, List<Finding> findings) {
    if (grams <= 0) {
      findings.add(
          Finding.error(
              column,
              "an intensity of " + show(grams) + " g/kWh: no electricity is free of carbon",
              "life-cycle medians are 11 for wind, 24 for hydropower (IPCC 2014)"));
    } else if (grams < LEAST_INTENSITY) {
      findings.add(
          Finding.error(
              column,
              show(grams) + " g/kWh is less than any grid has",
              "the column is g/kWh: 0.38 kg/kWh is 380"));
    } else if (grams > MOST_INTENSITY) {
      findings.add(
          Finding.error(
              column,
              show(grams) + " g/kWh is more than any fuel gives",
              "the column is g/kWh, and 1 kg/MWh is 1 g/kWh"));
    }
  }

  static void power(String column, Power power, List<Finding> findings) {
    if (power.watts() < 1) {
      findings.add(
          Finding.error(
              column,
              show(power.watts()) + " W is no device's power at work",
              "the column is watts: 0.7 kW is 700"));
    }
  }

  static void positive(String column, double value, List<Finding> findings) {
    if (value <= 0) {
      findings.add(
          Finding.error(
              column,
              "'" + column + "' must be above 0",
              "leave the cell empty where nothing is known"));
    }
  }

  /// A figure as people write it, without a decimal point where it is whole.
  static String show(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }
}
