package dev.titan.pipelines.stream;

import dev.titan.schemas.hash.Hashes;
import dev.titan.storage.cloud.GcsPlace;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;

/**
 * What a stream was asked for.
 *
 * @param from where its inputs arrive
 * @param names whose records arrive
 * @param window how long a window lasts
 * @param untilIdle end when nothing has arrived for so long; null to go on until told
 */
public record StreamRequest(From from, Names names, Duration window, Duration untilIdle) {

  /** Where inputs arrive. */
  public sealed interface From {
    /** Tells it from others. */
    String identity();
  }

  /** A folder in which files land. */
  public record LandingFolder(Path path) implements From {
    @Override
    public String identity() {
      return path.toAbsolutePath().normalize().toString();
    }
  }

  /**
   * A Pub/Sub subscription.
   *
   * @param name {@code projects/.../subscriptions/...}
   * @param trusted the tenants that its messages may name, besides the one whose it is; {@code *}
   *     is any
   */
  public record Subscription(String name, Set<String> trusted) implements From {
    public Subscription {
      trusted = Set.copyOf(trusted);
    }

    @Override
    public String identity() {
      return "pubsub:" + name;
    }
  }

  /**
   * A Pub/Sub subscription to the notifications of a bucket of Cloud Storage: the objects arrive.
   *
   * @param subscription {@code projects/.../subscriptions/...}
   * @param watched the bucket, and the folder below which inputs lie: empty, or ends with "/"
   * @param owner the tenant whose dead letters messages are that cannot be believed
   */
  public record Notifications(String subscription, GcsPlace watched, String owner) implements From {
    @Override
    public String identity() {
      return "pubsub:" + subscription + " " + watched + " " + owner;
    }
  }

  /**
   * Whose records arrive; each may be null where the folder or the message says it.
   *
   * @param tenant whose records they are
   * @param location the place of business
   * @param source the system that they come from
   */
  public record Names(String tenant, String location, String source) {}

  /** Identifies the stream: it goes on where it was ended or killed. */
  String id() {
    return Hashes.of(
            "stream", from.identity(), text(names.tenant), text(names.location), text(names.source))
        .substring(0, 12);
  }

  private static String text(String name) {
    return name == null ? "" : name;
  }
}
