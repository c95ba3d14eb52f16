package dev.titan.pipelines.intake;

import java.nio.file.Path;
import java.util.Map;

/**
 * One file to ingest.
 *
 * @param origin the path as the user gave it (below a folder: that folder and the rest)
 * @param path where it is
 * @param tenant whose records it holds
 * @param location the place of business that they are from
 * @param source the name of the source, or null where nobody said
 * @param attributes what is kept with the raw object besides
 */
public record InputFile(
    String origin,
    Path path,
    String tenant,
    String location,
    String source,
    Map<String, String> attributes) {
  public InputFile {
    attributes = Map.copyOf(attributes);
  }

  /** A file of which nothing else is known. */
  public InputFile(String origin, Path path, String tenant, String location, String source) {
    this(origin, path, tenant, location, source, Map.of());
  }
}
