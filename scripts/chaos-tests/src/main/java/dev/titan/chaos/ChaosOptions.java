package dev.titan.chaos;

import dev.titan.storage.objects.Folders;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What every trouble can be told. */
final class ChaosOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(names = "--rows", defaultValue = "200000", description = "How many records (200000).")
  private long rows;

  @Option(names = "--seed", defaultValue = "1", description = "The seed of all chance (1).")
  private long seed;

  @Option(
      names = "--work",
      paramLabel = "DIR",
      defaultValue = "${sys:chaos.target}/work",
      description = "Where homes are made (default: scripts/chaos-tests/target/work).")
  private Path work;

  /** A trouble, with a scene to make it in. */
  interface Trouble {
    /** Returns what was not as it must be, one line each. */
    List<String> make(Scene scene) throws IOException;
  }

  long seed() {
    return seed;
  }

  /** Tells a person how it goes. */
  void tell(String line) {
    PrintWriter err = spec.commandLine().getErr();
    err.println(line);
    err.flush();
  }

  /** Makes a trouble; what it has left behind stays if something is not as it must be. */
  int make(Trouble trouble) throws IOException {
    Files.createDirectories(work);
    Path folder = Files.createTempDirectory(work.toRealPath(), spec.name() + "-");
    Scene scene = Scene.prepare(folder, rows, seed);
    tell(spec.name() + ": " + rows + " records; in peace " + scene.cleanMillis() + " ms");
    List<String> problems = trouble.make(scene);
    problems.forEach(problem -> tell("NOT AS IT MUST BE: " + problem));
    if (problems.isEmpty()) {
      Folders.deleteTree(folder);
      tell(spec.name() + ": all as it must be");
    } else {
      tell("left for you to look at: " + folder);
    }
    return problems.isEmpty() ? 0 : 1;
  }
}
