package dev.titan.chaos;

import dev.titan.benchmark.generate.Dataset;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A stream on a cluster whose TaskManagers are killed one after the other, each while something is
 * on its way; what it makes must be what a stream makes that nobody disturbs.
 */
final class FlinkStream {
  private static final int PIECES = 6;
  private static final long LOOK_MILLIS = 50;

  /** A file counts as whole as soon as it is seen: ours are moved in whole. */
  private static final String AT_ONCE = "TITAN_STREAM_SETTLE_MILLIS=0";

  private final Scene scene;
  private final FlinkCluster cluster;
  private final Consumer<String> listener;
  private final Path landing;

  FlinkStream(Scene scene, FlinkCluster cluster, Consumer<String> listener) {
    this.scene = scene;
    this.cluster = cluster;
    this.listener = listener;
    this.landing = scene.folder().resolve("landing");
  }

  /** Returns what is wrong. */
  List<String> run() throws IOException {
    List<Path> pieces = pieces();
    Files.createDirectories(landing);
    Path home = scene.home("stream-on-flink");
    Titan.Running stream = cluster.on(home, AT_ONCE).start(stream("20s"));
    int landed = 0;
    for (int killed = 1; killed <= 2; killed++) {
      long committed = stream.printed();
      for (int i = 0; i < 2; i++) {
        land(pieces.get(landed++));
      }
      while (stream.printed() == committed && !stream.endsWithin(LOOK_MILLIS)) {
        // until the first window is committed, so that the job is at work
      }
      land(pieces.get(landed++));
      while (!isOnItsWay(home) && !stream.endsWithin(LOOK_MILLIS)) {
        // until it is kept, and before it is committed
      }
      cluster.replaceTaskManager(killed);
    }
    while (landed < pieces.size()) {
      land(pieces.get(landed++));
    }
    scene.done(stream.await());

    Path peaceful = scene.home("stream-in-peace");
    Titan titan = Titan.on(peaceful).through(List.of("env", AT_ONCE));
    scene.done(titan.run(stream("3s")));
    listener.accept("a stream of " + pieces.size() + " files on Flink");
    return scene.problems(home, peaceful);
  }

  private String[] stream(String untilIdle) {
    return new String[] {
      "stream",
      "--from",
      landing.toString(),
      "--tenant",
      Dataset.TENANT,
      "--location",
      Dataset.LOCATION,
      "--window",
      "2s",
      "--until-idle",
      untilIdle,
      "--json"
    };
  }

  private void land(Path piece) throws IOException {
    Path beside = landing.resolve("." + piece.getFileName());
    Files.copy(piece, beside);
    Files.move(beside, landing.resolve(piece.getFileName()), StandardCopyOption.ATOMIC_MOVE);
  }

  /** Whether something is taken in that is not committed. */
  private static boolean isOnItsWay(Path home) throws IOException {
    try (Stream<Path> files = Files.walk(home.resolve("streams"), 3)) {
      return files.anyMatch(
          file ->
              file.getParent().endsWith("arrivals")
                  && !file.getFileName().toString().startsWith("."));
    }
  }

  /** The events in several files, whose names are in the order in which they are to be read. */
  private List<Path> pieces() throws IOException {
    Path folder = Files.createDirectories(scene.folder().resolve("pieces"));
    List<Path> pieces = new ArrayList<>();
    Path events = scene.inputs().files().resolve("part-0.ndjson");
    long lines;
    try (Stream<String> all = Files.lines(events)) {
      lines = all.count();
    }
    try (BufferedReader in = Files.newBufferedReader(events)) {
      for (int piece = 0; piece < PIECES; piece++) {
        Path file = folder.resolve("a-" + piece + ".ndjson");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
          for (long i = 0; i <= lines / PIECES; i++) {
            String line = in.readLine();
            if (line != null) {
              out.append(line).append('\n');
            }
          }
        }
        pieces.add(file);
      }
    }
    try (Stream<Path> others = Files.list(scene.inputs().files())) {
      for (Path other : others.filter(file -> !file.equals(events)).sorted().toList()) {
        String name = other.getFileName().toString();
        String order = name.startsWith("revised") ? "z-" : "b-";
        pieces.add(Files.copy(other, folder.resolve(order + name)));
      }
    }
    return pieces;
  }
}
