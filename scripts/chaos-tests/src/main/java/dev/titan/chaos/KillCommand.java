package dev.titan.chaos;

import dev.titan.storage.objects.Folders;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code chaos kill}: the process dies at any moment, as with {@code kill -9}. */
@Command(
    name = "kill",
    description = {
      "Kill ingests, then replays, at random moments; the next one must give what a clean one gives.",
      "Every other killed replay is met by an ingest first, which finishes it."
    },
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  scripts/chaos kill --times 20 --replays 10 --rows 5000"})
final class KillCommand implements Callable<Integer> {
  /** One run in so many is killed more than once, and then up to so many times more. */
  private static final int REPEATED_OF = 4;

  private static final int REPEATED = 3;

  @Mixin private ChaosOptions options;

  @Option(names = "--times", defaultValue = "200", description = "How many ingests to kill (200).")
  private int times;

  @Option(names = "--replays", defaultValue = "50", description = "How many replays to kill (50).")
  private int replays;

  @Override
  public Integer call() throws Exception {
    return options.make(
        scene -> {
          SplittableRandom random = new SplittableRandom(options.seed());
          List<String> problems = new ArrayList<>(kill("ingest", scene, times, random));
          if (replays > 0) {
            Scene replaying = scene.replaying();
            options.tell("a replay of all takes " + replaying.cleanMillis() + " ms in peace");
            problems.addAll(kill("replay", replaying, replays, random));
          }
          return problems;
        });
  }

  private List<String> kill(String what, Scene scene, int count, SplittableRandom random)
      throws IOException {
    List<String> problems = new ArrayList<>();
    int hit = 0;
    for (int number = 1; number <= count; number++) {
      Path home = scene.home(what + "-" + number);
      int kills = random.nextInt(REPEATED_OF) == 0 ? 2 + random.nextInt(REPEATED) : 1;
      StringBuilder story = new StringBuilder(what + " " + number + ", killed after");
      for (int i = 0; i < kills; i++) {
        long moment = random.nextLong(scene.cleanMillis() + 1);
        Ended killed = scene.start(Titan.on(home)).killAfter(moment);
        story.append(' ').append(moment).append(" ms");
        if (killed.code() == Ended.KILLED) {
          hit++;
        } else {
          story.append(" (had ended with code ").append(killed.code()).append(')');
        }
      }
      boolean ingestFirst = what.equals("replay") && number % 2 == 0;
      List<String> found = finish(scene, home, ingestFirst);
      found.forEach(each -> problems.add(story + ": " + each));
      options.tell(story + (found.isEmpty() ? ": the same" : ": NOT the same: " + found));
      if (found.isEmpty()) {
        Folders.deleteTree(home);
      }
    }
    options.tell(hit + " processes were killed in " + count + " " + what + "s");
    return problems;
  }

  private static List<String> finish(Scene scene, Path home, boolean ingestFirst)
      throws IOException {
    if (ingestFirst) {
      Ended ingest = Titan.on(home).run(Scene.ingest(scene.inputs().nothing()));
      if (ingest.code() != 0) {
        return List.of(
            "an ingest after it ended with code " + ingest.code() + ": " + ingest.told());
      }
    }
    Ended ended = scene.work(Titan.on(home));
    if (ended.code() != 0) {
      return List.of("the next run ended with code " + ended.code() + ": " + ended.told());
    }
    return scene.problems(home);
  }
}
