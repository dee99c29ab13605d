package lepton.catalog;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lepton.quantity.Bandwidth;
import lepton.quantity.Carbon;
import lepton.quantity.DataSize;
import lepton.quantity.Power;
import lepton.quantity.Throughput;

/// An accelerator, as software sees it: one GPU of a board with several, one chip of a pod.
///
/// @param architecture the vendor's name of the generation: `Hopper`, `CDNA3`, `TPU`, …
/// @param tdp thermal design power of one device; absent where nobody publishes it
/// @param idle power at rest
/// @param peaks dense peak rates, of the tensor units where there are any; integer formats in OP/s
/// @param embodied carbon of making it, cradle to gate
public record Accelerator(
    String id,
    String name,
    List<String> aliases,
    Optional<String> vendor,
    Optional<String> architecture,
    Optional<String> form,
    Optional<Power> tdp,
    Optional<Power> idle,
    Optional<DataSize> memory,
    Optional<Bandwidth> bandwidth,
    Map<Precision, Throughput> peaks,
    Optional<Carbon> embodied,
    Provenance provenance)
    implements Entry {

  public Accelerator {
    aliases = List.copyOf(aliases);
    var copy = new EnumMap<Precision, Throughput>(Precision.class);
    copy.putAll(peaks);
    peaks = Collections.unmodifiableMap(copy);
  }

  /// The dense peak rate in a number format; absent where the hardware has none.
  public Optional<Throughput> peak(Precision precision) {
    return Optional.ofNullable(peaks.get(precision));
  }

  @Override
  public String catalogue() {
    return "accelerators";
  }

  @Override
  public String keywords() {
    return vendor.orElse("") + " " + architecture.orElse("") + " " + form.orElse("");
  }

  static Optional<Accelerator> read(Cells cells) {
    var id = Names.id(cells);
    var peaks = new EnumMap<Precision, Throughput>(Precision.class);
    for (var precision : Precision.values()) {
      cells.teraPerSecond(precision.id()).ifPresent(peak -> peaks.put(precision, peak));
    }
    var tdp = cells.watts("tdp_w");
    if (tdp.isEmpty() && peaks.isEmpty() && cells.own()) {
      cells.missing("tdp_w and no peak rate");
      return Optional.empty();
    }
    if (id.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Accelerator(
            id.get(),
            cells.text("name", id.get()),
            cells.list("aliases"),
            cells.text("vendor"),
            cells.text("architecture"),
            cells.text("form"),
            tdp,
            cells.watts("idle_w"),
            cells.gigabytes("memory_gb"),
            cells.gigabytesPerSecond("bandwidth_gb_s"),
            peaks,
            cells.kilograms("embodied_kg"),
            cells.provenance()));
  }
}
