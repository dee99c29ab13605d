package lepton.meter.sensor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import lepton.text.Problem;
import lepton.text.Quote;
import lepton.text.Severity;
import lepton.text.Suggestion;

/// The listed GPUs, narrowed step by step to those that a command sees.
final class GpuSelection {

  private static final int MOST_SHOWN = 8;

  private final List<ListedGpu> listed;
  private final List<String> notes = new ArrayList<>();
  private List<GpuChoice.Pick> left = new ArrayList<>();

  /// A divided GPU counts by its slices: nothing can run on it otherwise.
  GpuSelection(List<ListedGpu> listed) {
    this.listed = listed;
    for (int gpu = 0; gpu < listed.size(); gpu++) {
      addWhole(left, gpu);
    }
  }

  GpuChoice.Chosen chosen() {
    return new GpuChoice.Chosen(left, notes);
  }

  /// Leaves what a filter names; a problem where it names what there is not.
  Optional<Problem> narrow(GpuFilter filter) {
    notes.addAll(filter.notes());
    if (!filter.ids().isEmpty() && filter.by() != GpuFilter.By.INDEX && left.isEmpty()) {
      notes.add(filter.from() + " names GPUs, and none is listed here");
      return Optional.empty();
    }
    var order = order(filter);
    var picks = new ArrayList<GpuChoice.Pick>();
    for (var id : filter.ids()) {
      var found = find(id, filter, order);
      if (found.isEmpty() && filter.by() == GpuFilter.By.GUEST) {
        break;
      }
      if (found.isEmpty()) {
        if (filter.by() == GpuFilter.By.HOST && listsOnlyThese(filter, order)) {
          return Optional.empty();
        }
        return Optional.of(noSuch(id, filter, order));
      }
      if (GpuIds.isUuid(id) && isAmbiguous(id, found)) {
        return Optional.of(ambiguous(id, filter, found));
      }
      addNew(picks, found);
    }
    left = picks;
    return Optional.empty();
  }

  /// In a container or a Slurm job only the GPUs named are listed, under numbers of their own.
  private boolean listsOnlyThese(GpuFilter filter, List<Integer> order) {
    boolean plain = true;
    for (var id : filter.ids()) {
      plain &= !GpuIds.isUuid(id);
    }
    int slices = left.size();
    boolean only = plain && (filter.ids().size() >= order.size() || filter.ids().size() >= slices);
    if (only && filter.ids().size() != order.size() && filter.ids().size() != slices) {
      notes.add(
          filter.from()
              + " names "
              + filter.ids().size()
              + " GPUs and "
              + order.size()
              + (order.size() == 1 ? " is" : " are")
              + " listed here: all of these are counted");
    }
    return only;
  }

  private List<GpuChoice.Pick> find(String id, GpuFilter filter, List<Integer> order) {
    if (GpuIds.isDigits(id)) {
      return ofNumber(id, filter, order);
    }
    var found = new ArrayList<GpuChoice.Pick>();
    boolean numbered = id.indexOf(':') > 0 && GpuIds.isId(id);
    for (var pick : left) {
      var gpu = listed.get(pick.gpu());
      var slice = slice(pick);
      boolean matches =
          numbered
              ? slice.isPresent() && id.equals(gpu.index() + ":" + slice.get().index())
              : matchesUuid(id, gpu, slice);
      if (matches) {
        found.add(pick);
      }
    }
    return found;
  }

  /// Whether numbers are the driver's, and not places among what is visible.
  private static boolean isAbsolute(GpuFilter filter) {
    return filter.by() == GpuFilter.By.INDEX || filter.by() == GpuFilter.By.HOST;
  }

  private List<GpuChoice.Pick> ofNumber(String id, GpuFilter filter, List<Integer> order) {
    var found = new ArrayList<GpuChoice.Pick>();
    if (filter.by() == GpuFilter.By.HOST && order.size() == filter.ids().size()) {
      // As many as are named: these are those, whatever their numbers are outside.
      addOf(found, order.get(filter.ids().indexOf(id)));
      return found;
    }
    int number = Integer.parseInt(id);
    for (int place = 0; place < order.size(); place++) {
      int gpu = order.get(place);
      if (number == (isAbsolute(filter) ? listed.get(gpu).index() : place)) {
        addOf(found, gpu);
      }
    }
    return found;
  }

  /// `GPU-8f`, `MIG-1c`, or the older `MIG-GPU-8f…/1/0` with the numbers of the instances.
  private static boolean matchesUuid(String id, ListedGpu gpu, Optional<ListedGpu.Slice> slice) {
    boolean older = id.regionMatches(true, 0, "MIG-GPU-", 0, 8);
    if (older && slice.isPresent()) {
      var instances = "/" + slice.get().gpuInstance() + "/" + slice.get().computeInstance();
      return begins(slice.get().uuid(), id)
          || (id.endsWith(instances)
              && begins(gpu.uuid(), id.substring(4, id.length() - instances.length())));
    }
    return begins(gpu.uuid(), id) || (slice.isPresent() && begins(slice.get().uuid(), id));
  }

  private static boolean begins(String uuid, String id) {
    return uuid.regionMatches(true, 0, id, 0, id.length());
  }

  /// Slices of one GPU are one answer to the GPU's name, and several to a slice's.
  private static boolean isAmbiguous(String id, List<GpuChoice.Pick> found) {
    boolean ofSlice = id.regionMatches(true, 0, "MIG-", 0, 4);
    for (var pick : found) {
      if (pick.gpu() != found.getFirst().gpu() || (ofSlice && found.size() > 1)) {
        return true;
      }
    }
    return false;
  }

  private Problem ambiguous(String id, GpuFilter filter, List<GpuChoice.Pick> found) {
    var names = new ArrayList<String>();
    for (var pick : found) {
      names.add(slice(pick).map(ListedGpu.Slice::uuid).orElse(listed.get(pick.gpu()).uuid()));
    }
    return error(
        filter.from() + ": " + Quote.of(id) + " is the beginning of " + names.size() + " UUIDs",
        "write more of it: " + shown(names));
  }

  private Problem noSuch(String id, GpuFilter filter, List<Integer> order) {
    var uuids = new ArrayList<String>();
    var names = new ArrayList<String>();
    for (int place = 0; place < order.size(); place++) {
      var gpu = listed.get(order.get(place));
      names.add(
          (isAbsolute(filter) ? gpu.index() : place) + " " + gpu.uuid() + " (" + gpu.name() + ")");
      uuids.add(gpu.uuid());
      for (var slice : gpu.slices()) {
        uuids.add(slice.uuid());
        names.add(gpu.index() + ":" + slice.index() + " " + slice.uuid());
      }
    }
    var near = GpuIds.isUuid(id) ? Suggestion.closest(id, uuids) : Optional.<String>empty();
    var help =
        near.map(uuid -> "did you mean " + uuid + "? ").orElse("")
            + (names.isEmpty() ? "no GPU is listed here" : "there is " + shown(names));
    return error(filter.from() + ": there is no GPU " + Quote.of(id), help);
  }

  /// The GPUs that are left, in the order in which a filter counts them.
  private List<Integer> order(GpuFilter filter) {
    var order = new ArrayList<Integer>();
    for (var pick : left) {
      if (!order.contains(pick.gpu())) {
        order.add(pick.gpu());
      }
    }
    if (filter.by() == GpuFilter.By.CUDA && differ(order)) {
      boolean numbers = false;
      for (var id : filter.ids()) {
        numbers |= GpuIds.isDigits(id);
      }
      boolean known = sortBySpeed(order);
      if (numbers) {
        notes.add(
            "the GPUs are of different models and CUDA_DEVICE_ORDER is not PCI_BUS_ID: the numbers"
                + " in "
                + filter.from()
                + " were taken "
                + (known ? "as counting the fastest first by cores × clock" : "in the bus's order")
                + ", which is an inference");
      }
    }
    return order;
  }

  private boolean differ(List<Integer> order) {
    for (int gpu : order) {
      if (!listed.get(gpu).name().equals(listed.get(order.getFirst()).name())) {
        return true;
      }
    }
    return false;
  }

  /// Fastest first, equals as they were; false, and nothing moved, where a speed is not known.
  private boolean sortBySpeed(List<Integer> order) {
    for (int gpu : order) {
      if (listed.get(gpu).speed().isEmpty()) {
        return false;
      }
    }
    order.sort(
        (a, b) ->
            Double.compare(
                listed.get(b).speed().getAsDouble(), listed.get(a).speed().getAsDouble()));
    return true;
  }

  private Optional<ListedGpu.Slice> slice(GpuChoice.Pick pick) {
    return pick.slice().isEmpty()
        ? Optional.empty()
        : Optional.of(listed.get(pick.gpu()).slices().get(pick.slice().getAsInt()));
  }

  private void addOf(List<GpuChoice.Pick> picks, int gpu) {
    for (var pick : left) {
      if (pick.gpu() == gpu) {
        picks.add(pick);
      }
    }
  }

  private void addWhole(List<GpuChoice.Pick> picks, int gpu) {
    int slices = listed.get(gpu).slices().size();
    for (int slice = 0; slice < slices; slice++) {
      picks.add(new GpuChoice.Pick(gpu, OptionalInt.of(slice)));
    }
    if (slices == 0) {
      picks.add(new GpuChoice.Pick(gpu, OptionalInt.empty()));
    }
  }

  private static void addNew(List<GpuChoice.Pick> picks, List<GpuChoice.Pick> more) {
    for (var pick : more) {
      if (!picks.contains(pick)) {
        picks.add(pick);
      }
    }
  }

  private static String shown(List<String> names) {
    int shown = Math.min(names.size(), MOST_SHOWN);
    return String.join(", ", names.subList(0, shown))
        + (names.size() > shown ? " and " + (names.size() - shown) + " more" : "");
  }

  private static Problem error(String message, String help) {
    return new Problem(Severity.ERROR, Optional.empty(), message, Optional.of(help));
  }
}
