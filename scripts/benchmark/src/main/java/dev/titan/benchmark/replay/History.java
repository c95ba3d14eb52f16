package dev.titan.benchmark.replay;

import dev.titan.benchmark.run.Folders;
import dev.titan.benchmark.run.Measured;
import dev.titan.benchmark.run.ProcessMeter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A home with many deliveries, each of which repeats some events of the one before, one in 50 of
 * them with another content: as exports of the last days do. It is made once and kept, since a dry
 * run changes nothing.
 */
public final class History {
  private static final String MAPPING =
      """
      {"id": "shop.orders", "version": 1, "tenant": "bench", "source": "shop", "category": "SALE",
       "kind": "STREAM", "schemaFingerprint": "73686f70000000000000000000000000",
       "variants": [{"needs": {"id": "string", "at": "string", "total": "number"},
         "fields": {"event_id": {"path": "id"},
                    "event_time": {"parseDateTime": {"path": "at"}, "pattern": "ISO"},
                    "amount": {"parseDecimal": {"path": "total"}},
                    "description": {"path": "note"}},
         "provenance": {"by": "person", "confidence": 1}}]}
      """;

  private static final int REVISED_OF = 50;
  private static final int ALL_PERCENT = 100;

  private final Path folder;
  private final Size size;
  private final ProcessMeter meter = new ProcessMeter();

  private History(Path folder, Size size) {
    this.folder = folder;
    this.size = size;
  }

  /**
   * How large a history is.
   *
   * @param deliveries how many ingests it has
   * @param files how many files each of them takes in
   * @param records how many records each file has
   * @param overlapPercent how many of them the file before has had already
   */
  public record Size(int deliveries, int files, int records, int overlapPercent) {
    /** All records that were delivered. */
    public long delivered() {
      return (long) deliveries * files * records;
    }

    private String name() {
      return "replay-" + deliveries + "-" + files + "-" + records + "-" + overlapPercent;
    }
  }

  /** The history of that size in a folder, made now if it is not there. */
  public static History at(Path data, Size size, Consumer<String> told) throws IOException {
    Path folder = data.resolve(size.name());
    History history = new History(folder, size);
    if (!Files.exists(folder.resolve("complete"))) {
      if (Files.exists(folder)) { // left half made
        Folders.delete(folder);
      }
      Files.createDirectories(folder);
      history.make(told);
      Files.createFile(folder.resolve("complete"));
    }
    return history;
  }

  private void make(Consumer<String> told) throws IOException {
    Path mapping = Files.writeString(folder.resolve("mapping.json"), MAPPING);
    titan("mappings", "import", mapping.toString(), "--tenant", "bench");
    titan("locations", "set", "bench", "main", "--zone", "UTC", "--currency", "EUR");
    int file = 0;
    for (int delivery = 0; delivery < size.deliveries(); delivery++) {
      Path inbox = Files.createDirectories(folder.resolve("inbox"));
      for (int i = 0; i < size.files(); i++, file++) {
        Files.write(inbox.resolve(String.format("%07d.ndjson", file)), lines(file));
      }
      Measured took =
          titan("ingest", inbox.toString(), "--tenant=bench", "--location=main", "--source=shop");
      told.accept(String.format("delivery %d: %.1f s", delivery + 1, took.wallSeconds()));
      Folders.delete(inbox);
    }
  }

  private List<String> lines(int file) {
    long first = (long) file * size.records() * (ALL_PERCENT - size.overlapPercent()) / ALL_PERCENT;
    List<String> lines = new ArrayList<>();
    for (long id = first; id < first + size.records(); id++) {
      String note = id % REVISED_OF == 0 ? "as of file " + file : "note " + id % 7;
      lines.add(
          String.format(
              "{\"id\":\"order-%d\",\"at\":\"2026-10-%02dT10:00:00Z\",\"total\":%d.5,\"note\":\"%s\"}",
              id, 1 + id % 28, id % 1000, note));
    }
    return lines;
  }

  /** Replays all of it, without a commit. */
  public Measured replay() throws IOException {
    return titan("replay", "--all", "--dry-run", "--show", "0", "--json");
  }

  private Measured titan(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(System.getProperty("bench.launcher")));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(variable -> variable.startsWith("TITAN_"));
    builder.environment().put("TITAN_HOME", folder.resolve("home").toString());
    return meter.run(builder, folder.resolve("errors"));
  }
}
