package dev.titan.chaos;

import dev.titan.benchmark.generate.Dataset;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A stream on a cluster whose TaskManagers are killed one after the other, each while something is
 * on its way; what it makes must be what a stream makes that nobody disturbs.
 */
final class FlinkStream {
  private static final long LOOK_MILLIS = 50;

  private final Scene scene;
  private final FlinkCluster cluster;
  private final Consumer<String> listener;

  /**
   * A stream on a cluster.
   *
   * @param scene says what is streamed, into what
   * @param listener is told how it went
   */
  FlinkStream(Scene scene, FlinkCluster cluster, Consumer<String> listener) {
    this.scene = scene;
    this.cluster = cluster;
    this.listener = listener;
  }

  /** Opens a source; after another one is closed, as they may be in the same place. */
  interface Opening {
    StreamSource open() throws IOException;
  }

  /**
   * Streams all that a source has, with trouble and without.
   *
   * @param kills how many TaskManagers are killed
   * @return what is wrong
   */
  List<String> run(Opening troubled, int kills, Opening peaceful) throws IOException {
    Path home = scene.home("stream-on-flink");
    boolean repeats;
    try (StreamSource source = troubled.open()) {
      disturb(source, kills, home);
      repeats = source.repeats();
    }
    Path inPeace = scene.home("stream-in-peace");
    try (StreamSource source = peaceful.open()) {
      List<String> settings = new ArrayList<>(List.of("env"));
      settings.addAll(source.settings());
      Titan titan = Titan.on(inPeace).through(settings);
      finish(titan.start(arguments(source)), source, 0, inPeace);
    }
    long inputs = scene.inputs(inPeace);
    listener.accept(inputs + " inputs, " + (scene.inputs(home) - inputs) + " more that came again");
    return scene.problems(home, inPeace, repeats);
  }

  /** Sends all into a stream on the cluster, and kills meanwhile. */
  private void disturb(StreamSource source, int kills, Path home) throws IOException {
    Titan titan = cluster.on(home, source.settings().toArray(String[]::new));
    Titan.Running stream = titan.start(arguments(source));
    int sent = 0;
    for (int killed = 1; killed <= kills; killed++) {
      long committed = stream.printed();
      source.send(sent++);
      while (stream.printed() == committed && !stream.endsWithin(LOOK_MILLIS)) {
        // until the first window is committed, so that the job is at work
      }
      source.send(sent++);
      while (!isOnItsWay(home) && !stream.endsWithin(LOOK_MILLIS)) {
        // until it is kept, and before it is committed
      }
      cluster.replaceTaskManager(killed);
    }
    finish(stream, source, sent, home);
  }

  /** Sends what is left, the corrections behind all others, and ends the stream. */
  private void finish(Titan.Running stream, StreamSource source, int sent, Path home)
      throws IOException {
    int last = source.portions() - 1;
    for (int portion = sent; portion < last; portion++) {
      source.send(portion);
    }
    awaitCommitted(stream, source, home);
    source.send(last);
    awaitCommitted(stream, source, home);
    scene.done(stream.end());
  }

  private static void awaitCommitted(Titan.Running stream, StreamSource source, Path home)
      throws IOException {
    // In this order: what is not on its way to the home any more lies there.
    while (!(source.isTaken(home) && !isOnItsWay(home)) && !stream.endsWithin(LOOK_MILLIS)) {
      // until all is taken in, and then committed
    }
  }

  private static String[] arguments(StreamSource source) {
    List<String> arguments = new ArrayList<>(List.of("stream"));
    arguments.addAll(source.arguments());
    arguments.addAll(
        List.of(
            "--tenant",
            Dataset.TENANT,
            "--location",
            Dataset.LOCATION,
            "--window",
            "2s",
            "--json"));
    return arguments.toArray(String[]::new);
  }

  /** Whether something is taken in that is not committed. */
  private static boolean isOnItsWay(Path home) {
    return streams(home).stream()
        .map(stream -> stream.resolve("arrivals").toFile().list())
        .anyMatch(
            names -> names != null && Stream.of(names).anyMatch(name -> !name.startsWith(".")));
  }

  /** The folders of the streams of a home. */
  static List<Path> streams(Path home) {
    File[] streams = home.resolve("streams").toFile().listFiles();
    return streams == null ? List.of() : Stream.of(streams).map(File::toPath).toList();
  }
}
