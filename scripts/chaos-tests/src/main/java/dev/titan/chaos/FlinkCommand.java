package dev.titan.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code chaos flink}: the work is done by other processes, and one of them dies. */
@Command(
    name = "flink",
    description = {
      "Ingest the samples and many events on a Flink cluster of processes, one of which is killed,",
      "and take the events in by streams there, from files and from Pub/Sub, while one after the",
      "other is killed; the ledger must be that of the embedded engine, row by row. Needs Flink's",
      "jars from Maven."
    },
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  scripts/chaos flink --rows 2000000"})
final class FlinkCommand implements Callable<Integer> {
  /** Small ranges make many units, so that a run can be met in the middle. */
  private static final String SMALL_RANGES = "TITAN_WORK_RANGE_BYTES=8192";

  private static final long LOOK_MILLIS = 20;

  @Mixin private ChaosOptions options;

  @Option(
      names = "--kills-only",
      description = "Leave out the ingest of the events in which nobody is killed.")
  private boolean killsOnly;

  @Override
  public Integer call() throws Exception {
    try (FlinkCluster cluster = FlinkCluster.start()) {
      return options.make(
          scene -> {
            List<String> problems = new ArrayList<>();
            problems.addAll(
                told("samples", ingest(SampleScene.prepare(scene.folder()), cluster, "samples")));
            if (!killsOnly) {
              problems.addAll(told("events", ingest(scene, cluster, "events")));
            }
            problems.addAll(told("a TaskManager killed", killed(scene, cluster)));
            problems.addAll(
                told("a stream of files, both TaskManagers killed in turn", files(scene, cluster)));
            problems.addAll(
                told("a stream of messages, a TaskManager killed", messages(scene, cluster)));
            return problems;
          });
    }
  }

  private List<String> told(String what, List<String> problems) {
    options.tell(what + (problems.isEmpty() ? ": the same" : ": NOT the same: " + problems));
    return problems;
  }

  private List<String> ingest(Scene scene, FlinkCluster cluster, String name) throws IOException {
    Path home = scene.home(name + "-on-flink");
    long begun = System.nanoTime();
    scene.done(scene.work(cluster.on(home)));
    options.tell(
        name
            + ": embedded "
            + scene.cleanMillis()
            + " ms, on Flink "
            + (System.nanoTime() - begun) / 1_000_000
            + " ms");
    return scene.problems(home);
  }

  private List<String> killed(Scene scene, FlinkCluster cluster) throws IOException {
    Path home = scene.home("killed-on-flink");
    Titan.Running run = scene.start(cluster.on(home, SMALL_RANGES));
    boolean staging = false;
    while (!staging && !run.endsWithin(LOOK_MILLIS)) {
      staging = isStaging(home);
    }
    if (staging) {
      cluster.replaceTaskManager(1);
    } else {
      options.tell("the run was over before a TaskManager could be killed");
    }
    scene.done(run.await());
    return scene.problems(home);
  }

  private List<String> files(Scene scene, FlinkCluster cluster) throws IOException {
    return new FlinkStream(scene, cluster, options::tell)
        .run(() -> LandingFolder.of(scene), 2, () -> LandingFolder.of(scene));
  }

  private List<String> messages(Scene scene, FlinkCluster cluster) throws IOException {
    return new FlinkStream(scene, cluster, options::tell)
        .run(
            () -> Subscription.inTrouble(scene, options.seed()),
            1,
            () -> Subscription.inPeace(scene));
  }

  /** Whether a run has staged something beside the bytes of its inputs. */
  private static boolean isStaging(Path home) throws IOException {
    try (Stream<Path> runs = Files.list(home.resolve("runs"))) {
      for (Path run : (Iterable<Path>) runs::iterator) {
        String[] staged = run.resolve("staged").toFile().list();
        if (staged != null && Stream.of(staged).anyMatch(name -> name.endsWith(".receipt.json"))) {
          return true;
        }
      }
    }
    return false;
  }
}
