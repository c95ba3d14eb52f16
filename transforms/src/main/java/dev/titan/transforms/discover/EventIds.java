package dev.titan.transforms.discover;

import dev.titan.schemas.ledger.Field;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Finds out whether columns identify a record. Two copies of one record do not disturb that. */
final class EventIds {
  private static final double FILLED = 0.95;
  private static final double MAX_CHANGED = 0.05;

  private final Profile profile;
  private final FieldCandidates candidates;

  EventIds(Profile profile, FieldCandidates candidates) {
    this.profile = profile;
    this.candidates = candidates;
  }

  /** Whether the texts of these columns together are there and different in different records. */
  boolean isUnique(List<ColumnProfile> columns) {
    Map<String, Integer> firstWith = new HashMap<>();
    int filled = 0;
    int changed = 0;
    for (int record = 0; record < profile.records(); record++) {
      String id = profile.skipped().get(record) ? null : id(columns, record);
      if (id == null) {
        continue;
      }
      filled++;
      Integer other = firstWith.putIfAbsent(id, record);
      if (other != null && !isCopyOrRevision(other, record)) {
        changed++;
      }
    }
    int allowed = isGlobal(columns) ? (int) (MAX_CHANGED * filled) : 0;
    return filled > 0 && filled >= FILLED * profile.size() && changed <= allowed;
  }

  /**
   * A record's own id that is unique everywhere, as processors give them: where few of them come
   * again, the record has changed.
   */
  private static boolean isGlobal(List<ColumnProfile> columns) {
    ColumnProfile id = columns.get(0);
    return columns.size() == 1 && id.has(Role.RECORD_ID) && id.facts().isGlobalId();
  }

  private static String id(List<ColumnProfile> columns, int record) {
    StringBuilder id = new StringBuilder();
    for (ColumnProfile column : columns) {
      String text = column.facts().text(record);
      if (text == null) {
        return null;
      }
      id.append(text).append('\u001f');
    }
    return id.toString();
  }

  /** The same content again, or a newer state of the record by its own word. */
  private boolean isCopyOrRevision(int one, int other) {
    for (Candidate updated : candidates.of(Field.UPDATED_AT)) {
      ColumnFacts facts = updated.column().facts();
      if (!Objects.equals(facts.text(one), facts.text(other))) {
        return true;
      }
    }
    for (ColumnProfile column : profile.columns()) {
      boolean changes = column.has(Role.ROW_NUMBER) || column.has(Role.PRINTED);
      ColumnFacts facts = column.facts();
      if (!changes && !Objects.equals(facts.text(one), facts.text(other))) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether an amount stands in every row of a group that shares an id, as the totals of orders do
   * in lists of their lines. Summing them would count them more than once.
   */
  boolean isRepeatedTotal(ColumnProfile id, ColumnProfile amount) {
    Map<String, String> first = new HashMap<>();
    int groups = 0;
    int repeats = 0;
    boolean constant = true;
    for (int record = 0; record < profile.records(); record++) {
      String key = profile.skipped().get(record) ? null : id.facts().text(record);
      String value = amount.facts().text(record);
      if (key == null || value == null) {
        continue;
      }
      String before = first.putIfAbsent(key, value);
      if (before == null) {
        groups++;
      } else {
        repeats++;
        constant &= before.equals(value);
      }
    }
    return constant && repeats > 0 && groups > 1;
  }
}
