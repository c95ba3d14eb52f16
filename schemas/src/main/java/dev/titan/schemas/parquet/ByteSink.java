package dev.titan.schemas.parquet;

/** Takes the bytes of a file from its beginning to its end. */
@FunctionalInterface
public interface ByteSink {
  /** Appends the first {@code length} bytes of an array, which is used again afterwards. */
  void write(byte[] bytes, int length);
}
