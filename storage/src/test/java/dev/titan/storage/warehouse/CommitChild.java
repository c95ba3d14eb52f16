package dev.titan.storage.warehouse;

import dev.titan.storage.settings.CommitPolicy;
import dev.titan.storage.settings.WarehouseSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** A process of its own that commits a run, and dies at a point if told so. */
final class CommitChild {
  static final int KILLED = 9;
  static final long RECORDS = 200;

  private CommitChild() {}

  /** Arguments: the home, the run, the point to die at or {@code NONE}. */
  public static void main(String[] arguments) {
    Path home = Path.of(arguments[0]);
    String runId = arguments[1];
    String point = arguments[2];
    DuckDbWarehouse warehouse =
        warehouse(home)
            .withProbe(
                reached -> {
                  if (reached.name().equals(point)) {
                    Runtime.getRuntime().halt(KILLED);
                  }
                });
    commit(warehouse, home, runId);
  }

  static DuckDbWarehouse warehouse(Path home) {
    return DuckDbWarehouse.at(
        new DuckDbSettings(home.resolve("titan.duckdb"), new WarehouseSettings(512, 2, 120)),
        new CommitPolicy(31, 0.5, 50));
  }

  static CommitReport commit(Warehouse warehouse, Path home, String runId) {
    Path staged = home.resolve("staged");
    Entry[] entries =
        IntStream.range(0, (int) RECORDS)
            .mapToObj(i -> Entry.mapped(runId + "-" + i))
            .toArray(Entry[]::new);
    RunBuilder run =
        new RunBuilder(runId)
            .input("raw-" + runId, Instant.parse("2026-11-02T08:00:00Z"))
            .entries(entries);
    return warehouse.commit(run.manifest(staged), StagedFiles.in(staged));
  }

  /** DuckDB unpacks its library into the temporary folder, and who is killed leaves it behind. */
  static Process start(Path home, String runId, String point) throws IOException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            "-Djava.io.tmpdir=" + home,
            CommitChild.class.getName(),
            home.toString(),
            runId,
            point);
    return new ProcessBuilder(command).inheritIO().start();
  }
}
