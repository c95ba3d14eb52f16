package dev.titan.pipelines.letters;

import dev.titan.transforms.personal.Masking;
import dev.titan.transforms.record.FlatRecord;
import dev.titan.transforms.record.Slice;
import java.util.ArrayList;
import java.util.List;

/** The values of a decoded record, masked. */
final class Leaves {
  /** A person reads no more, and a record may have a million. */
  private static final int MOST = 500;

  private static final int SHOWN_CHARACTERS = 200;

  private Leaves() {}

  static List<OriginalRecord.Leaf> of(FlatRecord record) {
    List<OriginalRecord.Leaf> leaves = new ArrayList<>();
    Slice text = new Slice();
    for (int token = 0; token < record.count() && leaves.size() < MOST; token++) {
      String type = type(record.kind(token));
      if (type != null) {
        record.text(token, text);
        // True and false say as little as null about anybody, and much about what is wrong.
        String masked =
            type.equals("boolean")
                ? text.toString()
                : Masking.maskText(text.bytes, text.start, text.end, SHOWN_CHARACTERS);
        leaves.add(
            new OriginalRecord.Leaf(Masking.maskName(record.node(token).path()), type, masked));
      }
    }
    return leaves;
  }

  private static String type(byte kind) {
    return switch (kind) {
      case FlatRecord.STRING -> "string";
      case FlatRecord.NUMBER -> "number";
      case FlatRecord.TRUE, FlatRecord.FALSE -> "boolean";
      case FlatRecord.NULL -> "null";
      default -> null;
    };
  }
}
