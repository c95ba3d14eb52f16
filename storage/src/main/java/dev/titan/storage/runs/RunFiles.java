package dev.titan.storage.runs;

import dev.titan.storage.objects.Access;
import dev.titan.storage.objects.Folders;
import dev.titan.storage.objects.ObjectStore;
import dev.titan.storage.objects.StorageException;
import java.nio.file.Path;

/**
 * The folder of a run as its workers see it: they read the plan, stage rows and close the manifest,
 * while whoever started them owns the run as a {@link RunFolder}.
 */
public final class RunFiles {
  private final Path folder;
  private final ObjectStore files;

  /** The files of the run in that folder. */
  public RunFiles(Path folder) {
    this.folder = folder;
    this.files = ObjectStore.at(folder, Access.OWNER_ONLY);
  }

  /**
   * The plan.
   *
   * @throws StorageException if there is none
   */
  public byte[] plan() {
    return files
        .read(RunFolder.PLAN)
        .orElseThrow(() -> new StorageException("there is no plan in the run folder " + folder));
  }

  /**
   * Creates the manifest; durable on return.
   *
   * @return false if there is one already, which stays as it is
   */
  public boolean createManifest(byte[] json) {
    return files.createIfAbsent(RunFolder.MANIFEST, json);
  }

  /** Whether the manifest is there. */
  public boolean hasManifest() {
    return files.read(RunFolder.MANIFEST).isPresent();
  }

  /** The folder of staged rows. */
  public Path staged() {
    return Folders.ensure(folder.resolve("staged"), Access.OWNER_ONLY);
  }
}
