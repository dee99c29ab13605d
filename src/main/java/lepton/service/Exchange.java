package lepton.service;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// All that is asked for one zone at one time: with a login where there has to be one, and with the
/// answers of before where they are fresh, or where no other comes.
final class Exchange {

  private final Web web;
  private final AnswerCache cache;
  private final Supplier<Instant> clock;
  private final Line line;
  private final Protocol protocol;
  private final long deadline;
  private Optional<Map<String, String>> admission = Optional.empty();

  /// What came where an answer was needed, and is not asked for any more.
  private Optional<Reply> silence = Optional.empty();

  /// All its questions share one patience, which begins now.
  Exchange(Web web, AnswerCache cache, Supplier<Instant> clock, Line line) {
    this.web = web;
    this.cache = cache;
    this.clock = clock;
    this.line = line;
    this.protocol = Protocol.of(line.feed().provider());
    this.deadline = web.deadline();
  }

  /// @param at when it was given
  /// @param kept whether it was given before
  /// @param fault why there is none, or why an older one stands in
  record Answer(Optional<Curve> curve, Instant at, boolean kept, Optional<String> fault) {}

  Answer answer(Question question) throws InterruptedException {
    var kept = kept(question);
    if (kept.isPresent() && isFresh(kept.get().at())) {
      return kept.get();
    }
    var reply = silence.isPresent() ? silence.get() : get(question);
    if (question.needed() && !(reply instanceof Reply.Body)) {
      silence = Optional.of(reply);
    }
    Optional<String> fault =
        switch (reply) {
          case Reply.Body(var body) -> {
            try {
              var curve = read(body);
              var now = clock.get();
              cache.write(line.feed(), question, line.address(), now, body);
              kept = Optional.of(new Answer(Optional.of(curve), now, false, Optional.empty()));
              yield Optional.empty();
            } catch (Answers.Senseless senseless) {
              yield Optional.of("its answer makes no sense: " + senseless.getMessage());
            }
          }
          case Reply.Failed(var why, _) -> Optional.of(why);
          case Reply.Later(var why, _) -> Optional.of(why);
        };
    if (fault.isPresent()) {
      kept = before(question);
    }
    return kept.isPresent()
        ? new Answer(kept.get().curve(), kept.get().at(), kept.get().kept(), fault)
        : new Answer(Optional.empty(), clock.get(), false, fault);
  }

  /// The answer of before, where there is one that can be read.
  private Optional<Answer> kept(Question question) {
    return cache.read(line.feed(), question, line.address()).flatMap(this::answer);
  }

  /// What was said before of the hours to come, however many were asked for: the latest, and what
  /// reaches further than all that was said after it.
  private Optional<Answer> before(Question question) {
    Optional<Answer> all = Optional.empty();
    double end = Double.NEGATIVE_INFINITY;
    for (var kept : cache.all(line.feed(), question, line.address())) {
      var answer = answer(kept);
      if (answer.isPresent() && answer.get().curve().orElseThrow().end() > end) {
        var curve = answer.get().curve().orElseThrow();
        end = curve.end();
        all.flatMap(Answer::curve).ifPresent(curve::add);
        all = answer;
      }
    }
    return all;
  }

  /// One that is spoiled is none.
  private Optional<Answer> answer(AnswerCache.Kept kept) {
    try {
      var curve = read(kept.body());
      return Optional.of(new Answer(Optional.of(curve), kept.at(), true, Optional.empty()));
    } catch (Answers.Senseless spoiled) {
      return Optional.empty();
    }
  }

  private boolean isFresh(Instant at) {
    var age = Duration.between(at, clock.get());
    return !age.isNegative() && age.compareTo(Feeds.FRESH) < 0;
  }

  private Curve read(String body) throws Answers.Senseless {
    var curve = protocol.read(body, line.feed());
    if (curve.isEmpty()) {
      throw new Answers.Senseless("it holds no intensity");
    }
    return curve;
  }

  /// With a token that was just given; where that is refused, once more with another.
  private Reply get(Question question) throws InterruptedException {
    boolean logsIn = line.feed().provider() == Provider.WATTTIME;
    var reply = admitted(question);
    if (logsIn && reply instanceof Reply.Failed(_, boolean denied) && denied) {
      boolean wasIn = admission.isPresent();
      admission = Optional.empty();
      return wasIn ? admitted(question) : reply;
    }
    return reply;
  }

  private Reply admitted(Question question) throws InterruptedException {
    var refusal = admission.isPresent() ? Optional.<Reply>empty() : admit();
    return refusal.isPresent()
        ? refusal.get()
        : web.get(address(question.path()), admission.orElseThrow(), deadline);
  }

  private URI address(String path) {
    return URI.create(line.address() + path);
  }

  /// Finds what lets a question in, or else why nothing does.
  private Optional<Reply> admit() throws InterruptedException {
    return switch (line.feed().provider()) {
      case CARBON_INTENSITY -> admit(Map.of());
      case ELECTRICITY_MAPS -> admit(Map.of("auth-token", line.secrets().getFirst().value()));
      case WATTTIME -> login();
    };
  }

  private Optional<Reply> admit(Map<String, String> headers) {
    admission = Optional.of(headers);
    return Optional.empty();
  }

  private Optional<Reply> login() throws InterruptedException {
    var pair = line.secrets().getFirst().value() + ":" + line.secrets().getLast().value();
    var basic = "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
    var reply = web.get(address("/login"), Map.of("Authorization", basic), deadline);
    if (!(reply instanceof Reply.Body(var body))) {
      return Optional.of(reply);
    }
    var token = WattTime.token(body);
    return token.isEmpty()
        ? Optional.of(new Reply.Failed("its answer to the login holds no token", true))
        : admit(Map.of("Authorization", "Bearer " + token.get()));
  }
}
