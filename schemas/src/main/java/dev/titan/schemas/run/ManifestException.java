package dev.titan.schemas.run;

/** A manifest that cannot be read. The message names the file and the field. */
public final class ManifestException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ManifestException(String origin, String problem) {
    super(
        "manifest "
            + origin
            + ": "
            + problem
            + "; the run cannot be committed from it: ingest its inputs again");
  }
}
