package dev.titan.storage.secrets;

import dev.titan.schemas.mapping.Mapping;
import dev.titan.storage.objects.Access;
import dev.titan.storage.objects.ObjectStore;
import dev.titan.storage.objects.StorageException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The secrets of an installation: {@code secrets/tenant-keys/<tenant>}, each file open to its owner
 * only. Back the folder up apart from the rest: with it, tokens can be matched to guesses; without
 * it, never again to new data.
 */
public final class Secrets {
  private static final String ROOT = "tenant-keys/";
  private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}\n?");

  private final Path folder;
  private final ObjectStore store;
  private final SecureRandom random = new SecureRandom();

  private Secrets(Path folder, ObjectStore store) {
    this.folder = folder;
    this.store = store;
  }

  /**
   * Opens the secrets.
   *
   * @param folder their folder, made for its owner only if it is absent
   * @throws StorageException if it cannot be made or written to, or is open to others
   */
  public static Secrets open(Path folder) {
    ObjectStore store = ObjectStore.at(folder, Access.OWNER_ONLY);
    Access.requireOwnerOnly(folder);
    return new Secrets(folder, store);
  }

  /**
   * The token key of a tenant, made at the first call. Whoever calls first, in whichever process,
   * all get the same key.
   *
   * @throws StorageException if the file is damaged; a new key would silently break all tokens, so
   *     none is made
   */
  public TenantKey tenantKey(String tenant) {
    if (!Mapping.isName(tenant)) {
      throw new IllegalArgumentException("only a single tenant has a token key");
    }
    String key = ROOT + tenant;
    byte[] stored = store.read(key).orElse(null);
    if (stored == null) {
      store.createIfAbsent(key, fresh());
      stored = store.read(key).orElseThrow();
    }
    return new TenantKey(tenant, decode(tenant, stored));
  }

  /** The tenants that have a token key, in order. */
  public List<String> tenants() {
    return store.children(ROOT);
  }

  /** The token key of a tenant, or empty if there is none; makes none. */
  public Optional<TenantKey> existingTenantKey(String tenant) {
    return Mapping.isName(tenant)
        ? store.read(ROOT + tenant).map(stored -> new TenantKey(tenant, decode(tenant, stored)))
        : Optional.empty();
  }

  /**
   * Removes the token key of a tenant: its tokens can never again be matched to anything.
   *
   * @return whether there was one
   */
  public boolean forget(String tenant) {
    boolean known = store.read(ROOT + tenant).isPresent();
    store.delete(ROOT + tenant);
    return known;
  }

  /** Makes the token keys of those tenants that have none, all at once. */
  public void makeTenantKeys(Set<String> tenants) {
    Set<String> present = new HashSet<>(store.children(ROOT));
    Map<String, byte[]> missing = new TreeMap<>();
    for (String tenant : tenants) {
      if (!present.contains(tenant)) {
        missing.put(ROOT + tenant, fresh());
      }
    }
    store.createAllIfAbsent(missing);
  }

  private byte[] fresh() {
    byte[] key = new byte[TenantKey.BYTES];
    random.nextBytes(key);
    return (HexFormat.of().formatHex(key) + "\n").getBytes(StandardCharsets.US_ASCII);
  }

  private byte[] decode(String tenant, byte[] stored) {
    String text = new String(stored, StandardCharsets.US_ASCII);
    if (!HEX.matcher(text).matches()) {
      throw new StorageException(
          "the token key of tenant "
              + tenant
              + " in "
              + folder.resolve(ROOT)
              + " is damaged: restore the file from a backup");
    }
    return HexFormat.of().parseHex(text.strip());
  }
}
