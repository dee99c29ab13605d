package lepton.catalog;

import java.util.List;
import java.util.Optional;
import lepton.quantity.Power;

/// Power of whole servers with processors of one family, at the wall: medians of published
/// benchmark results.
///
/// @param results how many results the medians are of
/// @param idlePerCore power at active idle, a physical core
/// @param fullPerCore power at full load, a physical core
/// @param fullPerSocket power at full load, a socket
public record CpuFamily(
    String id,
    String name,
    List<String> aliases,
    int results,
    Power idlePerCore,
    Power fullPerCore,
    Power fullPerSocket,
    Provenance provenance)
    implements Entry {

  public CpuFamily {
    aliases = List.copyOf(aliases);
  }

  @Override
  public String catalogue() {
    return "cpu families";
  }

  static Optional<CpuFamily> read(Cells cells) {
    var id = Names.id(cells);
    var results = cells.whole("results");
    var idle = cells.watts("idle_w_per_core");
    var full = cells.watts("full_w_per_core");
    var socket = cells.watts("full_w_per_socket");
    if (id.isEmpty() || results.isEmpty() || idle.isEmpty() || full.isEmpty() || socket.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new CpuFamily(
            id.get(),
            cells.text("name", id.get()),
            cells.list("aliases"),
            results.getAsInt(),
            idle.get(),
            full.get(),
            socket.get(),
            cells.provenance()));
  }
}
