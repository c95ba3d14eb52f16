package dev.titan.transforms.refine;

import dev.titan.schemas.hash.Hashes;
import dev.titan.transforms.record.ByteBuilder;
import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.MessageDigest;

/**
 * Hashes like those of {@link Hashes} (the first half of SHA-256, as hex digits), with one digest
 * and one buffer for all records.
 */
final class Hash128 {
  /** The number of hex digits. */
  static final int HEX_LENGTH = 32;

  private static final int BYTES = 16;
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private final MessageDigest digest = Hashes.newSha256();
  private final byte[] buffer = new byte[32];

  /** Writes the hash of the bytes as 32 hex digits. */
  void hex(ByteBuilder content, byte[] out) {
    compute(content);
    for (int i = 0; i < BYTES; i++) {
      out[2 * i] = HEX[(buffer[i] >> 4) & 0xf];
      out[2 * i + 1] = HEX[buffer[i] & 0xf];
    }
  }

  private void compute(ByteBuilder content) {
    digest.update(content.bytes(), 0, content.length());
    try {
      digest.digest(buffer, 0, buffer.length);
    } catch (DigestException e) {
      throw new IllegalStateException("a SHA-256 must fit 32 bytes", e);
    }
  }
}
