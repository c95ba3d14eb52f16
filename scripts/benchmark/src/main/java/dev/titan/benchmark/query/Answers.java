package dev.titan.benchmark.query;

import dev.titan.benchmark.run.Statistics;
import dev.titan.storage.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * How long Titan took to answer one question, asked many times. Each answer opens the warehouse
 * anew, as Titan does, so nothing is kept in memory but what the operating system keeps of the
 * file.
 *
 * @param question what was asked
 * @param p50 half of the answers were there after so many milliseconds
 * @param p99 and 99 of 100 after so many
 * @param megabytes read from the file per answer, from disk or from the cache of the operating
 *     system ({@code rchar} of /proc/self/io); NaN where that cannot be told
 * @param rows of the answer, on average
 */
public record Answers(String question, double p50, double p99, double megabytes, double rows) {
  private static final Path IO = Path.of("/proc/self/io");
  private static final long SEED = 42;

  /** Asks every question so many times. */
  public static List<Answers> ask(Path file, long entries, int times) throws IOException {
    Warehouse warehouse = LargeLedger.warehouse(file);
    List<Answers> all = new ArrayList<>();
    for (Question question : Question.all()) {
      all.add(ask(warehouse, question, entries, times));
    }
    return all;
  }

  private static Answers ask(Warehouse warehouse, Question question, long entries, int times)
      throws IOException {
    SplittableRandom random = new SplittableRandom(SEED);
    question.ask().rows(warehouse, Question.Subject.random(random, entries)); // loads classes
    double[] millis = new double[times];
    long rows = 0;
    long before = read();
    for (int i = 0; i < times; i++) {
      Question.Subject subject = Question.Subject.random(random, entries);
      long begun = System.nanoTime();
      rows += question.ask().rows(warehouse, subject);
      millis[i] = (System.nanoTime() - begun) / 1e6;
    }
    double megabytes = before < 0 ? Double.NaN : (read() - before) / 1e6 / times;
    if (rows == 0) {
      throw new IllegalStateException("'" + question.name() + "' was answered without any row");
    }
    return new Answers(
        question.name(),
        Statistics.median(millis),
        Statistics.percentile(0.99, millis),
        megabytes,
        rows / (double) times);
  }

  private static long read() throws IOException {
    if (!Files.isReadable(IO)) {
      return -1;
    }
    for (String line : Files.readAllLines(IO)) {
      if (line.startsWith("rchar:")) {
        return Long.parseLong(line.substring("rchar:".length()).strip());
      }
    }
    return -1;
  }
}
