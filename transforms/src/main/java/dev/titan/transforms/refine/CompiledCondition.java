package dev.titan.transforms.refine;

import dev.titan.schemas.mapping.Condition;
import dev.titan.transforms.record.FlatRecord;
import dev.titan.transforms.record.Slice;
import java.util.HashMap;
import java.util.Map;

/** A {@link Condition}, ready to be asked of each record. */
final class CompiledCondition {
  private final PathRef path;

  /** The texts for which it holds, or null where it holds for no value. */
  private final FoldedTable<Boolean> texts;

  private final Slice value = new Slice();

  CompiledCondition(Condition condition, PathRef path) {
    this.path = path;
    if (condition.in().isEmpty()) {
      texts = null;
    } else {
      Map<String, Boolean> all = new HashMap<>();
      condition.in().forEach(text -> all.put(text, Boolean.TRUE));
      texts = new FoldedTable<>(all);
    }
  }

  boolean holds(Evaluation on) {
    int token = path.token(on);
    boolean hasValue =
        token != FlatRecord.NONE && on.record.text(token, value) && !value.trim().isEmpty();
    if (texts == null) {
      return !hasValue;
    }
    return hasValue && texts.get(value) != null;
  }
}
