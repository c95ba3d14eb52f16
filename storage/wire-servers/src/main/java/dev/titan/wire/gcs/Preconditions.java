package dev.titan.wire.gcs;

import dev.titan.wire.ApiException;
import dev.titan.wire.WireRequest;

/**
 * The <a href="https://cloud.google.com/storage/docs/request-preconditions">preconditions</a> of a
 * request; each may be null. Generation 0 stands for "there is no such object".
 */
record Preconditions(
    Long generationMatch,
    Long generationNotMatch,
    Long metagenerationMatch,
    Long metagenerationNotMatch) {

  /** Those on the object that the request is about. */
  static Preconditions of(WireRequest request) {
    return read(request, "if");
  }

  /** Those on the object that is copied. */
  static Preconditions ofSource(WireRequest request) {
    return read(request, "ifSource");
  }

  private static Preconditions read(WireRequest request, String prefix) {
    return new Preconditions(
        request.number(prefix + "GenerationMatch"),
        request.number(prefix + "GenerationNotMatch"),
        request.number(prefix + "MetagenerationMatch"),
        request.number(prefix + "MetagenerationNotMatch"));
  }

  /**
   * Refuses a change that must not happen.
   *
   * @param there the object, or null if there is none
   */
  void checkChange(StoredObject there) {
    if (!matches(there) || isExcluded(there)) {
      throw ApiException.preconditionFailed();
    }
  }

  /** Refuses to show an object that is not the wanted one, or has not changed. */
  void checkRead(StoredObject there) {
    if (!matches(there)) {
      throw ApiException.preconditionFailed();
    }
    if (isExcluded(there)) {
      throw new ApiException(304, "notModified", "ABORTED", "Not Modified");
    }
  }

  private boolean matches(StoredObject there) {
    long generation = there == null ? 0 : there.generation();
    long metageneration = there == null ? 0 : there.metageneration();
    return (generationMatch == null || generationMatch == generation)
        && (metagenerationMatch == null || metagenerationMatch == metageneration);
  }

  private boolean isExcluded(StoredObject there) {
    long generation = there == null ? 0 : there.generation();
    long metageneration = there == null ? 0 : there.metageneration();
    return (generationNotMatch != null && generationNotMatch == generation)
        || (metagenerationNotMatch != null && metagenerationNotMatch == metageneration);
  }
}
