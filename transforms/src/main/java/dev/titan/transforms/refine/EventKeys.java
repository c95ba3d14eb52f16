package dev.titan.transforms.refine;

import dev.titan.schemas.hash.Hashes;
import dev.titan.transforms.record.ByteBuilder;
import dev.titan.transforms.record.Slice;
import java.nio.charset.StandardCharsets;

/**
 * The base of event keys: a 128-bit hash over (tenant, location unless ids are tenant-wide, source,
 * event id or source hash, schema fingerprint). What all records of an input share is hashed once
 * into a prefix, so that a record costs one or two blocks of SHA-256.
 */
public final class EventKeys {
  private final byte[] prefix;
  private final Hash128 hash = new Hash128();
  private final ByteBuilder content = new ByteBuilder();

  /** The keys of one tenant, source and lineage of mappings. */
  public EventKeys(String tenant, String source, String schemaFingerprint) {
    prefix =
        Hashes.of("event-key", tenant, source, schemaFingerprint)
            .getBytes(StandardCharsets.US_ASCII);
  }

  /** The key base of one event, as 32 hex digits. */
  public static String keyBase(
      String tenant, String locationOrEmpty, String source, String id, String schemaFingerprint) {
    Slice location = new Slice();
    location.set(locationOrEmpty);
    Slice idSlice = new Slice();
    idSlice.set(id);
    byte[] hex = new byte[Hash128.HEX_LENGTH];
    new EventKeys(tenant, source, schemaFingerprint).keyBase(location, idSlice, hex);
    return new String(hex, StandardCharsets.US_ASCII);
  }

  /**
   * Writes the key base of one event.
   *
   * @param location the location's id; empty where ids are tenant-wide
   * @param id the mapped id, or the source hash as hex digits
   * @param out takes 32 hex digits
   */
  public void keyBase(Slice location, Slice id, byte[] out) {
    content.clear().append(prefix);
    content.appendVarint(location.length()).append(location);
    content.append(id);
    hash.hex(content, out);
  }
}
