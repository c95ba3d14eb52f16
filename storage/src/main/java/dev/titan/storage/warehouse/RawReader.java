package dev.titan.storage.warehouse;

import dev.titan.schemas.sql.SqlText;
import java.util.Collection;
import java.util.Collections;
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
    String limit = selection.limit() == null ? "" : "LIMIT " + selection.limit();
    if (selection.letters() == null) {
      return read(ofObjects(new Where(), selection), limit);
    }
    Where letters = ofLetters(selection);
    letters =
        selection.letters().ids().isEmpty()
            ? letters.and("d.tries < ?", selection.letters().maxTries())
            : letters;
    String dead =
        SqlText.statement(
            "shared/dead_objects.sql", Map.of("where", letters.clause(), "limit", limit));
    return read(new Where().andAll(dead, letters.arguments()), "");
  }

  /** How many letters a selection leaves out for having been tried too often. */
  long exhausted(RawSelection selection) {
    if (selection.letters() == null || !selection.letters().ids().isEmpty()) {
      return 0;
    }
    choose(selection.rawIds());
    Where letters = ofLetters(selection).and("d.tries >= ?", selection.letters().maxTries());
    String sql =
        SqlText.statement("shared/read_exhausted_letters.sql", Map.of("where", letters.clause()));
    return session.list(sql, row -> row.number("letters"), letters.arguments()).get(0);
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
  void payloads(Collection<String> rawIds, BiConsumer<String, byte[]> consumer) {
    choose(rawIds);
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

  private static Where ofObjects(Where where, RawSelection selection) {
    where
        .and("r.tenant_id = ?", selection.tenant())
        .and("r.ingestion_date >= ?", selection.from())
        .and("r.ingestion_date <= ?", selection.to())
        .and(
            "r.raw_id IN (SELECT raw_id FROM checkpoint_inputs WHERE run_id = ?)",
            selection.runId());
    if (!selection.rawIds().isEmpty()) {
      where.andAll("r.raw_id IN (SELECT raw_id FROM chosen_objects)");
    }
    String source = selection.source();
    if (source != null && selection.letters() == null) {
      where.andAll(
          "(r.source = ? OR r.raw_id IN (SELECT raw_id FROM ledger WHERE source = ?)"
              + " OR r.raw_id IN (SELECT raw_id FROM dead_letters WHERE source = ?))",
          source,
          source,
          source);
    }
    return where;
  }

  private static Where ofLetters(RawSelection selection) {
    RawSelection.Letters letters = selection.letters();
    Where where = new Where();
    if (letters.ids().isEmpty()) {
      where.and("d.status = ?", "OPEN");
    } else {
      String marks = String.join(", ", Collections.nCopies(letters.ids().size(), "?"));
      where
          .and("d.status <> ?", "DISCARDED")
          .andAll("d.dead_letter_id IN (" + marks + ")", letters.ids().toArray());
    }
    where
        .and("d.stage = ?", letters.stage())
        .and("d.reason = ?", letters.reason())
        .and("d.source = ?", selection.source())
        .andAll("(r.payload IS NOT NULL OR r.stored IS NOT NULL)");
    return ofObjects(where, selection);
  }

  private void choose(Collection<String> rawIds) {
    session.runAll("duckdb/chosen_objects.sql");
    session.append("chosen_objects", rows -> rawIds.forEach(rows::row));
  }

  private long chosen() {
    return session.list("SELECT COUNT(*) AS n FROM chosen_objects", row -> row.number("n")).get(0);
  }
}
