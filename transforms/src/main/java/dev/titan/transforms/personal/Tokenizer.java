package dev.titan.transforms.personal;

import dev.titan.schemas.mapping.PersonalType;
import dev.titan.transforms.record.ByteBuilder;
import dev.titan.transforms.record.Slice;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Puts keyed tokens in the place of personal data: {@code tok_<type>_<26 letters and digits>}, the
 * first 128 bits of HMAC-SHA256 (RFC 2104) over the type and the normalised value, in lower-case
 * base 32 (RFC 4648, section 6). The same person gets the same token within a tenant, so entries
 * can still be counted and joined; nobody without the tenant's key can go back or compare tenants.
 *
 * <p>Not thread-safe: a worker owns one per tenant. The last tokens are kept, as customers return.
 */
public final class Tokenizer {
  private static final byte[] PREFIX = {'t', 'o', 'k', '_'};
  private static final byte[] BASE32 =
      "abcdefghijklmnopqrstuvwxyz234567".getBytes(StandardCharsets.US_ASCII);
  private static final int DIGEST_LETTERS = 26;
  private static final int MIN_KEY_BYTES = 16;
  private static final PersonalType[] TYPES = PersonalType.values();

  private final Mac mac;
  private final TokenCache remembered = new TokenCache();

  /**
   * A tokenizer for one tenant.
   *
   * @param tenantKey the tenant's secret key, 16 bytes or more; it is copied
   */
  public Tokenizer(byte[] tenantKey) {
    if (tenantKey.length < MIN_KEY_BYTES) {
      throw new IllegalArgumentException("a tenant's token key must have 16 bytes or more");
    }
    try {
      mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(tenantKey, "HmacSHA256"));
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every Java platform must have HmacSHA256", e);
    }
  }

  /** Appends the token of a value; the value itself where it is a token already or empty. */
  public void append(PersonalType type, Slice value, ByteBuilder out) {
    if (value.isEmpty() || isToken(value)) {
      out.append(value);
      return;
    }
    byte[] token = remembered.get(type, value);
    if (token == null) {
      token = compute(type, value.toString());
      remembered.put(type, value, token);
    }
    out.append(token);
  }

  /** The token of a value. */
  public String tokenOf(PersonalType type, String value) {
    return new String(compute(type, value), StandardCharsets.US_ASCII);
  }

  /** Whether the text is a token. */
  public static boolean isToken(Slice text) {
    byte[] bytes = text.bytes;
    int digest = text.end - DIGEST_LETTERS;
    int typeStart = text.start + PREFIX.length;
    if (digest - 1 <= typeStart || bytes[digest - 1] != '_') {
      return false;
    }
    for (int i = 0; i < PREFIX.length; i++) {
      if (bytes[text.start + i] != PREFIX[i]) {
        return false;
      }
    }
    for (int i = digest; i < text.end; i++) {
      boolean letter = bytes[i] >= 'a' && bytes[i] <= 'z';
      boolean digit = bytes[i] >= '2' && bytes[i] <= '7';
      if (!letter && !digit) {
        return false;
      }
    }
    String name = new String(bytes, typeStart, digest - 1 - typeStart, StandardCharsets.US_ASCII);
    for (PersonalType type : TYPES) {
      if (type.json().equals(name)) {
        return true;
      }
    }
    return false;
  }

  private byte[] compute(PersonalType type, String value) {
    mac.update(type.json().getBytes(StandardCharsets.US_ASCII));
    mac.update((byte) 0);
    byte[] digest = mac.doFinal(NormalForm.of(type, value).getBytes(StandardCharsets.UTF_8));
    ByteBuilder token = new ByteBuilder(48);
    token.append(PREFIX).append(type.json()).append('_');
    // 26 letters of 5 bits hold 130 bits; RFC 4648 fills the last letter up with zero bits.
    long pending = 0;
    int bits = 0;
    int next = 0;
    for (int i = 0; i < DIGEST_LETTERS; i++) {
      while (bits < 5) {
        pending = (pending << 8) | (next < 16 ? digest[next] & 0xff : 0);
        next++;
        bits += 8;
      }
      bits -= 5;
      token.append(BASE32[(int) (pending >> bits) & 31]);
    }
    return token.toByteArray();
  }

  /** Tells nothing of the key. */
  @Override
  public String toString() {
    return "Tokenizer";
  }
}
