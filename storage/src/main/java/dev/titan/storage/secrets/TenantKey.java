package dev.titan.storage.secrets;

/**
 * The key of a tenant's tokens: 256 random bits. Personal data leaves Titan only as tokens made
 * with it, so who loses the key can no longer match old tokens with new ones, and who leaks it
 * gives guessers a way to test their guesses.
 */
public final class TenantKey {
  /** The length in bytes. */
  public static final int BYTES = 32;

  private final String tenant;
  private final byte[] key;

  TenantKey(String tenant, byte[] key) {
    if (key.length != BYTES) {
      throw new IllegalArgumentException("a tenant's key has " + BYTES + " bytes");
    }
    this.tenant = tenant;
    this.key = key.clone();
  }

  /** The tenant. */
  public String tenant() {
    return tenant;
  }

  /** A copy of the key: for the token function only. */
  public byte[] bytes() {
    return key.clone();
  }

  @Override
  public String toString() {
    return "TenantKey[" + tenant + ", hidden]";
  }
}
