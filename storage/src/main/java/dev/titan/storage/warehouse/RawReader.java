package dev.titan.storage.warehouse;

import dev.titan.schemas.sql.SqlText;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Finds raw objects that are to be read again. */
final class RawReader {
  private final Session session;

  RawReader(Session session) {
    this.session = session;
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
    String sql =
        SqlText.statement("shared/read_exhausted_letters.sql", Map.of("where", letters.clause()));
    return session.list(sql, row -> row.number("letters"), letters.arguments()).get(0);
  }

  private RawConditions conditions(RawSelection selection) {
    return new RawConditions(session, selection, "TRUE");
  }

  /** These objects and all that had contents of the same events, and so on. */
  List<RawObject> sharing(Collection<String> rawIds) {
    choose(rawIds);
    long before = 0;
    for (long now = chosen(); now > before; now = chosen()) {
      before = now;
      session.runAll("shared/share_events.sql");
    }
    return read(new Where().andAll("r.raw_id IN (SELECT raw_id FROM chosen_objects)"), "");
  }

  /** Hands over the bytes that lie in the warehouse. */
  void payloads(Collection<RawObject> objects, BiConsumer<String, byte[]> consumer) {
    choose(objects.stream().map(RawObject::rawId).toList());
    session.forEach(
        SqlText.statement("shared/read_payloads.sql"),
        row -> consumer.accept(row.text("raw_id"), row.bytes("payload")));
  }

  private List<RawObject> read(Where where, String limit) {
    session.runAll("duckdb/session.sql");
    session.runAll("shared/raw_places.sql");
    return session.list(
        SqlText.statement(
            "shared/read_raw_objects.sql", Map.of("where", where.clause(), "limit", limit)),
        RawObject::of,
        where.arguments());
  }

  private void choose(Collection<String> rawIds) {
    session.runAll("duckdb/chosen_objects.sql");
    session.append("chosen_objects", rows -> rawIds.forEach(rows::row));
  }

  private long chosen() {
    return session.list("SELECT COUNT(*) AS n FROM chosen_objects", row -> row.number("n")).get(0);
  }
}
