package lepton.service;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// A server on this machine that answers what it was told to: by the beginning of a path, one
/// answer after the other, the last one again and again.
public final class ReplayServer implements AutoCloseable {

  private final HttpServer server;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Map<String, Deque<Answer>> answers = new HashMap<>();
  private final List<String> asked = new ArrayList<>();
  private final List<String> headers = new ArrayList<>();

  /// What is answered.
  ///
  /// @param torn whether the connection ends before the body does
  /// @param silent whether nothing is answered at all; or nothing but a blank now and then, for
  ///     ever, where it is torn too
  public record Answer(
      int status, String body, Map<String, String> headers, boolean torn, boolean silent) {

    public static Answer ok(String body) {
      return new Answer(200, body, Map.of(), false, false);
    }

    public static Answer status(int status) {
      return new Answer(status, "{\"error\": \"no\"}", Map.of(), false, false);
    }

    public static Answer never() {
      return new Answer(200, "", Map.of(), false, true);
    }

    /// A blank now and then, for ever.
    public static Answer drips() {
      return new Answer(200, "", Map.of(), true, true);
    }

    Answer with(String name, String value) {
      return new Answer(status, body, Map.of(name, value), torn, silent);
    }

    Answer tornOff() {
      return new Answer(status, body, headers, true, silent);
    }
  }

  public ReplayServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException taken) {
      throw new UncheckedIOException(taken);
    }
    server.setExecutor(
        Executors.newCachedThreadPool(work -> Thread.ofPlatform().daemon().unstarted(work)));
    server.createContext("/", this::serve);
    server.start();
  }

  /// A recorded answer of the test resources.
  public static String recorded(String name) {
    try (var in = ReplayServer.class.getResourceAsStream("/lepton/service/" + name)) {
      if (in == null) {
        throw new IllegalArgumentException("no recorded answer " + name);
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  public synchronized ReplayServer at(String path, Answer... each) {
    answers.put(path, new ArrayDeque<>(Arrays.asList(each)));
    return this;
  }

  public String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /// The paths that were asked for, with their queries.
  public synchronized List<String> asked() {
    return List.copyOf(asked);
  }

  /// All headers that came, each as `name: value`.
  public synchronized List<String> headers() {
    return List.copyOf(headers);
  }

  private synchronized Answer next(String path) {
    for (var entry : answers.entrySet()) {
      if (path.startsWith(entry.getKey())) {
        return entry.getValue().size() > 1 ? entry.getValue().remove() : entry.getValue().element();
      }
    }
    return Answer.status(404);
  }

  private void serve(HttpExchange exchange) throws IOException {
    var path = exchange.getRequestURI().toString();
    synchronized (this) {
      asked.add(path);
      exchange
          .getRequestHeaders()
          .forEach((name, values) -> headers.add(name + ": " + String.join(", ", values)));
    }
    var answer = next(path);
    try (exchange) {
      if (answer.silent()) {
        if (answer.torn()) {
          drip(exchange);
        }
        closing.await();
        return;
      }
      answer.headers().forEach(exchange.getResponseHeaders()::set);
      var body = answer.body().getBytes(UTF_8);
      exchange.sendResponseHeaders(answer.status(), body.length);
      exchange.getResponseBody().write(body, 0, answer.torn() ? body.length / 2 : body.length);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void drip(HttpExchange exchange) throws IOException, InterruptedException {
    exchange.sendResponseHeaders(200, 0);
    do {
      exchange.getResponseBody().write(' ');
      exchange.getResponseBody().flush();
    } while (!closing.await(50, TimeUnit.MILLISECONDS));
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
  }
}
