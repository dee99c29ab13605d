package lepton.meter;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import lepton.meter.Recording.Ending;
import lepton.meter.Recording.Header;
import lepton.quantity.PlainNumber;
import lepton.text.Documents;
import lepton.text.Mapping;
import lepton.text.Node;
import lepton.text.Problems;
import lepton.text.Scalar;
import lepton.text.Sequence;
import lepton.text.SourceText;

/// What the good lines of a journal say.
final class JournalContent {

  private Optional<Begun> begun = Optional.empty();
  private OptionalLong newer = OptionalLong.empty();
  private Optional<Ending> ending = Optional.empty();
  private int keyNumber;
  private List<long[]> key = List.of();
  private long until;
  private int damaged;
  private boolean torn;
  private boolean inMillijoules;
  private final List<String> warnings = new ArrayList<>();

  /// What the header's lines say, and what came since.
  private record Begun(Header header, History history, List<List<String>> notes) {

    static Begun begin(Header header) {
      return new Begun(header, new History(0), new ArrayList<>()).with(header);
    }

    /// A later header knows more, and never less.
    Begun with(Header more) {
      if (more.devices().size() < header.devices().size()) {
        return this;
      }
      history.grow(more.devices().size());
      while (notes.size() < more.devices().size()) {
        notes.add(new ArrayList<>());
      }
      return new Begun(more, history, notes);
    }
  }

  /// Takes a line without its end.
  void accept(byte[] line, boolean cut) {
    if (line.length == 0) {
      return;
    }
    if (cut || !sound(line) || !understood(payload(line))) {
      damaged++;
    }
  }

  /// Takes what stands after the last line end.
  void end(byte[] line) {
    if (line.length > 0 && !(sound(line) && understood(payload(line)))) {
      torn = true;
    }
  }

  private static boolean sound(byte[] line) {
    int from = JournalLine.DIGITS + 1;
    if (line.length <= from || line[from - 1] != ' ') {
      return false;
    }
    var checksum = JournalLine.checksum(line, from, line.length - from);
    return checksum.equals(new String(line, 0, JournalLine.DIGITS, UTF_8));
  }

  private static String payload(byte[] line) {
    int from = JournalLine.DIGITS + 1;
    return new String(line, from, line.length - from, UTF_8);
  }

  /// A line whose checksum is right may still be of a later version.
  private boolean understood(String payload) {
    if (payload.startsWith("{")) {
      return header(payload);
    }
    if (begun.isEmpty()) {
      return false;
    }
    if (payload.startsWith("[\"k\",") || payload.startsWith("[\"d\",")) {
      return totals(payload);
    }
    if (payload.startsWith("[\"s\",")) {
      return step(payload);
    }
    return words(payload);
  }

  private static Optional<Node> node(String payload, Problems problems) {
    var nodes = Documents.read(SourceText.of("journal.json", payload), problems);
    return problems.hasErrors() || nodes.isEmpty()
        ? Optional.empty()
        : Optional.of(nodes.getFirst());
  }

  private boolean header(String payload) {
    var problems = new Problems();
    var node = node(payload, problems);
    if (node.isEmpty() || !(node.get() instanceof Mapping mapping)) {
      return false;
    }
    var fields = new JsonFields(mapping, problems);
    long version = fields.whole("journal").orElse(0);
    if (version > Journal.VERSION) {
      newer = OptionalLong.of(version);
      return false;
    }
    var devices = new ArrayList<Device>();
    for (var device : fields.objects("devices")) {
      devices.add(HeaderReader.device(device));
    }
    var header = HeaderReader.header(fields, devices);
    if (problems.hasErrors() || version < 1) {
      return false;
    }
    inMillijoules = version == 1;
    begun = Optional.of(begun.isPresent() ? begun.get().with(header) : Begun.begin(header));
    return true;
  }

  private boolean totals(String payload) {
    var numbers = new JournalNumbers(payload);
    var line = numbers.totals(begun.orElseThrow().header().devices().size());
    if (line.isEmpty()) {
      return false;
    }
    var ticks = line.get().devices();
    if (inMillijoules) {
      ticks.forEach(Ticks::toMicrojoules);
    }
    if (payload.startsWith("[\"k\",")) {
      if (line.get().key() == keyNumber) {
        return true;
      }
      keyNumber = line.get().key();
      key = ticks;
    } else if (line.get().key() == keyNumber) {
      for (int i = 0; i < ticks.size(); i++) {
        for (int j = 0; j < Ticks.SIZE; j++) {
          ticks.get(i)[j] += key.get(i)[j];
        }
      }
    } else {
      return false;
    }
    snapshot(line.get().at(), ticks);
    return true;
  }

  private void snapshot(long at, List<long[]> ticks) {
    var devices = new ArrayList<Totals>(ticks.size());
    for (var numbers : ticks) {
      devices.add(Ticks.totals(numbers, at));
    }
    until = Math.max(until, at);
    begun.orElseThrow().history().accept(new Snapshot(Ticks.seconds(at), devices));
  }

  private boolean step(String payload) {
    var numbers = new JournalNumbers(payload).flat(3);
    numbers.ifPresent(
        step -> mark(new Mark.Step(Ticks.seconds(step.get(0)), step.get(1), step.get(2))));
    return numbers.isPresent();
  }

  private void mark(Mark mark) {
    until = Math.max(until, Ticks.time(mark.at()));
    begun.orElseThrow().history().accept(mark);
  }

  /// Lines that hold words: phases, notes and the end.
  private boolean words(String payload) {
    var problems = new Problems();
    var node = node(payload, problems);
    if (node.isEmpty() || !(node.get() instanceof Sequence line) || line.items().size() < 2) {
      return false;
    }
    var items = line.items();
    if (!(items.getFirst() instanceof Scalar kind)) {
      return false;
    }
    if (kind.text().equals("e") && items.get(1) instanceof Mapping mapping) {
      var read = HeaderReader.ending(new JsonFields(mapping, problems));
      ending = problems.hasErrors() ? ending : Optional.of(read);
      return !problems.hasErrors();
    }
    return items.size() == 3
        && items.get(1) instanceof Scalar number
        && items.get(2) instanceof Scalar text
        && words(kind.text(), JournalNumbers.whole(number.text()), text.text());
  }

  private boolean words(String kind, OptionalLong number, String text) {
    if (number.isEmpty()) {
      return false;
    }
    long value = number.getAsLong();
    if (kind.equals("p") && value >= 0) {
      mark(new Mark.Phase(Ticks.seconds(value), text));
      return true;
    }
    if (!kind.equals("n")) {
      return false;
    }
    var notes = begun.orElseThrow().notes();
    if (value == JournalLine.THE_RUN) {
      warnings.add(text);
    } else if (value >= 0 && value < notes.size()) {
      notes.get((int) value).add(text);
    }
    return true;
  }

  /// The version, where it is a later one.
  OptionalLong newer() {
    return newer;
  }

  /// Everything that could be read; empty where the first line could not.
  Optional<Recording> recording() {
    return begun.map(this::recording);
  }

  private Recording recording(Begun known) {
    var doubts = new ArrayList<>(warnings);
    boolean complete = ending.isPresent();
    if (!complete) {
      doubts.add(
          "recovered from a journal without an end: it goes up to "
              + PlainNumber.of(Ticks.seconds(until))
              + " s after the start; then lepton was ended, or could write no more"
              + (torn ? " (the last line is torn)" : ""));
    }
    if (damaged > 0) {
      doubts.add(
          (damaged == 1 ? "1 line" : damaged + " lines")
              + " of the journal can't be read and are left out");
    }
    return known
        .history()
        .recording(
            known.header(),
            ending.orElseGet(() -> unseen(known.header())),
            complete,
            known.header().conditions(),
            doubts,
            known.notes());
  }

  private Ending unseen(Header header) {
    return new Ending(
        ended(header.started()),
        Ticks.seconds(until),
        OptionalInt.empty(),
        OptionalInt.empty(),
        OptionalDouble.empty(),
        OptionalDouble.empty());
  }

  private String ended(String started) {
    try {
      return OffsetDateTime.parse(started).plus(Duration.ofMillis(until)).toString();
    } catch (DateTimeException e) {
      // Not from lepton; the duration still says when.
      return started;
    }
  }
}
