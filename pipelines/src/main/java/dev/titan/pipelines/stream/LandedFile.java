package dev.titan.pipelines.stream;

import dev.titan.pipelines.intake.InputFile;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

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
  record Version(long size, long modified) {
    /** That of a file as it is now, or empty if it is none (any more). */
    static Optional<Version> of(Path file) {
      try {
        return of(Files.readAttributes(file, BasicFileAttributes.class));
      } catch (IOException e) {
        return Optional.empty();
      }
    }

    /** That of a file with these attributes, or empty if it is something else. */
    static Optional<Version> of(BasicFileAttributes file) {
      return file.isRegularFile()
          ? Optional.of(new Version(file.size(), file.lastModifiedTime().to(TimeUnit.NANOSECONDS)))
          : Optional.empty();
    }
  }

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
