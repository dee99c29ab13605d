package lepton.report;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import lepton.plan.schedule.Window;

/// The commands that start a job at its time, one a window. In all windows but the last, timeout(1)
/// ends it.
///
/// @param command its words; none where nobody said
/// @param zone of this machine, in which at(1) and sbatch(1) read times
public record StartLines(Way way, List<String> command, ZoneId zone) {

  /// Who starts it.
  public enum Way {
    LEPTON,
    AT,
    SBATCH,
    SYSTEMD,
    CRON;

    /// Of a name in lower case.
    public static Way named(String name) {
      return valueOf(name.toUpperCase(Locale.ROOT));
    }
  }

  private static final DateTimeFormatter OF_AT = format("yyyyMMddHHmm.ss");
  private static final DateTimeFormatter OF_SBATCH = format("yyyy-MM-dd'T'HH:mm:ss");
  private static final DateTimeFormatter OF_SYSTEMD = format("yyyy-MM-dd HH:mm:ss 'UTC'");
  private static final DateTimeFormatter OF_CRON = format("m H d M '*'");

  /// What a shell reads as it stands.
  private static final String PLAIN =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-+=./:,@%";

  public StartLines {
    command = List.copyOf(command);
  }

  private static DateTimeFormatter format(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
  }

  /// The lines for windows, in order.
  ///
  /// @param name of the job
  public List<String> of(List<Window> windows, String name) {
    var lines = new ArrayList<String>();
    for (int i = 0; i < windows.size(); i++) {
      var window = windows.get(i);
      boolean last = i + 1 == windows.size();
      long seconds = Math.round(window.end()) - Math.round(window.start());
      lines.add(
          line(time(window.start()), (last ? "" : "timeout " + seconds + " ") + words(), name));
    }
    return lines;
  }

  /// A time, to the second.
  static ZonedDateTime time(double epochSeconds) {
    return Instant.ofEpochSecond(Math.round(epochSeconds)).atZone(ZoneOffset.UTC);
  }

  private String words() {
    if (command.isEmpty()) {
      return "COMMAND";
    }
    var words = new ArrayList<String>();
    command.forEach(word -> words.add(quoted(word)));
    return String.join(" ", words);
  }

  private String line(ZonedDateTime start, String words, String name) {
    return switch (way) {
      case LEPTON -> "lepton run --start-at " + start.toOffsetDateTime() + " -- " + words;
      case AT -> "echo " + quoted(words) + " | " + local(start, "at -t ", OF_AT);
      case SBATCH -> local(start, "sbatch --begin=", OF_SBATCH) + " --wrap=" + quoted(words);
      case SYSTEMD ->
          "systemd-run --user --timer-property=AccuracySec=1s --on-calendar="
              + quoted(OF_SYSTEMD.format(start))
              + " "
              + words;
      case CRON ->
          "kubectl create cronjob "
              + label(name)
              + " --image=IMAGE --schedule="
              + quoted(OF_CRON.format(start))
              + " -- "
              + words;
    };
  }

  /// A time as the machine's clock on the wall shows it; in UTC where that shows it twice.
  private String local(ZonedDateTime start, String command, DateTimeFormatter format) {
    var here = start.withZoneSameInstant(zone);
    boolean twice = zone.getRules().getValidOffsets(here.toLocalDateTime()).size() > 1;
    return twice ? "TZ=UTC " + command + format.format(start) : command + format.format(here);
  }

  /// A word for a shell.
  static String quoted(String word) {
    boolean plain = !word.isEmpty();
    for (int i = 0; i < word.length(); i++) {
      plain &= PLAIN.indexOf(word.charAt(i)) >= 0;
    }
    return plain ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  /// A name that Kubernetes takes (RFC 1123), in 52 characters.
  private static String label(String name) {
    var label = new StringBuilder();
    for (int i = 0; i < name.length() && label.length() < 52; i++) {
      char c = Character.toLowerCase(name.charAt(i));
      boolean good = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
      if (good || (!label.isEmpty() && label.charAt(label.length() - 1) != '-')) {
        label.append(good ? c : '-');
      }
    }
    while (!label.isEmpty() && label.charAt(label.length() - 1) == '-') {
      label.setLength(label.length() - 1);
    }
    return label.isEmpty() ? "job" : label.toString();
  }
}
