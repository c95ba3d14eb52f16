package dev.titan.pipelines.stream;

import dev.titan.pipelines.intake.InputFile;
import java.io.Serializable;
import java.nio.file.Path;

/**
 * A file that lies whole in a landing folder.
 *
 * @param origin its path, as the folder was given
 * @param tenant whose records it holds
 * @param location the place of business
 * @param source the name of the source, or null
 * @param size its size in bytes
 * @param modified when it was last written, in nanoseconds since 1970 as far as the disk knows
 */
record LandedFile(
    String origin, String tenant, String location, String source, long size, long modified)
    implements Serializable {

  static LandedFile of(InputFile file, Version version) {
    return new LandedFile(
        file.origin(),
        file.tenant(),
        file.location(),
        file.source(),
        version.size(),
        version.modified());
  }

  /** What changes when a file is written again. */
  record Version(long size, long modified) {}

  Path path() {
    return Path.of(origin);
  }

  Version version() {
    return new Version(size, modified);
  }

  /** Tells this file, as it is now, from all others and from itself with other contents. */
  String key() {
    return TakenFiles.key(path(), version());
  }
}
