package dev.titan.transforms.refine;

import dev.titan.schemas.ledger.Category;
import dev.titan.schemas.ledger.Status;
import dev.titan.transforms.record.ByteBuilder;
import dev.titan.transforms.record.Slice;

/**
 * One line of an entry as refined from a record, before the guard. Reused; its slices are valid
 * until the next record. A text without a value is an empty slice.
 */
public final class EntryLine {
  final Slice eventId = new Slice();
  final Slice locationId = new Slice();
  final Slice currency = new Slice();
  final Slice unit = new Slice();
  final Slice description = new Slice();
  final Slice counterparty = new Slice();
  final Slice reference = new Slice();
  final DateTimeValue eventTime = new DateTimeValue();
  final DateTimeValue updatedAt = new DateTimeValue();
  final DecimalValue amount = new DecimalValue();
  final DecimalValue quantity = new DecimalValue();
  final ByteBuilder attributes = new ByteBuilder();
  boolean hasEventTime;
  boolean hasUpdatedAt;
  boolean hasAmount;
  boolean hasQuantity;
  boolean hasNul;
  Category category = Category.UNKNOWN;
  Status status = Status.POSTED;

  /** Forgets all values. */
  void clear() {
    clear(eventId);
    clear(locationId);
    clear(currency);
    clear(unit);
    clear(description);
    clear(counterparty);
    clear(reference);
    attributes.clear();
    hasEventTime = false;
    hasUpdatedAt = false;
    hasAmount = false;
    hasQuantity = false;
    hasNul = false;
    status = Status.POSTED;
  }

  private static void clear(Slice slice) {
    slice.end = slice.start;
  }

  /** The mapped event id; empty where the event is identified by its content. */
  public Slice eventId() {
    return eventId;
  }

  /** The location's id: the mapped one, else the input's. */
  public Slice locationId() {
    return locationId;
  }

  /** What the entry is about. */
  public Category category() {
    return category;
  }

  /** Whether it counts. */
  public Status status() {
    return status;
  }

  /** Whether there is an event time. */
  public boolean hasEventTime() {
    return hasEventTime;
  }

  /** The event time in microseconds from 1970-01-01T00:00Z, if there is one. */
  public long eventTimeMicros() {
    return eventTime.epochMicros;
  }

  /** The local date of the event in days from 1970-01-01, if there is an event time. */
  public int eventDay() {
    return eventTime.epochDay;
  }

  /** Whether the record says when it was last changed. */
  public boolean hasUpdatedAt() {
    return hasUpdatedAt;
  }

  /** When the record was last changed, in microseconds from 1970-01-01T00:00Z, if it says so. */
  public long updatedAtMicros() {
    return updatedAt.epochMicros;
  }

  /** Whether there is an amount. */
  public boolean hasAmount() {
    return hasAmount;
  }

  /** The amount in major units, if there is one. */
  public DecimalValue amount() {
    return amount;
  }

  /** The currency in upper case as the record or its location names it, or empty. */
  public Slice currency() {
    return currency;
  }

  /** Whether there is a quantity. */
  public boolean hasQuantity() {
    return hasQuantity;
  }

  /** The quantity, if there is one. */
  public DecimalValue quantity() {
    return quantity;
  }

  /** The unit of the quantity, or empty. */
  public Slice unit() {
    return unit;
  }

  /** The description, or empty. */
  public Slice description() {
    return description;
  }

  /** The other side of the business, or empty. */
  public Slice counterparty() {
    return counterparty;
  }

  /** The number of a paper that belongs to it, or empty. */
  public Slice reference() {
    return reference;
  }

  /** What no field took, as a JSON object; empty (no bytes) if nothing was left. */
  public ByteBuilder attributes() {
    return attributes;
  }

  /** Whether a text of the attributes holds a NUL character, which no database column takes. */
  public boolean attributesHoldNul() {
    return hasNul;
  }
}
