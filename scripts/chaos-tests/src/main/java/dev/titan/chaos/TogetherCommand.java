package dev.titan.chaos;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code chaos together}: several ingests of the same files at once, and queries beside them. */
@Command(
    name = "together",
    description = "Ingest the same files several times at once, with queries beside.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  scripts/chaos together --rows 20000"})
final class TogetherCommand implements Callable<Integer> {
  private static final int MOST = 3;

  @Mixin private ChaosOptions options;

  @Override
  public Integer call() throws Exception {
    return options.make(this::crowd);
  }

  private List<String> crowd(Scene scene) throws IOException {
    List<String> problems = new ArrayList<>();
    for (int ingests = 2; ingests <= MOST; ingests++) {
      problems.addAll(atOnce(scene, ingests));
    }
    return problems;
  }

  private List<String> atOnce(Scene scene, int ingests) throws IOException {
    Path home = scene.home("together-" + ingests);
    List<Titan.Running> running = new ArrayList<>();
    for (int i = 0; i < ingests; i++) {
      running.add(scene.start(Titan.on(home)));
    }
    List<String> problems = new ArrayList<>();
    int queries = 0;
    while (running.stream().anyMatch(each -> each.process().isAlive())) {
      Ended query = Titan.on(home).run("query", "SELECT count(*) FROM ledger", "--json");
      queries++;
      require("a query beside " + ingests + " ingests", query, problems);
    }
    for (Titan.Running each : running) {
      require("one of " + ingests + " ingests at once", each.await(), problems);
    }
    scene.problems(home).forEach(each -> problems.add(ingests + " at once: " + each));
    options.tell(ingests + " ingests at once, " + queries + " queries beside them");
    return problems;
  }

  private static void require(String what, Ended ended, List<String> problems) {
    if (ended.code() != 0) {
      problems.add(what + " ended with code " + ended.code() + ": " + ended.told());
    }
  }
}
