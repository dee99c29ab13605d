package lepton.meter.sensor;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The spellings of lists of GPUs.
final class GpuIds {

  /// A list has no more entries than this: nodes of 16 GPUs with 7 slices each have 112.
  private static final int MOST = 4096;

  private GpuIds() {}

  /// As CUDA reads `CUDA_VISIBLE_DEVICES`, and ROCm its own.
  ///
  /// The list ends at the first entry that is no device: a negative number, `NoDevFiles`, `none`
  /// or nothing (CUDA C++ Programming Guide, "CUDA Environment Variables": with `0,2,-1,1` devices
  /// 0 and 2 are visible). An entry that stands twice leaves no device visible, and digits may be
  /// followed by anything, as in `1gpu` (PyTorch, `torch/cuda/__init__.py`,
  /// `_parse_visible_devices`, which repeats what CUDA does).
  static GpuFilter cuda(String variable, String value, GpuFilter.By by) {
    var ids = new ArrayList<String>();
    var notes = new ArrayList<String>();
    for (var entry : entries(value)) {
      var id = number(entry);
      if (endsList(id)) {
        noteEnd(variable, value, ids, notes);
        break;
      }
      if (ids.contains(id)) {
        ids.clear();
        notes.add(
            variable + " names " + id + " twice, and CUDA then shows no GPU at all to the command");
        break;
      }
      ids.add(id);
    }
    return new GpuFilter(variable, by, ids, notes);
  }

  /// As the NVIDIA container runtime and Slurm write them: numbers, ranges such as `0-3`, UUIDs,
  /// `0:1` for a slice.
  static GpuFilter host(String variable, String value) {
    var ids = new ArrayList<String>();
    for (var entry : entries(value)) {
      if (entry.equals("none") || entry.equals("NoDevFiles")) {
        break;
      }
      int dash = entry.indexOf('-');
      if (dash > 0 && isDigits(entry.substring(0, dash)) && isDigits(entry.substring(dash + 1))) {
        addRange(ids, Integer.parseInt(entry.substring(0, dash)), entry.substring(dash + 1));
      } else if (!entry.isEmpty() && !ids.contains(entry)) {
        ids.add(entry);
      }
    }
    return new GpuFilter(variable, GpuFilter.By.HOST, ids, List.of());
  }

  /// Whether it could be the name of a GPU.
  static boolean isId(String id) {
    int colon = id.indexOf(':');
    if (colon > 0) {
      return isDigits(id.substring(0, colon)) && isDigits(id.substring(colon + 1));
    }
    return isDigits(id) || isUuid(id);
  }

  /// `GPU-…` or `MIG-…`.
  static boolean isUuid(String id) {
    return id.regionMatches(true, 0, "GPU-", 0, 4) || id.regionMatches(true, 0, "MIG-", 0, 4);
  }

  /// A number that is small enough to be one.
  static boolean isDigits(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return !text.isEmpty() && text.length() <= 4;
  }

  private static List<String> entries(String value) {
    var entries = new ArrayList<String>();
    int from = 0;
    while (from <= value.length() && entries.size() < MOST) {
      int comma = value.indexOf(',', from);
      int end = comma < 0 ? value.length() : comma;
      entries.add(value.substring(from, end).strip());
      from = end + 1;
    }
    return entries;
  }

  /// `01`, `+1` and `1gpu` are 1, as `strtoul` has it; what does not begin with a number stays.
  private static String number(String entry) {
    int from = entry.startsWith("+") ? 1 : 0;
    int end = from;
    while (end < entry.length() && entry.charAt(end) >= '0' && entry.charAt(end) <= '9') {
      end++;
    }
    var digits = entry.substring(from, end);
    return isDigits(digits) ? Integer.toString(Integer.parseInt(digits)) : entry;
  }

  private static boolean endsList(String id) {
    var word = id.toLowerCase(Locale.ROOT);
    return id.isEmpty() || id.startsWith("-") || word.equals("nodevfiles") || word.equals("none");
  }

  private static void noteEnd(String variable, String value, List<String> ids, List<String> notes) {
    int last = value.lastIndexOf(',');
    boolean more = last >= 0 && !value.substring(last + 1).isBlank();
    if (more && !ids.isEmpty()) {
      notes.add(
          variable
              + " ends at its first entry that is no GPU: the command sees "
              + String.join(", ", ids));
    }
  }

  private static void addRange(List<String> ids, int first, String lastDigits) {
    int last = Integer.parseInt(lastDigits);
    for (int id = first; id <= last && ids.size() < MOST; id++) {
      var text = Integer.toString(id);
      if (!ids.contains(text)) {
        ids.add(text);
      }
    }
  }
}
