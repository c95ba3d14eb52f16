package dev.titan.wire.bigquery.write;

import com.google.cloud.bigquery.storage.v1.StorageError.StorageErrorCode;
import com.google.cloud.bigquery.storage.v1.WriteStream;
import com.google.rpc.Code;
import dev.titan.wire.bigquery.SqlEngine;
import dev.titan.wire.bigquery.TableName;
import java.util.ArrayList;
import java.util.List;

/**
 * One <a href="https://cloud.google.com/bigquery/docs/write-api#overview">write stream</a>: which
 * rows it has, and which of them stand in the table. Rows of a committed stream do at once, of a
 * buffered one when they are flushed, of a pending one when it is committed.
 */
final class WrittenStream {
  private final String name;
  private final TableName table;
  private final WriteStream.Type type;
  private final SqlEngine engine;
  private final List<List<Object>> rows = new ArrayList<>();
  private int visible;
  private boolean finished;
  private boolean committed;

  WrittenStream(String name, TableName table, WriteStream.Type type, SqlEngine engine) {
    this.name = name;
    this.table = table;
    this.type = type;
    this.engine = engine;
  }

  TableName table() {
    return table;
  }

  WriteStream.Type type() {
    return type;
  }

  /**
   * Appends rows, all or none.
   *
   * @param offset where the client thinks that they begin; null if it does not care
   * @return where they begin
   */
  synchronized long append(Long offset, List<List<Object>> more) {
    if (finished) {
      throw StreamError.of(
          Code.INVALID_ARGUMENT,
          StorageErrorCode.STREAM_FINALIZED,
          name,
          "Stream has been finalized and cannot be appended.");
    }
    long at = rows.size();
    // Clients read both numbers from the words, and wait for ever if these are others.
    if (offset != null && offset < at) {
      throw StreamError.of(
          Code.ALREADY_EXISTS,
          StorageErrorCode.OFFSET_ALREADY_EXISTS,
          name,
          "The offset is within stream, expected offset " + at + ", received " + offset);
    }
    if (offset != null && offset > at) {
      throw StreamError.of(
          Code.OUT_OF_RANGE,
          StorageErrorCode.OFFSET_OUT_OF_RANGE,
          name,
          "The offset is beyond stream, expected offset " + at + ", received " + offset);
    }
    rows.addAll(more);
    if (type == WriteStream.Type.COMMITTED) {
      show(rows.size());
    }
    return at;
  }

  /** Shows the rows up to an offset, which is that of the last one. */
  synchronized void flush(long offset) {
    if (type != WriteStream.Type.BUFFERED) {
      throw StreamError.of(
          Code.INVALID_ARGUMENT,
          StorageErrorCode.INVALID_STREAM_TYPE,
          name,
          "Only rows of a buffered stream can be flushed.");
    }
    if (offset >= rows.size()) {
      throw StreamError.of(
          Code.OUT_OF_RANGE,
          StorageErrorCode.OFFSET_OUT_OF_RANGE,
          name,
          "The offset " + offset + " is beyond the " + rows.size() + " rows of the stream.");
    }
    if (offset < visible) {
      throw StreamError.of(
          Code.ALREADY_EXISTS,
          StorageErrorCode.OFFSET_ALREADY_EXISTS,
          name,
          "The offset " + offset + " has been flushed.");
    }
    show((int) offset + 1);
  }

  /** From now on nothing is appended; returns how many rows it has. */
  synchronized long finish() {
    finished = true;
    return rows.size();
  }

  /** Why it cannot be committed, or null. */
  synchronized StorageErrorCode obstacle() {
    if (type != WriteStream.Type.PENDING) {
      return StorageErrorCode.INVALID_STREAM_TYPE;
    } else if (committed) {
      return StorageErrorCode.STREAM_ALREADY_COMMITTED;
    }
    return finished ? null : StorageErrorCode.INVALID_STREAM_STATE;
  }

  synchronized void commit() {
    committed = true;
    show(rows.size());
  }

  private void show(int upTo) {
    engine.append(table, new ArrayList<>(rows.subList(visible, upTo)));
    visible = upTo;
  }
}
