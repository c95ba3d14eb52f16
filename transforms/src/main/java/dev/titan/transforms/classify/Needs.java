package dev.titan.transforms.classify;

import dev.titan.schemas.mapping.ValueType;
import dev.titan.schemas.mapping.Variant;
import dev.titan.transforms.record.FlatRecord;
import dev.titan.transforms.record.PathNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What a variant needs of a record's shape. Looked at once per shape, so kept simple. */
final class Needs {
  private static final Pattern POSITION = Pattern.compile("\\[\\d+\\]");

  private Needs() {}

  /** The needed paths that a record lacks, or has with another type only; empty if it fits. */
  static List<String> missing(Variant variant, FlatRecord record) {
    List<String> missing = new ArrayList<>();
    for (Map.Entry<String, Set<ValueType>> need : variant.needs().entrySet()) {
      if (!has(record, need.getKey(), need.getValue())) {
        missing.add(need.getKey());
      }
    }
    return missing;
  }

  private static boolean has(FlatRecord record, String path, Set<ValueType> types) {
    PathNode node = record.tree().find(path);
    if (node == null) {
      // A shape does not tell one position of a list from another.
      node = record.tree().find(POSITION.matcher(path).replaceAll("[]"));
    }
    if (node == null) {
      return false;
    }
    for (ValueType type : types) {
      if (record.has(node, type)) {
        return true;
      }
    }
    return false;
  }
}
