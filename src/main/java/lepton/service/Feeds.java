package lepton.service;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import lepton.text.Problems;

/// Asks services, and remembers what they said: an answer of the last five minutes is not asked for
/// again, and an older one stands in where the service can't be reached.
public final class Feeds {

  /// No service has anything new sooner.
  public static final Duration FRESH = Duration.ofMinutes(5);

  private static final double MILLIS = 1000;
  private static final List<Boolean> NEEDED_FIRST = List.of(true, false);

  private final Web web;
  private final AnswerCache cache;
  private final Map<String, String> environment;
  private final Secrets secrets;
  private final Supplier<Instant> clock;

  public Feeds(
      Web web,
      AnswerCache cache,
      Map<String, String> environment,
      Secrets secrets,
      Supplier<Instant> clock) {
    this.web = web;
    this.cache = cache;
    this.environment = environment;
    this.secrets = secrets;
    this.clock = clock;
  }

  /// Sees to it that a zone can be asked for; empty with a problem. Asks nothing yet.
  public Optional<Line> line(Feed feed, Problems problems) {
    return Line.of(feed, environment, secrets, problems);
  }

  /// Gives up what is being asked, from another thread.
  public void close() {
    web.close();
  }

  /// Asks.
  public Found ask(Line line, Wanted wanted) throws InterruptedException {
    double now = clock.get().toEpochMilli() / MILLIS;
    var exchange = new Exchange(web, cache, clock, line);
    var questions = Protocol.of(line.feed().provider()).questions(line.feed(), wanted, now);
    var answers = new TreeMap<Integer, Exchange.Answer>();
    // What is needed goes first: all share one patience, and without it the rest is worth nothing.
    for (boolean needed : NEEDED_FIRST) {
      for (int i = 0; i < questions.size(); i++) {
        if (questions.get(i).needed() == needed) {
          var answer = exchange.answer(questions.get(i));
          if (needed && answer.curve().isEmpty()) {
            return new Found.Nothing(line.clean(answer.fault().orElse("")));
          }
          answers.put(i, answer);
        }
      }
    }
    return found(answers.values(), line, wanted, now);
  }

  private Found found(Iterable<Exchange.Answer> answers, Line line, Wanted wanted, double now) {
    Optional<Curve> all = Optional.empty();
    var oldest = clock.get();
    boolean kept = false;
    var fault = "";
    for (var answer : answers) {
      fault = fault.isEmpty() ? line.clean(answer.fault().orElse("")) : fault;
      if (answer.curve().isEmpty()) {
        continue;
      }
      if (all.isPresent()) {
        all.get().add(answer.curve().get());
      }
      all = all.or(answer::curve);
      oldest = answer.at().isBefore(oldest) ? answer.at() : oldest;
      kept |= answer.kept();
    }
    if (all.isEmpty() || misses(all.get(), wanted, now)) {
      return new Found.Nothing(fault.isEmpty() ? "it says nothing of that time" : fault);
    }
    return new Found.Known(all.get(), oldest, kept, fault);
  }

  /// Whether what is known is of another time.
  private static boolean misses(Curve curve, Wanted wanted, double now) {
    return switch (wanted) {
      case Wanted.Coming _ -> curve.end() <= now;
      case Wanted.Running(var since) -> curve.end() <= since;
      case Wanted.Past(var from, var to) -> curve.end() <= from || curve.start() >= to;
    };
  }
}
