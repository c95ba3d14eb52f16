package dev.titan.storage.registry;

import dev.titan.schemas.mapping.Mapping;

/** Tenants, locations and mappings as segments of object keys. */
final class Names {
  /** Stands for {@link Mapping#SHARED}; no tenant can have this name, as names start otherwise. */
  private static final String SHARED = "_shared";

  private Names() {}

  /** The segment of a tenant, {@code *} included. */
  static String ofTenant(String tenant) {
    return Mapping.SHARED.equals(tenant) ? SHARED : require(tenant, "tenant");
  }

  /** The tenant of a segment. */
  static String tenantOf(String segment) {
    return SHARED.equals(segment) ? Mapping.SHARED : segment;
  }

  /**
   * The name itself.
   *
   * @param what what it names, for the message
   * @throws IllegalArgumentException if it is no name
   */
  static String require(String name, String what) {
    if (!Mapping.isName(name)) {
      throw new IllegalArgumentException(
          what
              + " must be named by 1 to 100 letters, digits, '.', '_' or '-', and start with one of"
              + " the first two");
    }
    return name;
  }
}
