package dev.titan.schemas.mapping;

/** A mapping that is not one: says where and what, in words for the person who wrote it. */
public final class MappingException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public MappingException(String message) {
    super(message);
  }

  public MappingException(String message, Throwable cause) {
    super(message, cause);
  }
}
