package dev.titan.wire.bigquery.write;

import dev.titan.wire.Faults;
import dev.titan.wire.bigquery.BigQueryServer;
import dev.titan.wire.bigquery.SqlEngine;
import io.grpc.Grpc;
import io.grpc.Server;
import io.grpc.TlsServerCredentials;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.concurrent.TimeUnit;

/**
 * The Storage Write API of a local BigQuery, over gRPC with TLS, on one port with its JSON API over
 * plain HTTP, because Beam's connector knows one endpoint for both.
 *
 * <pre>{@code
 * BigQueryServer json = BigQueryServer.start(engine, faults);
 * try (StorageWriteServer server = StorageWriteServer.before(json, engine, faults)) {
 *   StorageWriteServer.trust();
 *   options.setBigQueryEndpoint(server.url());
 * }
 * }</pre>
 */
public final class StorageWriteServer implements AutoCloseable {
  private final Server grpc;
  private final OnePort port;

  private StorageWriteServer(Server grpc, OnePort port) {
    this.grpc = grpc;
    this.port = port;
  }

  /**
   * Starts it.
   *
   * @param json the JSON API, which stays the caller's to close
   * @param engine what keeps the tables of both
   * @param faults what goes wrong in calls of gRPC
   */
  public static StorageWriteServer before(BigQueryServer json, SqlEngine engine, Faults faults) {
    OnePort[] port = new OnePort[1];
    WireFaults wire = new WireFaults(faults, () -> port[0].dropTls());
    try {
      Server grpc =
          Grpc.newServerBuilderForPort(
                  0,
                  TlsServerCredentials.newBuilder()
                      .keyManager(LocalCertificate.get().keys())
                      .build())
              // Beam's connector asks often whether the connection lives.
              .permitKeepAliveTime(1, TimeUnit.MILLISECONDS)
              .permitKeepAliveWithoutCalls(true)
              .addService(new WriteService(new WriteStreams(engine), wire))
              .build()
              .start();
      port[0] = OnePort.start(grpc.getPort(), URI.create(json.url()).getPort());
      return new StorageWriteServer(grpc, port[0]);
    } catch (IOException e) {
      throw new UncheckedIOException("no free port on this machine", e);
    }
  }

  /** Makes clients in this process trust local servers, and these alone. */
  public static void trust() {
    System.setProperty("javax.net.ssl.trustStore", LocalCertificate.get().store().toString());
    System.setProperty("javax.net.ssl.trustStorePassword", LocalCertificate.PASSWORD);
    System.setProperty("javax.net.ssl.trustStoreType", "PKCS12");
  }

  /** Where both APIs are, as Beam's option {@code bigQueryEndpoint} wants it. */
  public String url() {
    return "http://localhost:" + port.port();
  }

  @Override
  public void close() {
    port.close();
    grpc.shutdownNow();
  }
}
