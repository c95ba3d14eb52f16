package dev.titan.chaos;

import dev.titan.storage.objects.Folders;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A folder in which files land: the first of the files of events in several pieces, the others. */
final class LandingFolder implements StreamSource {
  private static final int PIECES = 6;

  private final Path folder;
  private final List<Path> files;
  private int sent;

  private LandingFolder(Path folder, List<Path> files) {
    this.folder = folder;
    this.files = files;
  }

  /** An empty one in the folder of a scene; its path is always the same. */
  static LandingFolder of(Scene scene) throws IOException {
    Path folder = scene.folder().resolve("landing");
    Folders.deleteTree(folder);
    Files.createDirectories(folder);
    Path pieces = scene.folder().resolve("pieces");
    Folders.deleteTree(pieces);
    return new LandingFolder(folder, files(scene.inputs(), Files.createDirectories(pieces)));
  }

  @Override
  public List<String> arguments() {
    return List.of("--from", folder.toString());
  }

  /** A file counts as whole as soon as it is seen: ours are moved in whole. */
  @Override
  public List<String> settings() {
    return List.of("TITAN_STREAM_SETTLE_MILLIS=0");
  }

  @Override
  public int portions() {
    return files.size();
  }

  @Override
  public void send(int portion) throws IOException {
    Path file = files.get(portion);
    Path beside = folder.resolve("." + file.getFileName());
    Files.copy(file, beside);
    Files.move(beside, folder.resolve(file.getFileName()), StandardCopyOption.ATOMIC_MOVE);
    sent++;
  }

  /** The stream keeps a list of what it has taken in, one line each. */
  @Override
  public boolean isTaken(Path home) throws IOException {
    long taken = 0;
    for (Path stream : FlinkStream.streams(home)) {
      Path list = stream.resolve("taken");
      taken += Files.exists(list) ? Files.readAllLines(list).size() : 0;
    }
    return taken == sent;
  }

  @Override
  public boolean repeats() {
    return false;
  }

  @Override
  public void close() {}

  /** Their names are in the order in which they are to be read. */
  private static List<Path> files(Inputs inputs, Path folder) throws IOException {
    List<Path> files = new ArrayList<>();
    Path events = inputs.files().resolve("part-0.ndjson");
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
        files.add(file);
      }
    }
    try (Stream<Path> others = Files.list(inputs.files())) {
      for (Path other : others.filter(file -> !file.equals(events)).toList()) {
        String name = other.getFileName().toString();
        String order = other.equals(inputs.revised()) ? "z-" : "b-";
        files.add(Files.copy(other, folder.resolve(order + name)));
      }
    }
    files.sort(null);
    return files;
  }
}
