package dev.titan.benchmark.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.titan.benchmark.duckdb.DuckDbIngest.Variant;
import dev.titan.benchmark.generate.Dataset;
import dev.titan.benchmark.generate.DatasetSpec;
import dev.titan.schemas.reason.ReasonCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Competitors do the work that is asked for, and one that does other work is found out. */
final class CompetitorsTest {
  private static final Threads TWO = new Threads(2);

  @TempDir private Path folder;

  @Test
  void theyAgreeAboutJson() throws IOException {
    Dataset dataset = Dataset.at(folder, DatasetSpec.ndjson(5_000));
    List<Competitor> all =
        List.of(
            new PlainIngest(dataset, TWO),
            new DuckDbAlone(dataset, Variant.FULL, TWO),
            new DuckDbAlone(dataset, Variant.BARE, TWO));

    List<Series> series = contest().hold(all, 1); // throws where counts are wrong

    assertEquals(3, series.size());
    assertEquals(7, dataset.expected().dead().size());
  }

  @Test
  void theyAgreeAboutCsv() throws IOException {
    Dataset dataset = Dataset.at(folder, DatasetSpec.csv(5_000));
    List<Competitor> all =
        List.of(new PlainIngest(dataset, TWO), new DuckDbAlone(dataset, Variant.FULL, TWO));

    assertEquals(2, contest().hold(all, 1).size());
  }

  @Test
  void otherCountsAreFoundOut() throws IOException, SQLException {
    Dataset dataset = Dataset.at(folder, DatasetSpec.ndjson(2_000));
    DuckDbAlone duckDb = new DuckDbAlone(dataset, Variant.FULL, TWO);
    Path work = Files.createDirectories(folder.resolve("work"));
    new ProcessMeter().run(duckDb.process(work), folder.resolve("errors"));
    try (Connection connection =
            DriverManager.getConnection("jdbc:duckdb:" + work.resolve("ledger.duckdb"));
        Statement statement = connection.createStatement()) {
      statement.execute("DELETE FROM ledger WHERE ordinal = 7");
    }

    assertThrows(WrongResultException.class, () -> duckDb.check(work, ""));
    assertThrows(
        WrongResultException.class,
        () -> new PlainIngest(dataset, TWO).check(work, "read=2000 written=1999 dead=1"));
  }

  @Test
  void titansReportIsCompared() throws IOException {
    Dataset dataset = Dataset.at(folder, DatasetSpec.ndjson(2_000));
    TitanIngest titan = new TitanIngest("Titan", dataset, false, TWO);
    var expected = dataset.expected();
    String right = report(dataset, expected.written(), expected.duplicate());
    String wrong = report(dataset, expected.written() + 1, expected.duplicate() - 1);

    titan.check(folder, right);
    assertThrows(WrongResultException.class, () -> titan.check(folder, wrong));
  }

  private static String report(Dataset dataset, long written, long duplicate) {
    var dead = dataset.expected().dead();
    String reasons =
        dead.entrySet().stream()
            .map(each -> "\"" + each.getKey().name() + "\":" + each.getValue())
            .collect(Collectors.joining(","));
    long all = dead.values().stream().mapToLong(Long::longValue).sum();
    assertEquals(all, dead.keySet().stream().mapToLong((ReasonCode key) -> dead.get(key)).sum());
    return ("{\"read\":%d,\"written\":%d,\"updated\":0,\"duplicate\":%d,\"dead_lettered\":%d,"
            + "\"reasons\":{%s}}")
        .formatted(dataset.expected().read(), written, duplicate, all, reasons);
  }

  private Contest contest() {
    return new Contest(folder.resolve("contest"), (what, took) -> {});
  }
}
