package dev.titan.pipelines.launch;

import dev.titan.pipelines.intake.InputFile;
import java.io.Serializable;

/**
 * A file, on its way to a worker.
 *
 * @param origin where it lies
 * @param tenant whose records it holds
 * @param location the place of business
 * @param source the system that it comes from, or null
 */
record FileToRead(String origin, String tenant, String location, String source)
    implements Serializable {

  static FileToRead of(InputFile file) {
    return new FileToRead(file.origin(), file.tenant(), file.location(), file.source());
  }
}
