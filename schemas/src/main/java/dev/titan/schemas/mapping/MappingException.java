package dev.titan.schemas.mapping;

/** A mapping that is not one: says where and what, in words for the person who wrote it. */
public final class MappingException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String pointer;

  public MappingException(String message) {
    super(message);
    this.pointer = null;
  }

  public MappingException(String message, Throwable cause) {
    super(message, cause);
    this.pointer = null;
  }

  private MappingException(String message, String pointer, Throwable cause) {
    super(message, cause);
    this.pointer = pointer;
  }

  /**
   * A failure at one place of a document.
   *
   * @param origin what the person calls the document: a file name, a mapping's id and version
   * @param pointer the place, as a JSON pointer (RFC 6901); empty for the whole document
   * @param problem what is wrong and what was expected
   */
  public static MappingException at(String origin, String pointer, String problem) {
    return at(origin, pointer, problem, null);
  }

  /** As {@link #at(String, String, String)}, with the exception that told of it (or null). */
  public static MappingException at(
      String origin, String pointer, String problem, Throwable cause) {
    String place = pointer.isEmpty() ? "" : " at " + pointer;
    return new MappingException(origin + place + ": " + problem, pointer, cause);
  }

  /** The place as a JSON pointer, or null where the mapping did not come from a document. */
  public String pointer() {
    return pointer;
  }
}
