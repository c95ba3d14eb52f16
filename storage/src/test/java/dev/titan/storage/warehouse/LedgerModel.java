package dev.titan.storage.warehouse;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The rules of deduplication, told as simply as can be: one record after the other. */
final class LedgerModel {
  private static final Comparator<Instant> NULLS_FIRST =
      Comparator.nullsFirst(Comparator.naturalOrder());

  enum Outcome {
    WRITTEN,
    UPDATED,
    DUPLICATE
  }

  /** A record on its way in. */
  record Delivery(
      String key, String content, Instant updatedAt, Instant receivedAt, int input, long ordinal) {
    static final Comparator<Delivery> ORDER =
        Comparator.comparing(Delivery::updatedAt, NULLS_FIRST)
            .thenComparing(Delivery::receivedAt)
            .thenComparing(Delivery::input)
            .thenComparing(Delivery::ordinal);
  }

  private static final class State {
    final Set<String> seen = new HashSet<>();
    final List<Instant> updates = new ArrayList<>();
    String content;
    Instant updatedAt;
    Instant receivedAt;
    Instant firstReceivedAt;
    int revision;
  }

  private final Map<String, State> states = new HashMap<>();

  Outcome apply(Delivery record) {
    State state = states.computeIfAbsent(record.key(), key -> new State());
    boolean newest =
        record.updatedAt() != null && state.updates.stream().allMatch(record.updatedAt()::isAfter);
    if (record.updatedAt() != null) {
      state.updates.add(record.updatedAt());
    }
    if (state.seen.isEmpty()) {
      state.firstReceivedAt = record.receivedAt();
      state.seen.add(record.content());
      change(state, record);
      return Outcome.WRITTEN;
    }
    if (state.seen.add(record.content())) {
      int age = NULLS_FIRST.compare(record.updatedAt(), state.updatedAt);
      if (age > 0 || (age == 0 && !record.receivedAt().isBefore(state.receivedAt))) {
        change(state, record);
      }
      return Outcome.UPDATED;
    }
    if (newest && !record.content().equals(state.content)) {
      change(state, record);
      return Outcome.UPDATED;
    }
    if (newest) {
      state.updatedAt = record.updatedAt();
      state.receivedAt = record.receivedAt();
    }
    return Outcome.DUPLICATE;
  }

  private static void change(State state, Delivery record) {
    state.content = record.content();
    state.updatedAt = record.updatedAt();
    state.receivedAt = record.receivedAt();
    state.revision++;
  }

  /** Key to everything that the ledger must say of it. */
  Map<String, List<Object>> ledger() {
    Map<String, List<Object>> ledger = new TreeMap<>();
    states.forEach(
        (key, state) ->
            ledger.put(
                key,
                Arrays.asList(
                    state.content,
                    (long) state.revision,
                    state.updatedAt,
                    state.receivedAt,
                    state.firstReceivedAt)));
    return ledger;
  }

  /** Key to the number of contents, for keys that had more than one. */
  Map<String, Long> contents() {
    Map<String, Long> contents = new TreeMap<>();
    states.forEach(
        (key, state) -> {
          if (state.seen.size() > 1) {
            contents.put(key, (long) state.seen.size());
          }
        });
    return contents;
  }
}
