package dev.titan.benchmark.generate;

import java.util.Locale;

/**
 * Which events are wanted.
 *
 * @param layout how they lie in files
 * @param events how many, broken and repeated ones included
 * @param tenants how many tenants they belong to; 1 unless the layout is {@link Layout#TENANTS}
 * @param seed the same seed gives the same bytes
 */
public record DatasetSpec(Layout layout, long events, int tenants, long seed) {
  public DatasetSpec {
    if (events < 1 || tenants < 1 || (layout != Layout.TENANTS && tenants != 1)) {
      throw new IllegalArgumentException(
          "there must be an event and a tenant, and more tenants only in the layout TENANTS");
    }
  }

  /** Mixed NDJSON of one tenant. */
  public static DatasetSpec ndjson(long events) {
    return new DatasetSpec(Layout.NDJSON, events, 1, 42);
  }

  /** The same as CSV. */
  public static DatasetSpec csv(long events) {
    return new DatasetSpec(Layout.CSV, events, 1, 42);
  }

  /** Events of many tenants. */
  public static DatasetSpec tenants(long events, int tenants) {
    return new DatasetSpec(Layout.TENANTS, events, tenants, 42);
  }

  /** A name for the folder that holds them. */
  String folderName() {
    String name = layout.name().toLowerCase(Locale.ROOT) + "-" + events;
    return (tenants == 1 ? name : name + "-" + tenants) + (seed == 42 ? "" : "-seed" + seed);
  }
}
