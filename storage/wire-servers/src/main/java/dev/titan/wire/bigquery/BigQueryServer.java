package dev.titan.wire.bigquery;

import dev.titan.wire.ApiException;
import dev.titan.wire.Faults;
import dev.titan.wire.WireServer;
import java.util.function.Function;

/**
 * A local BigQuery over plain HTTP, for unmodified clients. Statements are executed by an engine;
 * none is recognised by its text.
 */
public final class BigQueryServer implements AutoCloseable {
  private final BigQueryApi api;
  private final WireServer server;

  private BigQueryServer(SqlEngine engine, Faults faults, Function<String, byte[]> objects) {
    this.api = new BigQueryApi(engine, objects, this::url);
    this.server = WireServer.start(api::answer, faults);
  }

  /** A server without Cloud Storage beside it. */
  public static BigQueryServer start(SqlEngine engine, Faults faults) {
    return start(
        engine,
        faults,
        uri -> {
          throw ApiException.notFound("Not found: URI " + uri);
        });
  }

  /**
   * A server whose load jobs read objects.
   *
   * @param objects the bytes of an object by its URI, {@code gs://bucket/name}
   */
  public static BigQueryServer start(
      SqlEngine engine, Faults faults, Function<String, byte[]> objects) {
    return new BigQueryServer(engine, faults, objects);
  }

  /** Where it is, without a slash at the end. */
  public String url() {
    return server.url();
  }

  /** What goes wrong. */
  public Faults faults() {
    return server.faults();
  }

  /** How many requests have come. */
  public long requests() {
    return server.requests();
  }

  @Override
  public void close() {
    server.close();
    api.close();
  }
}
