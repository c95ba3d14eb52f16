package dev.titan.benchmark.generate;

import dev.titan.schemas.reason.ReasonCode;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * What must become of a data set. A competitor with other counts has done other work, and its time
 * means nothing.
 *
 * @param read the records, of every kind
 * @param duplicate the exact repetitions of earlier ones
 * @param dead the broken ones, by the reason to be given
 * @param bytes the size of all files
 */
public record Expected(long read, long duplicate, Map<ReasonCode, Long> dead, long bytes) {
  private static final String DEAD = "dead.";

  public Expected {
    dead = Collections.unmodifiableMap(new TreeMap<>(dead));
  }

  /** All dead letters. */
  public long deadLettered() {
    return dead.values().stream().mapToLong(Long::longValue).sum();
  }

  /** The entries that the ledger must hold. */
  public long written() {
    return read - duplicate - deadLettered();
  }

  void save(Path file) throws IOException {
    Properties properties = new Properties();
    properties.setProperty("read", Long.toString(read));
    properties.setProperty("duplicate", Long.toString(duplicate));
    properties.setProperty("bytes", Long.toString(bytes));
    dead.forEach((reason, count) -> properties.setProperty(DEAD + reason.name(), count.toString()));
    try (Writer out = Files.newBufferedWriter(file)) {
      properties.store(out, "what must become of these events");
    }
  }

  /** Reads what {@link #save} has written. */
  static Expected load(Path file) throws IOException {
    Properties properties = new Properties();
    try (Reader in = Files.newBufferedReader(file)) {
      properties.load(in);
    }
    Map<ReasonCode, Long> dead = new TreeMap<>();
    for (String name : properties.stringPropertyNames()) {
      if (name.startsWith(DEAD)) {
        ReasonCode reason = ReasonCode.valueOf(name.substring(DEAD.length()));
        dead.put(reason, number(properties, name));
      }
    }
    return new Expected(
        number(properties, "read"),
        number(properties, "duplicate"),
        dead,
        number(properties, "bytes"));
  }

  private static long number(Properties properties, String name) {
    return Long.parseLong(properties.getProperty(name));
  }
}
