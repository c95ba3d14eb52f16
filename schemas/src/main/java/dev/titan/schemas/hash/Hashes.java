package dev.titan.schemas.hash;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Hashes of 128 bits, as 32 hex digits: the first half of SHA-256 (FIPS 180-4). A keyed or faster
 * hash would not do: keys of all tenants meet in one ledger, so nobody may be able to construct a
 * collision.
 */
public final class Hashes {
  private static final ThreadLocal<MessageDigest> SHA256 =
      ThreadLocal.withInitial(Hashes::newSha256);
  private static final byte SEPARATOR = 0x1f;

  private Hashes() {}

  /** A fresh SHA-256, which every Java platform has. */
  public static MessageDigest newSha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform must have SHA-256", e);
    }
  }

  /** The hash of some parts; where one part ends and the next begins is part of the hash. */
  public static String of(String... parts) {
    MessageDigest digest = SHA256.get();
    digest.reset();
    for (String part : parts) {
      byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
      digest.update(Integer.toString(bytes.length).getBytes(StandardCharsets.US_ASCII));
      digest.update(SEPARATOR);
      digest.update(bytes);
    }
    return half(digest.digest());
  }

  /** The hash of some bytes. */
  public static String of(byte[] bytes, int offset, int length) {
    MessageDigest digest = SHA256.get();
    digest.reset();
    digest.update(bytes, offset, length);
    return half(digest.digest());
  }

  /** The first 128 bits of a SHA-256, as hex digits. */
  public static String half(byte[] sha256) {
    return HexFormat.of().formatHex(sha256, 0, 16);
  }
}
