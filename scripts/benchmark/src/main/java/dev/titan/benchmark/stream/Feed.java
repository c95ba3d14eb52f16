package dev.titan.benchmark.stream;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Where a stream's events are published. */
public interface Feed extends AutoCloseable {
  /** What to call it. */
  String name();

  /** The arguments with which {@code titan stream} reads from it. */
  List<String> arguments();

  /** The settings that it needs besides, by variable. */
  Map<String, String> environment();

  /** How many events are published at once: in one file, or in one message. */
  int unit();

  /**
   * Publishes events.
   *
   * @param first the number of the first
   * @param count how many, a multiple of the unit
   */
  void publish(long first, int count) throws IOException;

  @Override
  void close();
}
