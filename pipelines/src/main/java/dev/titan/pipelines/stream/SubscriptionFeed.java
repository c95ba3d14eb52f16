package dev.titan.pipelines.stream;

import dev.titan.storage.cloud.PubsubSubscription;
import dev.titan.storage.objects.ProcessLock;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * The messages of a subscription, many at a time: kept in one file, and acknowledged when that is
 * on disk. The embedded engine works off Beam's own source in bundles of ten, each of which it
 * keeps long books on; clusters do better, and spread it over their workers.
 *
 * @param subscription {@code projects/PROJECT/subscriptions/NAME}
 * @param reception what messages bring in
 * @param most how many are kept together
 * @param seconds how long that may take; 0 for as long as the subscription says
 */
record SubscriptionFeed(String subscription, Reception reception, int most, int seconds)
    implements Feed {
  private static final int MOST_MESSAGES = 1_000;
  private static final int MOST_OBJECTS = 20;
  private static final int SECONDS_FOR_OBJECTS = 120;

  /** The messages that a request names, which does not name a landing folder. */
  static SubscriptionFeed of(StreamRequest request) {
    if (request.from() instanceof StreamRequest.Subscription messages) {
      return ofMessages(messages.name(), MessageRules.of(request.names(), messages.trusted()));
    }
    StreamRequest.Notifications objects = (StreamRequest.Notifications) request.from();
    return ofObjects(objects.subscription(), new ObjectReception(objects, request.names()));
  }

  /** Messages that hold records. */
  static SubscriptionFeed ofMessages(String subscription, Reception reception) {
    return new SubscriptionFeed(subscription, reception, MOST_MESSAGES, 0);
  }

  /** Messages that name objects, which have to be fetched. */
  static SubscriptionFeed ofObjects(String subscription, Reception reception) {
    return new SubscriptionFeed(subscription, reception, MOST_OBJECTS, SECONDS_FOR_OBJECTS);
  }

  @Override
  public Optional<Feed.Intake> open(StreamWorker worker) {
    ProcessLock lock = worker.folder().tryLockIntake().orElse(null);
    return lock == null ? Optional.empty() : Optional.of(new Pulled(worker, lock));
  }

  private final class Pulled implements Feed.Intake {
    private final ArrivalKeeper keeper;
    private final PubsubSubscription client;
    private final ProcessLock lock;

    Pulled(StreamWorker worker, ProcessLock lock) {
      this.keeper = new ArrivalKeeper(worker);
      this.client =
          PubsubSubscription.open(worker.installation().settings().pubsub(), subscription);
      this.lock = lock;
    }

    @Override
    public int poll() throws IOException {
      List<PubsubSubscription.Delivered> delivered = client.pull(most);
      if (!delivered.isEmpty()) {
        List<String> ackIds = delivered.stream().map(PubsubSubscription.Delivered::ackId).toList();
        if (seconds > 0) {
          client.extend(ackIds, seconds);
        }
        keeper.keep(delivered.stream().map(this::received).toList(), reception);
        client.acknowledge(ackIds);
      }
      return Pulse.UNKNOWN;
    }

    private ReceivedMessage received(PubsubSubscription.Delivered message) {
      return ReceivedMessage.of(
          subscription, message.id(), message.payload(), message.attributes());
    }

    @Override
    public void close() {
      lock.close();
    }
  }
}
