package dev.titan.chaos;

import dev.titan.wire.Fault;
import dev.titan.wire.Faults;
import dev.titan.wire.pubsub.Disorder;
import dev.titan.wire.pubsub.PubsubServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A subscription of a local Pub/Sub server, which lives in this process. Its messages hold one to
 * nine events each, and no event is in two of them: so it does not matter in which order they come.
 */
final class Subscription implements StreamSource {
  private static final String TOPIC = "projects/titan-local/topics/events";
  private static final String NAME = "projects/titan-local/subscriptions/titan";
  private static final int MOST_EVENTS = 9;
  private static final int PORTIONS = 6;
  private static final double RATE = 0.03;
  private static final double DISORDER = 0.1;

  private final PubsubServer server;
  private final List<List<byte[]>> portions;

  private Subscription(PubsubServer server, List<List<byte[]>> portions) {
    this.server = server;
    this.portions = portions;
    server.createTopic(TOPIC);
    server.subscribe(TOPIC, NAME);
  }

  /** One whose server does as it is asked, and delivers once and in order. */
  static Subscription inPeace(Scene scene) throws IOException {
    return new Subscription(PubsubServer.start(), portions(scene.inputs()));
  }

  /** One whose server refuses now and then, loses answers, and delivers twice and in disorder. */
  static Subscription inTrouble(Scene scene, long seed) throws IOException {
    Faults faults = Faults.seeded(seed);
    for (Fault fault :
        List.of(Fault.TOO_MANY_REQUESTS, Fault.UNAVAILABLE, Fault.UNAVAILABLE_AFTER)) {
      faults.at(RATE, fault);
    }
    return new Subscription(
        PubsubServer.start(faults, Disorder.seeded(seed, DISORDER, DISORDER)),
        portions(scene.inputs()));
  }

  @Override
  public List<String> arguments() {
    return List.of("--from", "pubsub:" + NAME);
  }

  @Override
  public List<String> settings() {
    return List.of("TITAN_PUBSUB_ENDPOINT=" + server.url());
  }

  @Override
  public int portions() {
    return portions.size();
  }

  @Override
  public void send(int portion) {
    portions.get(portion).forEach(message -> server.publish(TOPIC, message, Map.of()));
  }

  /** A message is acknowledged when it is kept, and not before. */
  @Override
  public boolean isTaken(Path home) {
    return server.backlog(NAME) == 0;
  }

  @Override
  public boolean repeats() {
    return true;
  }

  @Override
  public void close() {
    server.close();
  }

  private static List<List<byte[]>> portions(Inputs inputs) throws IOException {
    Set<String> events = new LinkedHashSet<>();
    for (Path file : inputs.json()) {
      events.addAll(Files.readAllLines(file));
    }
    List<byte[]> messages = messages(events);
    List<List<byte[]>> portions =
        new ArrayList<>(
            IntStream.range(0, PORTIONS)
                .mapToObj(
                    i ->
                        messages.subList(
                            messages.size() * i / PORTIONS, messages.size() * (i + 1) / PORTIONS))
                .toList());
    portions.add(messages(new LinkedHashSet<>(Files.readAllLines(inputs.revised()))));
    return portions;
  }

  private static List<byte[]> messages(Set<String> events) {
    List<byte[]> messages = new ArrayList<>();
    for (Iterator<String> next = events.iterator(); next.hasNext(); ) {
      StringBuilder message = new StringBuilder();
      for (int i = messages.size() % MOST_EVENTS; i >= 0 && next.hasNext(); i--) {
        message.append(next.next()).append('\n');
      }
      messages.add(message.toString().getBytes(StandardCharsets.UTF_8));
    }
    return messages;
  }
}
