package dev.titan.wire;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/** Serves one service over HTTP on a free port of this machine, with faults. */
public final class WireServer implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(WireServer.class.getName());
  private static final long SLOW_NANOS = TimeUnit.MILLISECONDS.toNanos(150);

  static {
    // Without it, an answer of two packets waits 40 ms for the client's acknowledgement of the
    // first.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final HttpServer http;
  private final ExecutorService threads;
  private final Function<WireRequest, WireResponse> service;
  private final Faults faults;
  private final AtomicLong requests = new AtomicLong();

  private WireServer(HttpServer http, Function<WireRequest, WireResponse> service, Faults faults) {
    this.http = http;
    this.service = service;
    this.faults = faults;
    this.threads =
        Executors.newCachedThreadPool(
            task -> {
              Thread thread = new Thread(task, "wire-server");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Starts a server. */
  public static WireServer start(Function<WireRequest, WireResponse> service, Faults faults) {
    try {
      InetAddress here = InetAddress.getLoopbackAddress();
      WireServer server =
          new WireServer(HttpServer.create(new InetSocketAddress(here, 0), 0), service, faults);
      server.http.setExecutor(server.threads);
      server.http.createContext("/", server::serve);
      server.http.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException("no free port on this machine", e);
    }
  }

  /** Where it is, without a slash at the end. */
  public String url() {
    return "http://localhost:" + http.getAddress().getPort();
  }

  /** How many requests have come. */
  public long requests() {
    return requests.get();
  }

  /** What goes wrong. */
  public Faults faults() {
    return faults;
  }

  /** The answer of a service to a part of a batch, which faults may befall too. */
  public static WireResponse answerPart(
      Function<WireRequest, WireResponse> service, WireRequest part, Faults faults) {
    Fault drawn = faults.draw(part);
    Fault fault = drawn == null ? null : drawn.ofPart();
    if (fault != null && fault.isBefore()) {
      return error(fault).response();
    }
    WireResponse response = answer(service, part);
    return fault == Fault.UNAVAILABLE_AFTER ? error(fault).response() : response;
  }

  /** The answer of a service to a request; an error becomes an answer too. */
  private static WireResponse answer(
      Function<WireRequest, WireResponse> service, WireRequest request) {
    try {
      return service.apply(request);
    } catch (ApiException e) {
      return e.response();
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "a local server failed at " + request, e);
      return new ApiException(500, "internalError", "INTERNAL", e.toString()).response();
    }
  }

  /** An exception makes the JDK's server close the connection, which is what a drop is. */
  private void serve(HttpExchange exchange) throws IOException {
    WireRequest request = WireRequest.read(exchange);
    requests.incrementAndGet();
    Fault fault = faults.draw(request);
    if (fault == Fault.SLOW) {
      LockSupport.parkNanos(SLOW_NANOS);
    }
    WireResponse response =
        fault != null && fault.isBefore() ? refuse(fault) : answer(service, request);
    if (fault == Fault.DROPPED_AFTER) {
      throw new IOException("dropped after the effect (injected)");
    }
    send(
        exchange,
        fault == Fault.UNAVAILABLE_AFTER ? ApiException.unavailable().response() : response,
        fault == Fault.CUT);
  }

  private static WireResponse refuse(Fault fault) throws IOException {
    if (fault == Fault.DROPPED) {
      throw new IOException("dropped before the effect (injected)");
    }
    return error(fault).response();
  }

  private static ApiException error(Fault fault) {
    return fault == Fault.TOO_MANY_REQUESTS
        ? ApiException.tooManyRequests()
        : ApiException.unavailable();
  }

  private static void send(HttpExchange exchange, WireResponse response, boolean cut)
      throws IOException {
    response.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
    byte[] body = response.body();
    exchange.sendResponseHeaders(response.status(), body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body, 0, cut ? (body.length + 1) / 2 : body.length);
    }
    if (cut) {
      exchange.getResponseBody().flush();
      throw new IOException("cut in the middle of the answer (injected)");
    }
    exchange.close();
  }

  /** Stops at once; requests under way are dropped. */
  @Override
  public void close() {
    http.stop(0);
    threads.shutdownNow();
  }
}
