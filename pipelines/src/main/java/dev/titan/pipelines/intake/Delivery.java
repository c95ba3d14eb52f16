package dev.titan.pipelines.intake;

import java.nio.file.Path;

/**
 * One input on its way in, and where its bytes are.
 *
 * @param file whose it is and what it is called
 * @param bytes where its bytes lie
 */
public record Delivery(InputFile file, Bytes bytes) {

  /** Where the bytes of an input lie. */
  public sealed interface Bytes {}

  /** In the file itself, which somebody else may move or change. */
  public record InFile() implements Bytes {}

  /**
   * In a file of Titan's, together with those of other inputs.
   *
   * @param file the file
   * @param offset where they begin
   * @param length how many they are: few
   */
  public record InPack(Path file, long offset, int length) implements Bytes {}

  /**
   * In the raw store.
   *
   * @param hash their SHA-256
   */
  public record InStore(String hash) implements Bytes {}

  /** A file as it lies there. */
  public static Delivery of(InputFile file) {
    return new Delivery(file, new InFile());
  }
}
