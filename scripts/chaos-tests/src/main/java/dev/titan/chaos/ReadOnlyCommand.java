package dev.titan.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code chaos read-only}: places that cannot be written, and an input that cannot be read. */
@Command(
    name = "read-only",
    description = "Close folders against writing, and a file against reading.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  scripts/chaos read-only --rows 5000"})
final class ReadOnlyCommand implements Callable<Integer> {
  private static final String NOBODY = "65534";

  @Mixin private ChaosOptions options;

  @Override
  public Integer call() throws Exception {
    return options.make(this::close);
  }

  private List<String> close(Scene scene) throws IOException {
    // Rights mean nothing to root, so another user does the work then.
    List<String> user =
        Shell.isRoot()
            ? List.of("setpriv", "--reuid", NOBODY, "--regid", NOBODY, "--clear-groups")
            : List.of();
    List<String> problems = new ArrayList<>();
    for (String place : List.of("", "raw", "runs", "registry", "warehouse.duckdb", "secrets")) {
      problems.addAll(closed(scene, user, place));
    }
    problems.addAll(unreadable(scene, user));
    return problems;
  }

  private List<String> closed(Scene scene, List<String> user, String place) throws IOException {
    Path home = home(scene, user, "closed-" + (place.isEmpty() ? "home" : place));
    Path closed = home.resolve(place);
    Set<PosixFilePermission> rights = Files.getPosixFilePermissions(closed);
    boolean folder = Files.isDirectory(closed);
    Files.setPosixFilePermissions(
        closed, PosixFilePermissions.fromString(folder ? "r-xr-xr-x" : "r--r--r--"));
    Ended refused = scene.work(Titan.on(home).through(user));
    Files.setPosixFilePermissions(closed, rights);
    String story = place.isEmpty() ? "closed home" : "closed " + place;
    options.tell(story + ": code " + refused.code() + ": " + refused.told());
    List<String> problems = new ArrayList<>();
    // Nothing is written into some places; then the run simply succeeds.
    if (refused.code() != 0) {
      judge(refused, closed).forEach(each -> problems.add(story + ": " + each));
      scene.changes(home).forEach(each -> problems.add(story + ", committed: " + each));
      succeedAtLast(scene, Titan.on(home).through(user), story, problems);
    }
    own(home);
    scene.problems(home).forEach(each -> problems.add(story + ": " + each));
    return problems;
  }

  private List<String> unreadable(Scene scene, List<String> user) throws IOException {
    Path home = home(scene, user, "unreadable");
    Path file = scene.inputs().files().resolve("part-1.ndjson");
    Set<PosixFilePermission> rights = Files.getPosixFilePermissions(file);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
    Ended refused = scene.work(Titan.on(home).through(user));
    Files.setPosixFilePermissions(file, rights);
    options.tell("closed input: code " + refused.code() + ": " + refused.told());
    List<String> problems = new ArrayList<>();
    if (refused.code() != 1) {
      problems.add("closed input: exit code " + refused.code() + " instead of 1");
    }
    if (!(refused.err() + refused.out()).contains(file.getFileName().toString())) {
      problems.add("closed input: nothing names it: " + refused.told());
    }
    return problems;
  }

  private static Path home(Scene scene, List<String> user, String name) throws IOException {
    Path home = scene.home(name);
    if (!user.isEmpty()) {
      Shell.run("chown", "-R", NOBODY + ":" + NOBODY, home.toString());
      // The folders above must let the other user through.
      for (Path up = home.getParent();
          up != null && !up.equals(up.getRoot());
          up = up.getParent()) {
        if (!Files.getPosixFilePermissions(up).contains(PosixFilePermission.OTHERS_EXECUTE)) {
          Shell.run("chmod", "o+x", up.toString());
        }
      }
    }
    return home;
  }

  private static void own(Path home) throws IOException {
    if (Shell.isRoot()) {
      Shell.run("chown", "-R", "root", home.toString());
    }
  }

  private static void succeedAtLast(Scene scene, Titan titan, String story, List<String> problems)
      throws IOException {
    Ended next = scene.work(titan);
    if (next.code() != 0) {
      problems.add(story + ": opened again, code " + next.code() + ": " + next.told());
    }
  }

  private static List<String> judge(Ended refused, Path closed) {
    List<String> problems = new ArrayList<>();
    if (refused.code() != 1) {
      problems.add("exit code " + refused.code() + " instead of 1");
    }
    if (!refused.err().contains(closed.toString())) {
      problems.add("the message names no place: " + refused.told());
    }
    if (refused.err().contains("fault of Titan")) {
      problems.add("closed rights are told as a fault of Titan: " + refused.told());
    }
    return problems;
  }
}
