package dev.titan.transforms.discover;

import dev.titan.schemas.mapping.ValueType;
import java.util.Arrays;

/** All sampled values of one path, with the record that each stands in. */
final class SampleColumn {
  private final String path;
  private int order = Integer.MAX_VALUE;
  private int count;
  private int[] records = new int[16];
  private int[] positions = new int[16];
  private ValueType[] types = new ValueType[16];
  private String[] texts = new String[16];

  SampleColumn(String path) {
    this.path = path;
  }

  void add(int record, int tokenIndex, SampledRecord.Token token) {
    if (count == records.length) {
      int larger = count * 2;
      records = Arrays.copyOf(records, larger);
      positions = Arrays.copyOf(positions, larger);
      types = Arrays.copyOf(types, larger);
      texts = Arrays.copyOf(texts, larger);
    }
    order = Math.min(order, tokenIndex);
    records[count] = record;
    positions[count] = token.position();
    types[count] = token.type();
    texts[count++] = token.text();
  }

  String path() {
    return path;
  }

  /**
   * Where the path stands in its records: the least place at which any of them has it, so that it
   * does not depend on the order of the records.
   */
  int order() {
    return order;
  }

  int count() {
    return count;
  }

  /** The index of the record that a value stands in. */
  int record(int index) {
    return records[index];
  }

  /** The position of a value in the nearest list around it, or -1. */
  int position(int index) {
    return positions[index];
  }

  ValueType type(int index) {
    return types[index];
  }

  /** The text of a value; empty where there is none. */
  String text(int index) {
    return texts[index];
  }
}
