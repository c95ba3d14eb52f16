package dev.titan.pipelines.cli;

import dev.titan.pipelines.intake.UsageException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small text that a person hands over, in UTF-8. */
final class TextFile {
  /** The length of the longest mapping or list of rules. */
  private static final int MAX_BYTES = 1 << 20;

  private TextFile() {}

  /**
   * The text of a file.
   *
   * @param name its path, or {@code -} for standard input
   * @throws IOException if it cannot be read
   * @throws UsageException if it is too large or no text
   */
  static String read(String name) throws IOException {
    if (name.equals("-")) {
      return decode(System.in.readNBytes(MAX_BYTES + 1), "standard input");
    }
    Path path = Path.of(name);
    if (Files.isDirectory(path)) {
      throw new UsageException(name + " is a folder; name a file");
    }
    try (InputStream in = Files.newInputStream(path)) {
      return decode(in.readNBytes(MAX_BYTES + 1), name);
    }
  }

  private static String decode(byte[] bytes, String name) {
    if (bytes.length > MAX_BYTES) {
      throw new UsageException(name + " is longer than the 1 MiB allowed here");
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\ufeff") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new UsageException(name + " is no text in UTF-8; save it as such");
    }
  }
}
