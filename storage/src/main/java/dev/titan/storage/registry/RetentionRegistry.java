package dev.titan.storage.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.titan.schemas.mapping.Mapping;
import dev.titan.storage.objects.Numbered;
import dev.titan.storage.objects.ObjectStore;
import dev.titan.storage.objects.Sequence;
import dev.titan.storage.objects.StorageException;
import java.util.List;
import java.util.Optional;

/**
 * How long data are kept, versioned: {@code retention/<tenant>/<version>}. The tenant {@code *}
 * holds what is so for all tenants that do not say otherwise; where nobody says anything, all is
 * kept.
 */
public final class RetentionRegistry {
  /** Stands for all tenants that do not say otherwise. */
  public static final String DEFAULT = Mapping.SHARED;

  private static final String ROOT = "retention/";
  private static final Retention KEEP_ALL =
      new Retention(RetentionAge.keep(), RetentionAge.keep(), RetentionAge.keep());

  private final ObjectStore store;

  public RetentionRegistry(ObjectStore store) {
    this.store = store;
  }

  /**
   * Sets what a tenant says, in place of what it said before; the last writer wins. Setting what is
   * current makes no new version.
   *
   * @param tenant a tenant, or {@link #DEFAULT}
   * @return the version in force
   */
  public int set(String tenant, Retention retention) {
    Sequence sequence = sequence(tenant);
    while (true) {
      Optional<Numbered> current = sequence.current();
      int base = current.map(Numbered::number).orElse(0);
      if (retention.equals(said(tenant))) {
        return base;
      }
      if (sequence.append(base, write(retention))) {
        return base + 1;
      }
    }
  }

  /** What a tenant says itself, or {@link #DEFAULT} for all. */
  public Retention said(String tenant) {
    return sequence(tenant).current().map(found -> read(tenant, found)).orElse(Retention.UNSAID);
  }

  /** What holds for a tenant; nothing in it is null. */
  public Retention of(String tenant) {
    return said(tenant).or(said(DEFAULT)).or(KEEP_ALL);
  }

  /** The tenants that say something themselves, in order; {@link #DEFAULT} is none of them. */
  public List<String> tenants() {
    return store.children(ROOT).stream()
        .map(Names::tenantOf)
        .filter(tenant -> !tenant.equals(DEFAULT))
        .sorted()
        .toList();
  }

  private Sequence sequence(String tenant) {
    return store.sequence(ROOT + Names.ofTenant(tenant));
  }

  private static byte[] write(Retention retention) {
    ObjectNode document = RegistryJson.document();
    put(document, "raw", retention.raw());
    put(document, "deadLetters", retention.deadLetters());
    put(document, "checkpoints", retention.checkpoints());
    return RegistryJson.bytes(document);
  }

  private static void put(ObjectNode document, String field, RetentionAge age) {
    if (age != null) {
      document.put(field, age.text());
    }
  }

  private static Retention read(String tenant, Numbered found) {
    String origin = "retention of tenant " + tenant + ", version " + found.number();
    JsonNode document = RegistryJson.parse(found.text(), origin);
    try {
      return new Retention(
          age(document.path("raw")),
          age(document.path("deadLetters")),
          age(document.path("checkpoints")));
    } catch (IllegalArgumentException e) {
      throw new StorageException(
          origin + " cannot be used (" + e.getMessage() + "): set it again", e);
    }
  }

  private static RetentionAge age(JsonNode value) {
    return value.isMissingNode() ? null : new RetentionAge(value.asText());
  }
}
