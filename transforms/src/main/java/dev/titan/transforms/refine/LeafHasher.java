package dev.titan.transforms.refine;

import dev.titan.transforms.record.ByteBuilder;
import dev.titan.transforms.record.FlatRecord;
import dev.titan.transforms.record.Slice;

/**
 * Writes the leaves of a record in a canonical form to be hashed: each as (concrete path, type,
 * normalised value), ordered by path, so that neither the order of keys nor the writing of numbers
 * matters. Nulls, empty texts and volatile paths are left out, personal data is tokens.
 */
final class LeafHasher {
  private final LeafOrder order;
  private final Positions positions = new Positions();
  private final DecimalValue decimal = new DecimalValue();
  private final Slice text = new Slice();

  LeafHasher(NodeInfos infos) {
    this.order = new LeafOrder(infos);
  }

  /**
   * Appends the leaves.
   *
   * @param restOnly leave out what fields have taken
   */
  void append(Evaluation on, boolean restOnly, ByteBuilder out) {
    FlatRecord record = on.record;
    LeafOrder.Leaves leaves = order.of(record);
    for (int i = 0; i < leaves.count(); i++) {
      NodeInfo info = leaves.info(i);
      if (info.isInArray) {
        positions.of(record, on.number);
      }
      for (int token = record.first(leaves.node(i));
          token != FlatRecord.NONE;
          token = record.next(token)) {
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
    if (kind == FlatRecord.NUMBER && !on.isReplaced(token) && decimal.parseJson(text)) {
      decimal.writeForHash(out);
      return;
    }
    out.appendVarint(text.length()).append(text);
  }
}
