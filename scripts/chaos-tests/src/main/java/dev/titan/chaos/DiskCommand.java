package dev.titan.chaos;

import dev.titan.storage.objects.Folders;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code chaos disk}: the disk of the home runs full, early and late in the run. */
@Command(
    name = "disk",
    description = {
      "Let the disk run full; the run must say so, commit nothing, and succeed once there is room.",
      "Mounts small file systems in memory, so it needs Linux and root."
    },
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  scripts/chaos disk --rows 20000"})
final class DiskCommand implements Callable<Integer> {
  /** Below this nothing begins, and its message is tested by the smallest step. */
  private static final long LEAST = 16 << 10;

  @Mixin private ChaosOptions options;

  @Option(names = "--steps", defaultValue = "12", description = "How many sizes of disk (12).")
  private int steps;

  @Override
  public Integer call() throws Exception {
    return options.make(this::fill);
  }

  private List<String> fill(Scene scene) throws IOException {
    Path disk = Files.createDirectories(scene.folder().resolve("disk"));
    long most = size(scene.folder().resolve("clean")) * 3;
    if (!Shell.succeeds(
        "mount", "-t", "tmpfs", "-o", "size=" + most * 2, "tmpfs", disk.toString())) {
      options.tell("disk: not tested, because this user may not mount a file system");
      return List.of();
    }
    List<String> problems = new ArrayList<>();
    try {
      for (int step = 0; step < steps; step++) {
        // Most of what can go wrong does so in small rooms, so the steps grow.
        long room = LEAST + (long) (most * Math.pow((double) step / steps, 2));
        problems.addAll(withRoom(scene, disk, room));
      }
    } finally {
      Shell.run("umount", disk.toString());
    }
    return problems;
  }

  private List<String> withRoom(Scene scene, Path disk, long room) throws IOException {
    Path home = Trees.copy(scene.home("template"), disk.resolve("home"));
    Path ballast = disk.resolve("ballast");
    leave(room, ballast);
    Ended full = scene.work(Titan.on(home));
    Files.delete(ballast);
    String story = "with " + (room >> 10) + " KiB of room";
    List<String> problems = new ArrayList<>();
    if (full.code() == 0) {
      options.tell(story + ": enough");
    } else {
      options.tell(story + ": code " + full.code() + ": " + full.told());
      judge(full, home).forEach(each -> problems.add(story + ": " + each));
      scene.changes(home).forEach(each -> problems.add(story + ", committed: " + each));
      Ended next = scene.work(Titan.on(home));
      if (next.code() != 0) {
        problems.add(story + ": with room again, code " + next.code() + ": " + next.told());
      }
    }
    scene.problems(home).forEach(each -> problems.add(story + ": " + each));
    Folders.deleteTree(home);
    return problems;
  }

  /** The message must name the place and the remedy, and be no internal error. */
  private static List<String> judge(Ended full, Path home) {
    List<String> problems = new ArrayList<>();
    if (full.code() != 1) {
      problems.add("exit code " + full.code() + " instead of 1");
    }
    String told = full.err();
    if (!told.contains(home.toString())) {
      problems.add("the message names no place: " + full.told());
    }
    if (!(told.contains("free space") || told.contains("make room"))) {
      problems.add("the message has no remedy: " + full.told());
    }
    if (told.contains("fault of Titan")) {
      problems.add("a full disk is told as a fault of Titan: " + full.told());
    }
    return problems;
  }

  /** Writes a file that leaves only so much room. */
  private static void leave(long room, Path ballast) throws IOException {
    FileStore store = Files.getFileStore(ballast.getParent());
    byte[] block = new byte[4096];
    try (OutputStream out = Files.newOutputStream(ballast)) {
      for (long left = store.getUsableSpace() - room; left > 0; left -= block.length) {
        out.write(block);
      }
    }
  }

  private static long size(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths.mapToLong(path -> path.toFile().length()).sum();
    }
  }
}
