package lepton.catalog;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import lepton.quantity.Power;

/// A processor: one socket.
///
/// @param series what the maker calls the line: `EPYC 7003`, `Xeon`, `Core`
/// @param segment `server`, `workstation`, `desktop`, `mobile` or `embedded`
/// @param tdp thermal design power, or the base power that took its place
/// @param serverFamily the row of the CPU families with whole-server power, where one is published
public record Cpu(
    String id,
    String name,
    List<String> aliases,
    Optional<String> vendor,
    Optional<String> series,
    Optional<String> segment,
    OptionalInt cores,
    OptionalInt threads,
    Power tdp,
    Optional<String> serverFamily,
    Provenance provenance)
    implements Entry {

  public Cpu {
    aliases = List.copyOf(aliases);
  }

  @Override
  public String catalogue() {
    return "cpus";
  }

  @Override
  public String keywords() {
    return vendor.orElse("") + " " + series.orElse("") + " " + segment.orElse("");
  }

  static Optional<Cpu> read(Cells cells) {
    var id = Names.id(cells);
    var tdp = cells.watts("tdp_w");
    if (tdp.isEmpty()) {
      cells.missing("tdp_w");
    }
    if (id.isEmpty() || tdp.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Cpu(
            id.get(),
            cells.text("name", id.get()),
            cells.list("aliases"),
            cells.text("vendor"),
            cells.text("series"),
            cells.text("segment"),
            cells.whole("cores"),
            cells.whole("threads"),
            tdp.get(),
            cells.text("server_family"),
            cells.provenance()));
  }
}
