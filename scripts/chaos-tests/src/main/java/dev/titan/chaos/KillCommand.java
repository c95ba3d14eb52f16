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
    description = "Kill ingests at random moments; the next one must give what a clean one gives.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  scripts/chaos kill --times 20 --rows 5000"})
final class KillCommand implements Callable<Integer> {
  /** One run in so many is killed more than once, and then up to so many times more. */
  private static final int REPEATED_OF = 4;

  private static final int REPEATED = 3;

  @Mixin private ChaosOptions options;

  @Option(names = "--times", defaultValue = "200", description = "How many runs to kill (200).")
  private int times;

  @Override
  public Integer call() throws Exception {
    return options.make(this::kill);
  }

  private List<String> kill(Scene scene) throws IOException {
    SplittableRandom random = new SplittableRandom(options.seed());
    List<String> problems = new ArrayList<>();
    int hit = 0;
    for (int number = 1; number <= times; number++) {
      Path home = scene.home("killed-" + number);
      int kills = random.nextInt(REPEATED_OF) == 0 ? 2 + random.nextInt(REPEATED) : 1;
      StringBuilder story = new StringBuilder("run " + number + ", killed after");
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
      List<String> found = finish(scene, home);
      found.forEach(each -> problems.add(story + ": " + each));
      options.tell(story + (found.isEmpty() ? ": the same" : ": NOT the same: " + found));
      if (found.isEmpty()) {
        Folders.deleteTree(home);
      }
    }
    options.tell(hit + " processes were killed in " + times + " runs");
    return problems;
  }

  private static List<String> finish(Scene scene, Path home) throws IOException {
    Ended ended = scene.ingest(Titan.on(home));
    if (ended.code() != 0) {
      return List.of("the next run ended with code " + ended.code() + ": " + ended.told());
    }
    return scene.problems(home);
  }
}
