package lepton.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The words of a command as the bytes that were typed. Java replaces what is no UTF-8 in its
/// arguments, and a file name may be anything.
final class Words {

  private Words() {}

  /// The last words of a command line, if they are the given ones; else the given ones in UTF-8.
  static List<byte[]> raw(List<String> words, List<byte[]> commandLine) {
    int before = commandLine.size() - words.size();
    if (before >= 0) {
      var last = commandLine.subList(before, commandLine.size());
      if (same(words, last)) {
        return List.copyOf(last);
      }
    }
    var encoded = new ArrayList<byte[]>();
    for (var word : words) {
      encoded.add(word.getBytes(UTF_8));
    }
    return encoded;
  }

  private static boolean same(List<String> words, List<byte[]> bytes) {
    for (int i = 0; i < words.size(); i++) {
      if (!words.get(i).equals(new String(bytes.get(i), UTF_8))) {
        return false;
      }
    }
    return true;
  }

  /// The words of `/proc/PID/cmdline`, each with a 0 at its end there.
  static List<byte[]> split(byte[] commandLine) {
    var words = new ArrayList<byte[]>();
    int from = 0;
    for (int at = 0; at < commandLine.length; at++) {
      if (commandLine[at] == 0) {
        words.add(Arrays.copyOfRange(commandLine, from, at));
        from = at + 1;
      }
    }
    return words;
  }
}
