package dev.titan.transforms.refine;

import dev.titan.transforms.record.ByteBuilder;
import java.util.ArrayList;
import java.util.List;

/**
 * The lines that one record gives, with the hashes that identify the event. Reused from record to
 * record; owned by one worker.
 */
public final class EntryLines {
  /** A record with more lines than this may leave its room behind. */
  private static final int KEPT_LINES = 1_024;

  private final List<EntryLine> lines = new ArrayList<>();
  private int size;
  private boolean byContent;
  final byte[] keyBase = new byte[Hash128.HEX_LENGTH];
  final byte[] sourceHash = new byte[Hash128.HEX_LENGTH];
  final byte[] contentHash = new byte[Hash128.HEX_LENGTH];

  /** Texts that are not found in the record as they are: joined, replaced by tokens. */
  final ByteBuilder arena = new ByteBuilder(1024);

  /** The number of lines. */
  public int size() {
    return size;
  }

  /** A line, counted from 0. */
  public EntryLine line(int index) {
    if (index >= size) {
      throw new IndexOutOfBoundsException("line " + index + " of " + size);
    }
    return lines.get(index);
  }

  /** Whether the event has no mapped id and is identified by its content. */
  public boolean isByContent() {
    return byContent;
  }

  /** The base of the event key, 32 hex digits. The array is reused. */
  public byte[] keyBase() {
    return keyBase;
  }

  /** The hash over the record before mapping, 32 hex digits; only where identified by content. */
  public byte[] sourceHash() {
    return sourceHash;
  }

  /** The hash over the canonical fields of all lines, 32 hex digits. The array is reused. */
  public byte[] contentHash() {
    return contentHash;
  }

  void clear() {
    size = 0;
    byContent = false;
    arena.clear();
    if (lines.size() > KEPT_LINES) {
      lines.subList(KEPT_LINES, lines.size()).clear();
    }
  }

  /** One more line, without values. */
  EntryLine add() {
    if (size == lines.size()) {
      lines.add(new EntryLine());
    }
    EntryLine line = lines.get(size++);
    line.clear();
    return line;
  }

  void setByContent(boolean newByContent) {
    byContent = newByContent;
  }
}
