package dev.titan.benchmark.stream;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Files that are moved into a landing folder, one tenant after the other. */
public final class LandingFeed implements Feed {
  private static final int EVENTS_OF_FILE = 200;

  private final Path folder;
  private final int tenants;

  /**
   * A landing folder.
   *
   * @param folder where it is made
   * @param tenants how many tenants the events belong to
   */
  public LandingFeed(Path folder, int tenants) throws IOException {
    this.folder = Files.createDirectory(folder);
    this.tenants = tenants;
  }

  @Override
  public String name() {
    return "landing folder";
  }

  @Override
  public List<String> arguments() {
    return List.of("--from", folder.toString());
  }

  /** Files are moved in whole, so none has to stand still first. */
  @Override
  public Map<String, String> environment() {
    return Map.of("TITAN_STREAM_SETTLE_MILLIS", "0");
  }

  @Override
  public int unit() {
    return EVENTS_OF_FILE;
  }

  @Override
  public void publish(long first, int count) throws IOException {
    for (long from = first; from < first + count; from += EVENTS_OF_FILE) {
      long file = from / EVENTS_OF_FILE;
      Path target =
          folder
              .resolve(Events.tenant((int) (file % tenants)))
              .resolve(Events.LOCATION)
              .resolve(Events.SOURCE);
      Files.createDirectories(target);
      Path written = folder.resolve("." + file);
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(written))) {
        Instant now = Instant.now();
        for (long number = from; number < from + EVENTS_OF_FILE; number++) {
          out.write(Events.line(number, now));
          out.write('\n');
        }
      }
      Files.move(written, target.resolve(file + ".ndjson"), StandardCopyOption.ATOMIC_MOVE);
    }
  }

  @Override
  public void close() {
    // The folder goes with the one that it is in.
  }
}
