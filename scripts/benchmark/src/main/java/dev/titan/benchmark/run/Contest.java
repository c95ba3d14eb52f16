package dev.titan.benchmark.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;

/** Lets competitors run in turn (A B C A B C ...), so that a slow hour of the machine hits all. */
public final class Contest {
  private final ProcessMeter meter = new ProcessMeter();
  private final Path work;
  private final BiConsumer<String, Measured> progress;

  /**
   * A contest.
   *
   * @param work an empty folder per run is made in it, and removed after
   * @param progress told of each run
   */
  public Contest(Path work, BiConsumer<String, Measured> progress) {
    this.work = work;
    this.progress = progress;
  }

  /**
   * Holds it.
   *
   * @throws IOException if a competitor cannot be run
   * @throws WrongResultException if one does other work than was asked for
   */
  public List<Series> hold(List<Competitor> competitors, int runs) throws IOException {
    Files.createDirectories(work);
    List<Series> all = competitors.stream().map(each -> new Series(each.name())).toList();
    for (int run = 1; run <= runs; run++) {
      for (int i = 0; i < competitors.size(); i++) {
        Competitor competitor = competitors.get(i);
        Measured measured = once(competitor);
        all.get(i).add(measured);
        progress.accept("run " + run + ", " + competitor.name(), measured);
      }
    }
    for (Competitor competitor : competitors) {
      competitor.finish();
    }
    return all;
  }

  private Measured once(Competitor competitor) throws IOException {
    Path folder = Files.createTempDirectory(work, "run-");
    competitor.prepare(folder);
    Measured measured = meter.run(competitor.process(folder), work.resolve("last-errors.txt"));
    competitor.check(folder, measured.output());
    Folders.delete(folder); // what a failure leaves behind stays, to be looked at
    return measured;
  }
}
