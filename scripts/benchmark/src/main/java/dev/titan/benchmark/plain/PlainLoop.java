package dev.titan.benchmark.plain;

import dev.titan.benchmark.generate.Dataset;
import dev.titan.benchmark.generate.Layout;
import dev.titan.benchmark.generate.Vendor;
import dev.titan.schemas.mapping.Mapping;
import dev.titan.schemas.place.Location;
import dev.titan.storage.objects.Access;
import dev.titan.storage.objects.WholeFile;
import dev.titan.transforms.stage.RowSink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.parquet.hadoop.ParquetWriter;

/** The process of the plain loop: {@code PlainLoop LAYOUT EVENTS_FOLDER OUT_FOLDER}. */
public final class PlainLoop {
  private static final int THREADS = Integer.getInteger("bench.threads", 2);

  private final List<Mapping> mappings = new ArrayList<>();
  private final List<Path> files;
  private final Path out;
  private final AtomicInteger next = new AtomicInteger();

  private record Counts(long read, long written, long dead) {
    Counts plus(Counts other) {
      return new Counts(read + other.read, written + other.written, dead + other.dead);
    }
  }

  private PlainLoop(Layout layout, Path events, Path out) throws IOException {
    for (Vendor vendor : Vendor.values()) {
      mappings.add(Dataset.mapping(layout, vendor));
    }
    try (Stream<Path> found = Files.walk(events)) {
      this.files = found.filter(Files::isRegularFile).sorted().toList();
    }
    this.out = Files.createDirectories(out);
  }

  /** Runs the loop and prints {@code read=... written=... dead=...}. */
  public static void main(String[] args) throws Exception {
    Layout layout = Layout.valueOf(args[0]);
    Counts counts = new PlainLoop(layout, Path.of(args[1]), Path.of(args[2])).run();
    System.out.printf("read=%d written=%d dead=%d%n", counts.read, counts.written, counts.dead);
  }

  private Counts run() throws InterruptedException, ExecutionException {
    ExecutorService pool = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<Counts>> parts = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        int thread = i;
        parts.add(pool.submit(() -> work(thread)));
      }
      Counts all = new Counts(0, 0, 0);
      for (Future<Counts> part : parts) {
        all = all.plus(part.get());
      }
      return all;
    } finally {
      pool.shutdown();
    }
  }

  private Counts work(int thread) throws IOException {
    Location place = new Location(Dataset.TENANT, Dataset.LOCATION, ZoneOffset.UTC, null);
    long read = 0;
    PlainFunnel funnel;
    // A truncated file would be no result: the writer is closed, and with it its footer written,
    // here.
    try (WholeFile dead =
            WholeFile.begin(out.resolve("dead-" + thread + ".parquet"), Access.OWNER_ONLY);
        ParquetWriter<StagedRow> rows =
            RowFile.create(out.resolve("entries-" + thread + ".parquet"))) {
      RowSink deadSink = (table, bytes, length) -> dead.write(bytes, length);
      funnel = new PlainFunnel(mappings, place, rows, deadSink);
      FileLoop loop = new FileLoop();
      for (int i = next.getAndIncrement(); i < files.size(); i = next.getAndIncrement()) {
        funnel.begin(i);
        read += loop.read(files.get(i), funnel);
      }
      funnel.finish();
      dead.finish();
    }
    return new Counts(read, funnel.written(), funnel.deadLettered());
  }
}
