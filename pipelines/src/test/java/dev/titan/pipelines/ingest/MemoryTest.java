package dev.titan.pipelines.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.titan.pipelines.cli.Titan;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The heap does not grow with the input: a process with a heap of {@value #HEAP_MIB} MiB ingests
 * half as much text again. What a worker needs is some times a range, so ranges are small here. The
 * warehouse has its own memory, beside the heap.
 */
final class MemoryTest {
  private static final int HEAP_MIB = 128;
  private static final int RECORDS = 50_000;
  private static final int FILLER = 4_000;

  @TempDir private Path folder;

  @Test
  void aSmallHeapIsEnoughForALargeFile() throws Exception {
    Path file = folder.resolve("orders.ndjson.gz");
    long bytes = write(file);
    assertTrue(bytes > (3L * HEAP_MIB << 19), () -> "only " + bytes + " bytes");
    TestHome home = TestHome.withOrders(folder.resolve("home"));
    Path said = folder.resolve("said");

    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xmx" + HEAP_MIB + "m",
                "-XX:+UseSerialGC",
                "-Dtitan.warehouse.memoryPerThreadMb=256",
                "-Dtitan.work.parallelism=2",
                "-Dtitan.work.rangeBytes=4194304",
                "-cp",
                System.getProperty("java.class.path"),
                Titan.class.getName(),
                "ingest",
                file.toString(),
                "--home=" + home.installation().home(),
                "--tenant=acme",
                "--location=main",
                "--source=shop")
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();

    assertEquals(0, process.waitFor(), () -> read(said));
    assertEquals(List.of(List.of((long) RECORDS)), home.query("select count(*) from ledger"));
  }

  /** Filler that is neither random, which takes long to compress, nor one long repetition. */
  private static long write(Path file) throws IOException {
    Random random = new Random(1);
    String[] fillers = new String[12];
    for (int i = 0; i < fillers.length; i++) {
      StringBuilder filler = new StringBuilder();
      random.ints(FILLER, 'a', 'z' + 1).forEach(c -> filler.append((char) c));
      fillers[i] = filler.toString();
    }
    long bytes = 0;
    try (OutputStream out = Files.newOutputStream(file);
        OutputStream gzip = new FastGzip(out);
        BufferedWriter writer =
            new BufferedWriter(new OutputStreamWriter(gzip, StandardCharsets.US_ASCII), 1 << 16)) {
      for (int i = 0; i < RECORDS; i++) {
        String line =
            "{\"id\":\"order-"
                + i
                + "\",\"at\":\"2026-10-01T10:00:00Z\",\"total\":1.50,\"filler\":\""
                + fillers[i % fillers.length]
                + "\"}\n";
        writer.write(line);
        bytes += line.length();
      }
    }
    return bytes;
  }

  private static final class FastGzip extends GZIPOutputStream {
    FastGzip(OutputStream out) throws IOException {
      super(out, 1 << 16);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
