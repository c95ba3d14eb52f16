package dev.titan.transforms.guard;

import dev.titan.schemas.ledger.Kind;

/**
 * What the guard knows of an entry beside its lines.
 *
 * @param kind whether the mapping gives STREAM or STATE entries
 * @param source the source of the event key
 * @param receivedDay when the input was received: its UTC date in days from 1970-01-01
 */
public record GuardContext(Kind kind, String source, int receivedDay) {}
