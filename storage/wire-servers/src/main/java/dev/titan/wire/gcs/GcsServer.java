package dev.titan.wire.gcs;

import dev.titan.wire.Faults;
import dev.titan.wire.Json;
import dev.titan.wire.WireServer;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A local Cloud Storage: all in memory, over plain HTTP, for unmodified clients.
 *
 * <pre>{@code
 * try (GcsServer gcs = GcsServer.start(Faults.all(7, 0.05))) {
 *   gcs.createBucket("exports");
 *   Storage client = StorageOptions.newBuilder().setHost(gcs.url()) ...
 * }
 * }</pre>
 */
public final class GcsServer implements AutoCloseable {
  private static final Preconditions NONE = new Preconditions(null, null, null, null);

  private final GcsApi api;
  private final WireServer server;

  private GcsServer(Faults faults, InstantSource clock) {
    this.api = new GcsApi(clock, faults, this::url);
    this.server = WireServer.start(api::answer, faults);
  }

  /** A server without faults. */
  public static GcsServer start() {
    return start(Faults.seeded(0));
  }

  /** A server with faults. */
  public static GcsServer start(Faults faults) {
    return new GcsServer(faults, InstantSource.system());
  }

  /** Where it is: what google-cloud-storage calls the host. */
  public String url() {
    return server.url();
  }

  /** Where it is: what Beam's option {@code gcsEndpoint} wants. */
  public String beamEndpoint() {
    return url() + "/storage/v1/";
  }

  /** What goes wrong. */
  public Faults faults() {
    return server.faults();
  }

  /** How many requests have come. */
  public long requests() {
    return server.requests();
  }

  /** Makes a bucket. */
  public void createBucket(String name) {
    api.create(name);
  }

  /**
   * Writes an object past the wire and its faults.
   *
   * @return its generation
   */
  public long put(String bucket, String object, byte[] bytes) {
    return api.bucket(bucket).put(object, bytes, Json.object(), NONE).generation();
  }

  /** The bytes of an object, past the wire and its faults. */
  public Optional<byte[]> get(String bucket, String object) {
    return Optional.ofNullable(api.bucket(bucket).find(object)).map(o -> o.bytes().clone());
  }

  /** The names of all objects in order, past the wire and its faults. */
  public List<String> names(String bucket) {
    List<String> names = new ArrayList<>();
    api.bucket(bucket).from("").forEach(object -> names.add(object.name()));
    return names;
  }

  /**
   * Tells each change of a bucket, as a notification would. The listener is called while the change
   * takes place.
   */
  public void listen(String bucket, Consumer<ObjectEvent> listener) {
    api.bucket(bucket).listen(listener);
  }

  @Override
  public void close() {
    server.close();
  }
}
