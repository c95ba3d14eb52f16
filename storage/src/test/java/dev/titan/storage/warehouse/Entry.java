package dev.titan.storage.warehouse;

import dev.titan.schemas.hash.Hashes;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** One event to be staged, a sale of 10 EUR unless said otherwise. */
final class Entry {
  int context;
  String id;
  String sourceHash;
  String location = "altona";
  String category = "SALE";
  String status = "POSTED";
  LocalDate day = LocalDate.of(2026, 11, 2);
  Instant updatedAt;
  BigDecimal amount = new BigDecimal("10");
  String currency = "EUR";
  String description = "a sale";
  String attributes;
  String content = "one";
  int lines = 1;

  private Entry() {}

  /** An event with a mapped id. */
  static Entry mapped(String id) {
    Entry entry = new Entry();
    entry.id = id;
    return entry;
  }

  /** An event known by its content. */
  static Entry byContent(String source) {
    Entry entry = new Entry();
    entry.sourceHash = Hashes.of(source);
    entry.content = source;
    return entry;
  }

  Entry in(int newContext) {
    this.context = newContext;
    return this;
  }

  Entry content(String newContent) {
    this.content = newContent;
    return this;
  }

  Entry updatedAt(Instant newUpdatedAt) {
    this.updatedAt = newUpdatedAt;
    return this;
  }

  Entry amount(String newAmount) {
    this.amount = new BigDecimal(newAmount);
    return this;
  }

  Entry day(LocalDate newDay) {
    this.day = newDay;
    return this;
  }

  Entry lines(int newLines) {
    this.lines = newLines;
    return this;
  }

  Entry status(String newStatus) {
    this.status = newStatus;
    return this;
  }

  Entry description(String newDescription) {
    this.description = newDescription;
    return this;
  }

  String keyBase() {
    return Hashes.of("key", Integer.toString(context), id == null ? sourceHash : id);
  }

  String contentHash() {
    return Hashes.of("content", content);
  }

  /** One of its lines as a staged row. */
  Object[] row(int input, long ordinal, int line) {
    return new Object[] {
      context,
      input,
      ordinal,
      line,
      keyBase(),
      id,
      id == null ? sourceHash : null,
      location,
      category,
      status,
      day == null ? null : day.toEpochDay() * 86_400_000_000L,
      day == null ? null : day.toEpochDay(),
      updatedAt == null ? null : ChronoUnit.MICROS.between(Instant.EPOCH, updatedAt),
      amount,
      currency,
      null,
      null,
      description,
      null,
      null,
      attributes,
      contentHash()
    };
  }
}
