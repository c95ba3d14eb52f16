package dev.titan.storage.warehouse;

import dev.titan.schemas.run.Manifest;
import java.util.Objects;

/**
 * A run that waits for its commit.
 *
 * @param manifest what it has staged
 * @param files where that lies
 */
public record StagedRun(Manifest manifest, StagedFiles files) {
  public StagedRun {
    Objects.requireNonNull(manifest, "manifest");
    Objects.requireNonNull(files, "files");
  }
}
