package lepton.service;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;

/// Gets what stands at an address of the web: with time-outs, and again after a fault that may
/// pass, each time after twice the pause, or after the one that the service asks for (RFC 9110,
/// 10.2.3).
///
/// By [HttpURLConnection], which is part of the smallest runtime; `java.net.http` is not.
public final class Web {

  /// What is done while nothing is.
  public interface Sleeper {
    void sleep(Duration time) throws InterruptedException;
  }

  private static final int LONGEST = 8 << 20;
  private static final int PART = 1 << 14;
  private static final int MOST_REDIRECTIONS = 3;
  private static final int TOO_MANY = 429;

  private final Proxies proxies;
  private final Patience patience;
  private final LongSupplier nanos;
  private final Supplier<Instant> clock;
  private final Sleeper sleeper;
  private final String agent;
  private volatile Optional<HttpURLConnection> open = Optional.empty();
  private volatile boolean closed;

  /// @param nanos of a clock that only goes forward
  /// @param clock what time it is, which `Retry-After` may be written by
  /// @param agent as which it asks
  public Web(
      Map<String, String> environment,
      Patience patience,
      LongSupplier nanos,
      Supplier<Instant> clock,
      Sleeper sleeper,
      String agent) {
    this.proxies = new Proxies(environment);
    this.patience = patience;
    this.nanos = nanos;
    this.clock = clock;
    this.sleeper = sleeper;
    this.agent = agent;
  }

  /// Gives up what is being asked, from another thread.
  public void close() {
    closed = true;
    hangUp();
  }

  /// On a thread of its own: to disconnect waits for whoever reads, for as long as that takes.
  private void hangUp() {
    open.ifPresent(
        its -> Thread.ofPlatform().daemon().name("lepton hang-up").start(its::disconnect));
  }

  /// When patience ends with what is asked from now on, by the clock that only goes forward.
  long deadline() {
    return nanos.getAsLong() + patience.all().toNanos();
  }

  /// The answer; never [Reply.Later] where there was patience left.
  ///
  /// @param deadline of [#deadline], which several questions may share
  Reply get(URI address, Map<String, String> headers, long deadline) throws InterruptedException {
    var pause = patience.pause();
    for (int attempt = 1; ; attempt++) {
      var reply = attempt(address, headers, Duration.ofNanos(deadline - nanos.getAsLong()));
      if (closed || attempt == patience.attempts() || !(reply instanceof Reply.Later later)) {
        return reply;
      }
      var wait = later.rest().filter(asked -> asked.compareTo(Duration.ZERO) > 0).orElse(pause);
      if (nanos.getAsLong() + wait.toNanos() >= deadline) {
        return reply;
      }
      sleeper.sleep(wait);
      pause = pause.multipliedBy(2);
    }
  }

  /// On a thread of its own: to look up a name can take long, and nothing can end it.
  private Reply attempt(URI address, Map<String, String> headers, Duration left)
      throws InterruptedException {
    var answer = new ArrayBlockingQueue<Reply>(1);
    var limit = left.compareTo(patience.attempt()) < 0 ? left : patience.attempt();
    if (!limit.isPositive()) {
      return late();
    }
    Thread.ofPlatform()
        .daemon()
        .name("lepton web")
        .start(() -> answer.add(caught(address, headers, limit)));
    var reply = Optional.ofNullable(answer.poll(limit.toNanos(), TimeUnit.NANOSECONDS));
    if (reply.isEmpty()) {
      hangUp();
    }
    return reply.orElseGet(Web::late);
  }

  private static Reply late() {
    return new Reply.Later("it did not answer in time", Optional.empty());
  }

  private Reply caught(URI address, Map<String, String> headers, Duration limit) {
    try {
      var at = address;
      for (int i = 0; i <= MOST_REDIRECTIONS; i++) {
        var step = step(at, headers, limit);
        if (step.onward().isEmpty()) {
          return step.reply();
        }
        at = step.onward().get();
      }
      return new Reply.Failed("it sends the question round in a circle", false);
    } catch (SocketTimeoutException slow) {
      return late();
    } catch (UnknownHostException unknown) {
      return new Reply.Later(
          "its address is not known here: is there a network?", Optional.empty());
    } catch (SSLException untrusted) {
      return new Reply.Failed("its certificate is not trusted", false);
    } catch (IOException broken) {
      return closed
          ? late()
          : new Reply.Later(
              "it can't be reached: " + String.valueOf(broken.getMessage()).strip(),
              Optional.empty());
    } catch (RuntimeException refused) {
      return new Reply.Failed("it can't be asked: " + refused.getClass().getSimpleName(), false);
    }
  }

  /// One exchange: a reply, or where to go on.
  private record Step(Reply reply, Optional<URI> onward) {}

  private Step step(URI address, Map<String, String> headers, Duration limit) throws IOException {
    var connection = (HttpURLConnection) address.toURL().openConnection(proxies.of(address));
    open = Optional.of(connection);
    try {
      connection.setConnectTimeout(Math.toIntExact(patience.connect().toMillis()));
      connection.setReadTimeout(Math.max(1, Math.toIntExact(limit.toMillis())));
      // A redirection elsewhere would take the secrets with it.
      connection.setInstanceFollowRedirects(false);
      connection.setUseCaches(false);
      connection.setRequestProperty("Accept", "application/json");
      connection.setRequestProperty("User-Agent", agent);
      connection.setRequestProperty("Connection", "close");
      headers.forEach(connection::setRequestProperty);
      return read(connection, address, nanos.getAsLong() + limit.toNanos());
    } finally {
      connection.disconnect();
      open = Optional.empty();
    }
  }

  private Step read(HttpURLConnection connection, URI address, long end) throws IOException {
    int status = connection.getResponseCode();
    if (status >= 300 && status < 400 && status != HttpURLConnection.HTTP_NOT_MODIFIED) {
      return redirected(Optional.ofNullable(connection.getHeaderField("Location")), address);
    }
    if (status == HttpURLConnection.HTTP_OK) {
      try (InputStream in = connection.getInputStream()) {
        return new Step(body(in, end), Optional.empty());
      }
    }
    return new Step(refused(status, retryAfter(connection)), Optional.empty());
  }

  /// Byte by byte an answer can take for ever, and no single read is ever too slow.
  private Reply body(InputStream in, long end) throws IOException {
    var bytes = new ByteArrayOutputStream();
    var part = new byte[PART];
    for (int length = in.read(part); length >= 0; length = in.read(part)) {
      bytes.write(part, 0, length);
      if (bytes.size() > LONGEST) {
        return new Reply.Failed("its answer is longer than 8 MiB", false);
      }
      if (closed || nanos.getAsLong() - end >= 0) {
        return late();
      }
    }
    return new Reply.Body(bytes.toString(UTF_8));
  }

  /// Followed to the same host alone, and never from https to http.
  private static Step redirected(Optional<String> location, URI from) {
    Optional<URI> to;
    try {
      to = location.map(from::resolve);
    } catch (IllegalArgumentException malformed) {
      to = Optional.empty();
    }
    boolean same =
        to.isPresent()
            && from.getHost().equalsIgnoreCase(to.get().getHost())
            && ((from.getScheme().equals(to.get().getScheme())
                    && from.getPort() == to.get().getPort())
                || "https".equals(to.get().getScheme()));
    var elsewhere = to.map(URI::getHost).orElse("nowhere");
    return same
        ? new Step(late(), to)
        : new Step(
            new Reply.Failed("it redirects to " + elsewhere + ", which is not followed", false),
            Optional.empty());
  }

  private static Reply refused(int status, Optional<Duration> rest) {
    return switch (status) {
      case 401 ->
          new Reply.Failed(
              "it refuses the login or token (401): is it right, has it expired?", true);
      case 403 ->
          new Reply.Failed("it does not allow this (403): is it part of the account's plan?", true);
      case 400, 404, 422 ->
          new Reply.Failed("it knows no such zone or time (" + status + ")", false);
      case TOO_MANY ->
          new Reply.Later(
              "it is asked too often (429)"
                  + rest.map(its -> ", and wants " + its.toSeconds() + " s of rest").orElse(""),
              rest);
      case 408 -> late();
      default ->
          status >= 500
              ? new Reply.Later("it has a fault of its own (" + status + ")", rest)
              : new Reply.Failed("it answers with status " + status, false);
    };
  }

  /// In seconds, or as a date.
  private Optional<Duration> retryAfter(HttpURLConnection connection) {
    var text = Optional.ofNullable(connection.getHeaderField("Retry-After")).orElse("").strip();
    try {
      if (!text.isEmpty() && text.chars().allMatch(Character::isDigit)) {
        return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
      }
      var at = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return Optional.of(Duration.between(clock.get(), at));
    } catch (DateTimeException | NumberFormatException unreadable) {
      return Optional.empty();
    }
  }
}
