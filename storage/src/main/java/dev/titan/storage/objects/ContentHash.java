package dev.titan.storage.objects;

import java.util.regex.Pattern;

/** The rules of content hashes: SHA-256 (FIPS 180-4) as 64 lower-case hex digits. */
final class ContentHash {
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  private ContentHash() {}

  /** Whether a text is one. */
  static boolean isHash(String text) {
    return SHA256.matcher(text).matches();
  }

  /**
   * The hash itself.
   *
   * @throws IllegalArgumentException if it is none
   */
  static String require(String hash) {
    if (hash == null || !isHash(hash)) {
      throw new IllegalArgumentException("a content hash has 64 lower-case hex digits");
    }
    return hash;
  }
}
