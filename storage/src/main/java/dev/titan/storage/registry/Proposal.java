package dev.titan.storage.registry;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A mapping that waits for a person's word.
 *
 * @param tenant whose records it would read; {@code *} for all
 * @param id its name, made from its content
 * @param mappingJson the proposed mapping, whatever its version says
 * @param meta why it waits, as short texts without personal data; sorted by name
 * @param savedAt when it was first saved
 * @param state what became of it
 * @param note for an approved one the published version, for a rejected one the reason, else null
 */
public record Proposal(
    String tenant,
    String id,
    String mappingJson,
    Map<String, String> meta,
    Instant savedAt,
    State state,
    String note) {

  /** What became of a proposal. */
  public enum State {
    /** It waits. */
    OPEN,
    /** It has been published. */
    APPROVED,
    /** It will not be. */
    REJECTED
  }

  public Proposal {
    meta = Collections.unmodifiableSortedMap(new TreeMap<>(meta));
  }

  Proposal with(State newState, String newNote) {
    return new Proposal(tenant, id, mappingJson, meta, savedAt, newState, newNote);
  }
}
