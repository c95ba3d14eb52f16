package dev.titan.transforms.refine;

import dev.titan.transforms.record.ByteBuilder;
import dev.titan.transforms.record.FlatRecord;
import dev.titan.transforms.record.PathNode;
import dev.titan.transforms.record.Slice;

/**
 * Writes the leaves of a record in a canonical form to be hashed: each as (concrete path, type,
 * normalised value), ordered by path, so that neither the order of keys nor the writing of numbers
 * matters. Nulls, empty texts and volatile paths are left out, personal data is tokens.
 */
final class LeafHasher {
  private static final int LONGEST_PLAIN = 18;

  private final LeafOrder order;
  private final NodeInfos infos;
  private final Positions positions = new Positions();
  private final DecimalValue decimal = new DecimalValue();
  private final ByteBuilder plain = new ByteBuilder();
  private final Slice text = new Slice();

  LeafHasher(NodeInfos infos) {
    this.infos = infos;
    this.order = new LeafOrder(infos);
  }

  /**
   * Appends the leaves.
   *
   * @param restOnly leave out what fields have taken
   */
  void append(Evaluation on, boolean restOnly, ByteBuilder out) {
    FlatRecord record = on.record;
    for (PathNode node : order.of(record)) {
      NodeInfo info = infos.of(node);
      if (info.isVolatile) {
        continue;
      }
      if (info.isInArray) {
        positions.of(record, on.number);
      }
      for (int token = record.first(node); token != FlatRecord.NONE; token = record.next(token)) {
        if ((restOnly && on.isConsumed(token)) || !on.safeText(token, info, text)) {
          continue;
        }
        out.append(info.hashPath).append('\0');
        if (info.isInArray) {
          positions.append(token, out);
        }
        appendValue(on, token, out);
      }
    }
  }

  private void appendValue(Evaluation on, int token, ByteBuilder out) {
    byte kind = on.record.kind(token);
    out.append(kind);
    if (kind == FlatRecord.NUMBER && !on.isReplaced(token) && !isCanonical(text)) {
      if (decimal.parseJson(text)) {
        decimal.writePlain(plain.clear());
        text.set(plain.bytes(), 0, plain.length());
      }
    }
    out.appendVarint(text.length()).append(text);
  }

  /** Digits without a leading zero: the canonical form of most numbers. */
  private static boolean isCanonical(Slice number) {
    byte first = number.bytes[number.start];
    if (number.length() > LONGEST_PLAIN || first == '0' || first == '-') {
      return false;
    }
    for (int i = number.start; i < number.end; i++) {
      if (number.bytes[i] < '0' || number.bytes[i] > '9') {
        return false;
      }
    }
    return true;
  }
}
