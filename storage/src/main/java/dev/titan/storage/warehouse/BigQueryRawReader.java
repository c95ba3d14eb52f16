package dev.titan.storage.warehouse;

import dev.titan.storage.cloud.BigQueryParameter;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Finds raw objects that are to be read again. What is asked of them is copied into temporary
 * tables, pruned by day and tenant; the shared statements read those.
 */
final class BigQueryRawReader {
  private static final String EVER = "r.ingestion_date >= DATE '0001-01-01'";

  private final BigQueryWork work;

  BigQueryRawReader(BigQueryWork work) {
    this.work = work;
  }

  /** The objects of a selection, in the order in which they took effect. */
  List<RawObject> select(RawSelection selection) {
    choose(selection.rawIds());
    RawConditions conditions = conditions(selection);
    return read(conditions.objects(), conditions.objectLimit());
  }

  /** How many letters a selection leaves out for having been tried too often. */
  long exhausted(RawSelection selection) {
    RawConditions conditions = conditions(selection);
    if (!conditions.mayExhaust()) {
      return 0;
    }
    choose(selection.rawIds());
    Where letters = conditions.exhausted();
    String sql = work.sql("shared/read_exhausted_letters.sql", Map.of("where", letters.clause()));
    return work.list(sql, row -> row.number("letters"), letters.arguments()).get(0);
  }

  /** These objects and all that had contents of the same events, and so on. */
  List<RawObject> sharing(Collection<String> rawIds) {
    choose(rawIds);
    takeTenants("bigquery/chosen_tenants.sql");
    work.run("bigquery/near_sightings.sql");
    long before = 0;
    for (long now = chosen(); now > before; now = chosen()) {
      before = now;
      work.runOnCopies("shared/share_events.sql");
    }
    Where where = new Where().andAll(EVER);
    return read(where.andAll("r.raw_id IN (SELECT raw_id FROM chosen_objects)"), "");
  }

  /** Hands over the bytes that lie in the warehouse. */
  void payloads(Collection<RawObject> objects, BiConsumer<String, byte[]> consumer) {
    choose(objects.stream().map(RawObject::rawId).toList());
    List<String> tenants = objects.stream().map(RawObject::tenant).sorted().toList();
    if (tenants.isEmpty()) {
      return;
    }
    set("first_tenant", tenants.get(0));
    set("last_tenant", tenants.get(tenants.size() - 1));
    work.ask(
        "bigquery/read_payloads.sql",
        row -> consumer.accept(row.text("raw_id"), row.bytes("payload")));
  }

  private List<RawObject> read(Where where, String limit) {
    work.run("bigquery/near_objects.sql", where);
    takeTenants("bigquery/object_tenants.sql");
    work.run("bigquery/near_deliveries.sql");
    work.runOnCopies("shared/raw_places.sql");
    return work.list(
        work.sql("shared/read_raw_objects.sql", Map.of("where", "", "limit", limit)),
        RawObject::of);
  }

  private RawConditions conditions(RawSelection selection) {
    return new RawConditions(work, selection, EVER);
  }

  private void choose(Collection<String> rawIds) {
    work.ids("chosen_objects", "raw_id", rawIds);
  }

  private long chosen() {
    return work.list("SELECT COUNT(*) AS n FROM chosen_objects", row -> row.number("n")).get(0);
  }

  private void takeTenants(String resource) {
    Row row = work.only(resource);
    set("first_tenant", row.text("first_tenant"));
    set("last_tenant", row.text("last_tenant"));
  }

  private void set(String name, String value) {
    work.values().set(name, BigQueryParameter.Type.STRING, value);
  }
}
