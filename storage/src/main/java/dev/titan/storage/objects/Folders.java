package dev.titan.storage.objects;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Locale;

/** What the stores do with folders: make them, make them durable, empty them. */
public final class Folders {
  private static final boolean WINDOWS = File.separatorChar == '\\';

  /** The object that says of a folder in a bucket that somebody has made it. */
  private static final String MADE = "made";

  private Folders() {}

  /**
   * Makes a folder and its missing parents, durably.
   *
   * @param access who may enter the folders that are made
   * @throws StorageException if it cannot be made or written to
   */
  public static Path ensure(Path folder, Access access) {
    if (Buckets.hold(folder)) {
      return folder; // a bucket knows names of objects alone
    }
    try {
      make(folder, access);
    } catch (IOException e) {
      throw new StorageException(
          "cannot make the folder "
              + folder
              + " ("
              + reason(e)
              + "): let this user write to its parent, or choose another place",
          e);
    }
    if (!Files.isWritable(folder)) {
      throw new StorageException(
          "the folder "
              + folder
              + " is not writable: give this user the right to write, or choose another place");
    }
    return folder;
  }

  /**
   * Makes a new folder, durably; its parent exists.
   *
   * @return whether this call has made it; false if the name was taken
   */
  public static boolean createNew(Path folder, Access access) {
    if (Buckets.hold(folder)) {
      return ObjectStore.at(folder, access).createIfAbsent(MADE, new byte[0]);
    }
    try {
      Files.createDirectory(folder, access.ofFolder());
      sync(folder.toAbsolutePath().getParent());
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    } catch (IOException e) {
      throw StorageException.cannot("make the folder", folder, e);
    }
  }

  /** Whether somebody has made a folder by {@link #createNew} and nobody has removed it. */
  public static boolean isThere(Path folder) {
    return Buckets.hold(folder) ? Files.exists(folder.resolve(MADE)) : Files.isDirectory(folder);
  }

  /** Makes a folder and its missing parents; each new name is durable on return. */
  static void make(Path folder, Access access) throws IOException {
    if (Buckets.hold(folder) || Files.isDirectory(folder)) {
      return;
    }
    Path parent = folder.toAbsolutePath().getParent();
    if (parent != null) {
      make(parent, access);
    }
    try {
      Files.createDirectory(folder, access.ofFolder());
    } catch (FileAlreadyExistsException e) {
      if (!Files.isDirectory(folder)) {
        throw e;
      }
      // another thread or process was faster
    }
    if (parent != null) {
      sync(parent);
    }
  }

  /** Makes the names in a folder survive a power cut. */
  public static void sync(Path folder) throws IOException {
    if (WINDOWS || Buckets.hold(folder)) {
      return; // a folder cannot be opened; NTFS journals names by itself, a bucket knows no others
    }
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /** Removes a folder with all that is in it, without following links; no matter if absent. */
  public static void deleteTree(Path folder) throws IOException {
    if (Buckets.hold(folder)) {
      if (folder.getFileName().toString().startsWith(".")) {
        return; // hidden names are those of files on their way, of which a bucket has none
      }
      ObjectStore store = ObjectStore.at(folder.getParent(), Access.OWNER_ONLY);
      store.deleteAll(folder.getFileName() + "/");
      return;
    }
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (e instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE; // another process removes the same folder
            }
            throw e;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, IOException e)
              throws IOException {
            if (e != null) {
              throw e;
            }
            Files.deleteIfExists(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /** What an exception says about its cause, where its message is often only a path. */
  static String reason(IOException e) {
    String kind = e.getClass().getSimpleName().replace("Exception", "");
    String words = kind.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    return e.getMessage() == null ? words : words + ": " + e.getMessage();
  }
}
