package lepton.report;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import lepton.plan.schedule.Window;

/// The commands that start a job at its time, one a window. In all windows but the last, timeout(1)
/// ends it, of a CronJob Kubernetes.
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

    /// Every name: those of lower case, and others of the last.
    public static final List<String> NAMES =
        List.of("lepton", "at", "sbatch", "systemd", "cron", "k8s", "kubernetes");

    /// Of one of the names.
    public static Way named(String name) {
      boolean kubernetes = name.equals("k8s") || name.equals("kubernetes");
      return kubernetes ? CRON : valueOf(name.toUpperCase(Locale.ROOT));
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
          line(
              time(window.start()),
              last ? OptionalLong.empty() : OptionalLong.of(seconds),
              cronName(name, i, windows.size())));
    }
    return lines;
  }

  /// What is to be known before the lines are typed; absent where they need no word.
  ///
  /// @param windows how many
  public Optional<String> note(int windows, String name) {
    if (way != Way.CRON) {
      return Optional.empty();
    }
    var names = new ArrayList<String>();
    for (int i = 0; i < windows; i++) {
      names.add(cronName(name, i, windows));
    }
    return Optional.of(
        "a CronJob starts again each year; once it has run: kubectl delete cronjob "
            + String.join(" ", names));
  }

  private static String cronName(String name, int window, int windows) {
    return windows == 1 ? label(name, "") : label(name, "-" + (window + 1));
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
    command.forEach(word -> words.add(quoted(escaped(word))));
    return String.join(" ", words);
  }

  /// A word that reaches the command as it is: systemd puts variables in the place of `$NAME`, and
  /// Kubernetes in that of `$(NAME)`, and both read `$$` as `$`. What follows `%` is kept by
  /// systemd-run itself.
  private String escaped(String word) {
    return switch (way) {
      case SYSTEMD -> word.replace("$", "$$");
      case CRON -> word.replace("$(", "$$(");
      case LEPTON, AT, SBATCH -> word;
    };
  }

  /// @param seconds after which it ends
  private String line(ZonedDateTime start, OptionalLong seconds, String name) {
    var words = (seconds.isEmpty() ? "" : "timeout " + seconds.getAsLong() + " ") + words();
    return switch (way) {
      case LEPTON -> "lepton run --start-at " + start.toOffsetDateTime() + " -- " + words;
      case AT -> "echo " + quoted(words) + " | " + local(start, "at -t ", OF_AT);
      case SBATCH -> local(start, "sbatch --begin=", OF_SBATCH) + " --wrap=" + quoted(words);
      case SYSTEMD ->
          "systemd-run --user --same-dir --timer-property=AccuracySec=1s --on-calendar="
              + quoted(OF_SYSTEMD.format(start))
              + " "
              + words;
      case CRON -> cron(start, seconds, name);
    };
  }

  /// A CronJob that starts with the next full minute. kubectl's own words know no time zone and no
  /// end, and timeout(1) would have Kubernetes try again.
  ///
  /// @param seconds after which it ends
  private String cron(ZonedDateTime start, OptionalLong seconds, String name) {
    var minute = start.truncatedTo(ChronoUnit.MINUTES);
    var full = minute.isEqual(start) ? minute : minute.plusMinutes(1);
    var end =
        seconds.isEmpty()
            ? ""
            : ",\"jobTemplate\":{\"spec\":{\"activeDeadlineSeconds\":" + seconds.getAsLong() + "}}";
    return "kubectl create cronjob "
        + name
        + " --image=IMAGE --schedule="
        + quoted(OF_CRON.format(full))
        + " --dry-run=client -o yaml -- "
        + words()
        + " | kubectl patch --local -f - --type=merge -o yaml -p "
        + quoted("{\"spec\":{\"timeZone\":\"Etc/UTC\"" + end + "}}")
        + " | kubectl create -f -";
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

  /// A name that Kubernetes takes (RFC 1123), in 52 characters with what follows it.
  private static String label(String name, String after) {
    var label = new StringBuilder();
    for (int i = 0; i < name.length() && label.length() < 52 - after.length(); i++) {
      char c = Character.toLowerCase(name.charAt(i));
      boolean good = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
      if (good || (!label.isEmpty() && label.charAt(label.length() - 1) != '-')) {
        label.append(good ? c : '-');
      }
    }
    while (!label.isEmpty() && label.charAt(label.length() - 1) == '-') {
      label.setLength(label.length() - 1);
    }
    return (label.isEmpty() ? "job" : label.toString()) + after;
  }
}
