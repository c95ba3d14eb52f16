package dev.titan.pipelines.ingest;

import dev.titan.schemas.run.StagedFile;
import dev.titan.storage.warehouse.StagingKey;
import java.io.Serializable;
import java.util.Objects;

/**
 * A staged file whose rows are to be written into the staging tables.
 *
 * @param folder the run's folder of staged rows
 * @param key what its rows begin with there
 * @param file the file
 */
record StagedPart(String folder, StagingKey key, StagedFile file) implements Serializable {
  StagedPart {
    Objects.requireNonNull(folder, "folder");
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(file, "file");
  }
}
