package dev.titan.pipelines.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.titan.pipelines.ingest.ChildJava;
import dev.titan.pipelines.ingest.OrderFiles;
import dev.titan.pipelines.ingest.TestHome;
import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SIGTERM ends a stream in order: what has arrived is committed, and the sums are told. */
final class StreamDrainTest {
  private static final int RECORDS = 300;

  @TempDir private Path folder;

  @Test
  void theOpenWindowIsCommittedAndTheSumsAreTold() throws Exception {
    Path home = folder.resolve("home");
    TestHome.withOrders(home);
    Path landing = Files.createDirectory(folder.resolve("landing"));
    OrderFiles.write(landing.resolve("a.ndjson"), OrderFiles.lines(RECORDS, 1));
    Process stream = start(home, landing);
    try (BufferedReader out = stream.inputReader(UTF_8)) {
      assertEquals(StreamDrainMain.ARRIVED, out.readLine());

      stream.toHandle().destroy(); // the process itself would close its stdout too

      List<String> told = out.lines().toList();
      assertTrue(stream.waitFor(1, TimeUnit.MINUTES));
      assertEquals(0, stream.exitValue());
      assertEquals(1, told.size(), told.toString());
      assertTrue(told.get(0).startsWith("1 windows: 300 records read, "), told.get(0));
    } finally {
      stream.destroyForcibly();
    }
    TestHome committed = TestHome.existing(home);
    assertEquals(
        "[[" + RECORDS + "]]", committed.query("select sum(read) from checkpoints").toString());
    assertTrue(committed.installation().runs().open().isEmpty());
  }

  private static Process start(Path home, Path landing) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
            ChildJava.command(
                StreamDrainMain.class,
                "stream",
                "--home",
                home.toString(),
                "--from",
                landing.toString(),
                "--tenant",
                "acme",
                "--location",
                "main",
                "--source",
                "shop",
                "--window",
                "1h"));
    builder.environment().put("TITAN_STREAM_SETTLE_MILLIS", "0");
    return builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }
}
