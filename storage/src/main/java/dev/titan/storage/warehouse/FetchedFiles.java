package dev.titan.storage.warehouse;

import dev.titan.schemas.run.StagedFile;
import dev.titan.storage.objects.Buckets;
import dev.titan.storage.objects.Folders;
import dev.titan.storage.objects.Scratch;
import dev.titan.storage.objects.StorageException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Staged files on this machine, for DuckDB, which reads no buckets: those themselves that lie on a
 * disk, else copies, which go when this is closed.
 */
final class FetchedFiles implements AutoCloseable {
  private final StagedFiles files;
  private final Path copies;

  private FetchedFiles(StagedFiles files, Path copies) {
    this.files = files;
    this.copies = copies;
  }

  /** Fetches some of the files, if need be. */
  static FetchedFiles of(StagedFiles files, List<StagedFile> some) {
    if (!Buckets.hold(files.folder())) {
      return new FetchedFiles(files, null);
    }
    Path copies = null;
    try {
      copies = Files.createTempDirectory(Scratch.folder(), "staged-");
      FetchedFiles fetched = new FetchedFiles(StagedFiles.in(copies).asChecked(), copies);
      for (StagedFile file : some) {
        try (InputStream in = Files.newInputStream(files.path(file))) {
          Files.copy(in, fetched.files.path(file));
        }
      }
      return fetched;
    } catch (IOException e) {
      throw StorageException.cannot("fetch staged files from", files.folder(), e);
    }
  }

  /** Where they are now. */
  StagedFiles files() {
    return files;
  }

  @Override
  public void close() {
    if (copies == null) {
      return;
    }
    try {
      Folders.deleteTree(copies);
    } catch (IOException e) {
      throw StorageException.cannot("remove", copies, e);
    }
  }
}
