package dev.titan.benchmark.run;

import dev.titan.benchmark.generate.Dataset;
import dev.titan.benchmark.plain.PlainLoop;
import java.nio.file.Path;
import java.util.List;

/** The plain loop: the same functions, Parquet files, no merge, no raw copy. */
public final class PlainIngest implements Competitor {
  private final Dataset dataset;
  private final Threads threads;

  /** Ingests a data set. */
  public PlainIngest(Dataset dataset, Threads threads) {
    this.dataset = dataset;
    this.threads = threads;
  }

  @Override
  public String name() {
    return "plain loop";
  }

  @Override
  public void prepare(Path work) {
    // It needs nothing.
  }

  @Override
  public ProcessBuilder process(Path work) {
    return JavaChild.of(
        List.of("-XX:+UseParallelGC", "-XX:MaxRAMPercentage=25", threads.option()),
        PlainLoop.class,
        List.of(dataset.spec().layout().name(), dataset.events().toString(), work.toString()));
  }

  @Override
  public void check(Path work, String output) {
    long dead = dataset.expected().deadLettered();
    long read = dataset.expected().read();
    String expected = "read=%d written=%d dead=%d".formatted(read, read - dead, dead);
    if (!output.strip().equals(expected)) {
      throw new WrongResultException(
          name() + " printed " + output.strip() + " instead of " + expected);
    }
  }
}
