package dev.titan.storage.backup;

import dev.titan.storage.objects.Access;
import dev.titan.storage.objects.DurableCopy;
import dev.titan.storage.objects.Folders;
import dev.titan.storage.objects.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A folder that appears whole under its name, or not at all: it is filled beside its place, under
 * the hidden name {@code .NAME.unfinished-…}, and renamed at the end. Closed before, it is removed;
 * killed before, it stays under that name, which nobody takes for a backup or a home.
 */
final class NewFolder implements AutoCloseable {
  private final Path place;
  private final Path unfinished;
  private final CopyProgress progress;
  private final long total;
  private final Set<Path> folders = new HashSet<>();
  private long done;
  private boolean named;

  private NewFolder(Path place, Path unfinished, CopyProgress progress, long total) {
    this.place = place;
    this.unfinished = unfinished;
    this.progress = progress;
    this.total = total;
  }

  /**
   * Begins a folder.
   *
   * @param place where it will be; its parent exists
   * @param access who may enter it
   * @param total how many bytes will come
   */
  static NewFolder begin(Path place, Access access, CopyProgress progress, long total) {
    Path parent = place.getParent();
    requireSpace(parent, total);
    long random = ThreadLocalRandom.current().nextLong() & Long.MAX_VALUE;
    Path unfinished =
        parent.resolve("." + place.getFileName() + ".unfinished-" + Long.toString(random, 36));
    if (!Folders.createNew(unfinished, access)) {
      throw new StorageException("the name " + unfinished + " is taken: try again");
    }
    return new NewFolder(place, unfinished, progress, total);
  }

  /** The path of a file in it, for as long as it is unfinished. */
  Path resolve(String path) {
    return unfinished.resolve(path);
  }

  /** Copies a file into it. */
  DurableCopy copy(Path from, String path, Access access) {
    Path to = resolve(path);
    folders.add(Folders.ensure(to.getParent(), access));
    return DurableCopy.of(
        from,
        to,
        access,
        count -> {
          done += count;
          progress.done(done, total);
        });
  }

  /** Writes a file into it. */
  void write(String path, byte[] bytes) {
    try {
      Path file = Files.write(resolve(path), bytes);
      DurableCopy.force(file);
    } catch (IOException e) {
      throw StorageException.cannot("write", resolve(path), e);
    }
  }

  /** Gives the folder its name; on return it survives a power cut. */
  void finish() {
    try {
      for (Path folder : folders) {
        Folders.sync(folder);
      }
      Folders.sync(unfinished);
      Files.move(unfinished, place, StandardCopyOption.ATOMIC_MOVE);
      named = true;
      Folders.sync(place.getParent());
    } catch (IOException e) {
      throw StorageException.cannot("give a finished folder its name", place, e);
    }
  }

  @Override
  public void close() {
    if (named) {
      return;
    }
    try {
      Folders.deleteTree(unfinished);
    } catch (IOException e) {
      throw StorageException.cannot("remove", unfinished, e);
    }
  }

  private static void requireSpace(Path parent, long total) {
    try {
      long free = Files.getFileStore(parent).getUsableSpace();
      if (free < total) {
        throw new StorageException(
            String.format(
                Locale.ROOT,
                "%s has %.1f MiB free, and %.1f MiB are needed: make room, or choose another place",
                parent,
                free / (double) (1 << 20),
                total / (double) (1 << 20)));
      }
    } catch (IOException e) {
      throw StorageException.cannot("measure the free space of", parent, e);
    }
  }
}
