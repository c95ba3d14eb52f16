package dev.titan.storage.objects;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The folder of this machine for what has to lie in files on its way to or from a bucket. It is the
 * process's own, and goes with it; what a killed process leaves goes with the machine's temporary
 * files.
 */
public final class Scratch {
  private static Path folder;

  private Scratch() {}

  /**
   * The folder, for its owner only.
   *
   * @throws StorageException if there is no room for temporary files
   */
  public static synchronized Path folder() {
    if (folder == null || !Files.isDirectory(folder)) {
      try {
        folder = Files.createTempDirectory("titan-scratch-");
        Path mine = folder;
        Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(mine), "titan-scratch"));
      } catch (IOException e) {
        throw new StorageException("there is no room for temporary files; make some", e);
      }
    }
    return folder;
  }

  private static void remove(Path folder) {
    try {
      Folders.deleteTree(folder);
    } catch (IOException e) {
      System.getLogger(Scratch.class.getName())
          .log(System.Logger.Level.DEBUG, "temporary files are left in " + folder, e);
    }
  }

  /**
   * A file of this machine with the bytes of another: that one itself if it lies on a disk, else a
   * copy, to be given back to {@link #drop}.
   *
   * @throws IOException if it cannot be read or copied
   */
  public static Path copyOf(Path file) throws IOException {
    if (!Buckets.hold(file)) {
      return file;
    }
    Path copy = Files.createTempFile(folder(), "copy-", "");
    try (var in = Files.newInputStream(file);
        var out = Files.newOutputStream(copy)) {
      in.transferTo(out);
      return copy;
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(copy);
      throw e;
    }
  }

  /** Removes a copy, if it is one. */
  public static void drop(Path copy, Path original) throws IOException {
    if (!copy.equals(original)) {
      Files.deleteIfExists(copy);
    }
  }
}
