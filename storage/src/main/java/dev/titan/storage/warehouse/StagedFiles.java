package dev.titan.storage.warehouse;

import dev.titan.schemas.run.StagedFile;
import java.nio.file.Path;

/**
 * Where a manifest's staged files are.
 *
 * @param folder the folder that holds them
 */
public record StagedFiles(Path folder) {
  public StagedFiles {
    folder = folder.toAbsolutePath().normalize();
  }

  /** Where one of them is; {@link StagedFile} allows only plain names. */
  Path path(StagedFile file) {
    return folder.resolve(file.name());
  }
}
