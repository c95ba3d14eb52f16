package dev.titan.schemas.hash;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * The shape fingerprint of a record: a 128-bit hash of its set of (path, JSON type). It is the sum,
 * modulo 2^128, of one strong hash per member, so it can be added up in any order while a record
 * streams by. Array positions are not part of a path ({@code items[].price}); integer and decimal
 * are one type.
 *
 * @param high the upper 64 bits
 * @param low the lower 64 bits
 */
public record ShapeHash(long high, long low) {
  /** The shape of a record without any path. */
  public static final ShapeHash EMPTY = new ShapeHash(0, 0);

  /** The term that one path adds with one JSON type, given by its name in JSON. */
  public static ShapeHash term(String path, String type) {
    MessageDigest digest = Hashes.newSha256();
    digest.update(path.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
    digest.update(type.getBytes(StandardCharsets.US_ASCII));
    ByteBuffer bytes = ByteBuffer.wrap(digest.digest());
    return new ShapeHash(bytes.getLong(), bytes.getLong());
  }

  /** The sum of two shapes, modulo 2^128. */
  public ShapeHash plus(ShapeHash other) {
    long sumLow = low + other.low;
    long carry = Long.compareUnsigned(sumLow, low) < 0 ? 1 : 0;
    return new ShapeHash(high + other.high + carry, sumLow);
  }

  /** 32 hex digits. */
  @Override
  public String toString() {
    return HexFormat.of().toHexDigits(high) + HexFormat.of().toHexDigits(low);
  }
}
