package dev.titan.pipelines.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Writes files of orders, with exact duplicates, corrections and broken lines among them. */
public final class OrderFiles {
  private OrderFiles() {}

  /** Lines of orders; the same seed gives the same lines. */
  public static List<String> lines(int count, long seed) {
    Random random = new Random(seed);
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int kind = random.nextInt(20);
      if (kind == 0 && !lines.isEmpty()) {
        lines.add(lines.get(random.nextInt(lines.size())));
      } else if (kind == 1 && i > 0) {
        lines.add(order(random.nextInt(i), random, "2026-11-2" + random.nextInt(3)));
      } else if (kind == 2) {
        lines.add("{\"id\":\"broken-" + i);
      } else if (kind == 3) {
        lines.add(order(i, random, "2026-11-01").replace("\"total\":", "\"total\":-1e40,\"x\":"));
      } else {
        lines.add(order(i, random, "2026-11-01"));
      }
    }
    return lines;
  }

  private static String order(int id, Random random, String changed) {
    return String.format(
        "{\"id\":\"order-%d\",\"at\":\"2026-10-%02dT10:%02d:00Z\",\"changed\":\"%sT%02d:%02d:%02dZ\","
            + "\"total\":%d.%02d,\"note\":\"a, \\\"quoted\\\"\\nnote %d\"}",
        id,
        1 + id % 28,
        id % 60,
        changed,
        random.nextInt(24),
        random.nextInt(60),
        random.nextInt(60),
        random.nextInt(1000),
        random.nextInt(100),
        id % 7);
  }

  /** A file of these lines. */
  public static Path write(Path file, List<String> lines) throws IOException {
    return Files.write(file, lines);
  }
}
