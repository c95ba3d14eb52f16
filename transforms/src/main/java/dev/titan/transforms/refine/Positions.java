package dev.titan.transforms.refine;

import dev.titan.transforms.record.ByteBuilder;
import dev.titan.transforms.record.FlatRecord;
import java.util.Arrays;

/** In which elements of which arrays the tokens of a record stand. */
final class Positions {
  private long seenRecord;

  /** For each token: the element (a token) that it is or stands in, or NONE. */
  private int[] element = new int[64];

  /** For each element: the element around it, or NONE. */
  private int[] outer = new int[64];

  /** For each element: its number in its array, from 0. */
  private int[] position = new int[64];

  /** For each open array, from the outermost: the number of its elements so far. */
  private int[] counts = new int[16];

  /** Works them out, once per record. */
  void of(FlatRecord record, long number) {
    if (seenRecord == number) {
      return;
    }
    seenRecord = number;
    if (element.length < record.count()) {
      int larger = Integer.highestOneBit(record.count()) * 2;
      element = new int[larger];
      outer = new int[larger];
      position = new int[larger];
    }
    int inside = FlatRecord.NONE;
    int depth = 0;
    for (int token = 0; token < record.count(); token++) {
      byte kind = record.kind(token);
      boolean isElement = record.node(token).isElement();
      if (kind == FlatRecord.END_OBJECT || kind == FlatRecord.END_ARRAY) {
        depth -= kind == FlatRecord.END_ARRAY ? 1 : 0;
        inside = isElement ? outer[inside] : inside;
        continue;
      }
      element[token] = inside;
      if (isElement) {
        element[token] = token;
        outer[token] = inside;
        position[token] = counts[depth - 1]++;
        inside = kind == FlatRecord.START_OBJECT || kind == FlatRecord.START_ARRAY ? token : inside;
      }
      if (kind == FlatRecord.START_ARRAY) {
        counts = depth == counts.length ? Arrays.copyOf(counts, depth * 2) : counts;
        counts[depth++] = 0;
      }
    }
  }

  /** Appends the numbers of the elements around a token, from the innermost. */
  void append(int token, ByteBuilder out) {
    for (int at = element[token]; at != FlatRecord.NONE; at = outer[at]) {
      out.appendVarint(position[at]);
    }
  }
}
