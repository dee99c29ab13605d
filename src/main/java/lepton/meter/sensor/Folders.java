package lepton.meter.sensor;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The kernel's folders of devices.
final class Folders {

  private Folders() {}

  /// What stands in a folder and begins so, the rest of its name being a number: `card0`, `card1`,
  /// `card10`. Empty where there is no such folder.
  static List<Path> numbered(Path folder, String begin) {
    var found = new ArrayList<Path>();
    for (var entry : all(folder)) {
      var name = name(entry);
      if (name.startsWith(begin) && Digits.whole(name.substring(begin.length())).isPresent()) {
        found.add(entry);
      }
    }
    return found;
  }

  /// What stands in a folder, `card2` before `card10`. Empty where there is no such folder.
  static List<Path> all(Path folder) {
    var found = new ArrayList<Path>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      entries.forEach(found::add);
    } catch (IOException absent) {
      return List.of();
    }
    found.sort(
        Comparator.comparingInt((Path path) -> name(path).length()).thenComparing(Folders::name));
    return found;
  }

  static String name(Path path) {
    return String.valueOf(path.getFileName());
  }
}
