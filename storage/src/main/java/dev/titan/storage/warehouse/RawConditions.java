package dev.titan.storage.warehouse;

import java.util.Collections;
import java.util.Map;

/**
 * What a selection of raw objects asks for, as conditions on {@code raw_ingest AS r}. Ids that it
 * names stand in the table {@code chosen_objects}.
 */
final class RawConditions {
  private final Questions questions;
  private final RawSelection selection;
  private final String always;

  /**
   * The conditions of a selection.
   *
   * @param questions know where the tables are
   * @param always a condition without arguments that holds of every object
   */
  RawConditions(Questions questions, RawSelection selection, String always) {
    this.questions = questions;
    this.selection = selection;
    this.always = always;
  }

  /** The objects of the selection; limited already, where it is one of dead letters. */
  Where objects() {
    if (selection.letters() == null) {
      return ofObjects(new Where());
    }
    Where letters = ofLetters();
    letters =
        selection.letters().ids().isEmpty()
            ? letters.and("d.tries < ?", selection.letters().maxTries())
            : letters;
    String dead =
        questions.sql(
            "shared/dead_objects.sql", Map.of("where", letters.clause(), "limit", limit()));
    return new Where().andAll(always).andAll(dead, letters.arguments());
  }

  /** What limits the answer besides {@link #objects}. */
  String objectLimit() {
    return selection.letters() == null ? limit() : "";
  }

  private String limit() {
    return selection.limit() == null ? "" : "LIMIT " + selection.limit();
  }

  /** Whether the selection leaves letters out for having been tried too often. */
  boolean mayExhaust() {
    return selection.letters() != null && selection.letters().ids().isEmpty();
  }

  /** The letters that it leaves out. */
  Where exhausted() {
    return ofLetters().and("d.tries >= ?", selection.letters().maxTries());
  }

  private Where ofObjects(Where where) {
    where
        .andAll(always)
        .and("r.tenant_id = ?", selection.tenant())
        .and("r.ingestion_date >= ?", selection.from())
        .and("r.ingestion_date <= ?", selection.to());
    if (selection.runId() != null) {
      where.and(questions.sql("shared/objects_of_run.sql", Map.of()), selection.runId());
    }
    if (!selection.rawIds().isEmpty()) {
      where.andAll("r.raw_id IN (SELECT raw_id FROM chosen_objects)");
    }
    String source = selection.source();
    if (source != null && selection.letters() == null) {
      where.andAll(questions.sql("shared/objects_of_source.sql", Map.of()), source, source, source);
    }
    return where;
  }

  private Where ofLetters() {
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
    return ofObjects(where);
  }
}
