package dev.titan.transforms.refine;

import dev.titan.schemas.mapping.Condition;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a path of a variant is looked for: in the whole record, or in the current element of the
 * exploded list (or of a list around it).
 */
final class Scopes {
  private final List<String> prefixes = new ArrayList<>();

  /**
   * The scopes of a variant.
   *
   * @param explode the path of the exploded list ({@code orders[].items[]}), or null
   */
  Scopes(String explode) {
    if (explode == null) {
      return;
    }
    for (int at = explode.indexOf("[]"); at >= 0; at = explode.indexOf("[]", at + 2)) {
      prefixes.add(explode.substring(0, at + 2));
    }
  }

  /** The paths of the lists, from the outermost; the last is the exploded one. */
  List<String> prefixes() {
    return prefixes;
  }

  /** The number of scopes, with that of the record. */
  int count() {
    return prefixes.size() + 1;
  }

  PathRef ref(String path) {
    int scope = 0;
    for (int i = 0; i < prefixes.size(); i++) {
      if (isInside(path, prefixes.get(i))) {
        scope = i + 1;
      }
    }
    return new PathRef(path, scope);
  }

  CompiledCondition condition(Condition condition) {
    return new CompiledCondition(condition, ref(condition.path()));
  }

  private static boolean isInside(String path, String prefix) {
    if (!path.startsWith(prefix)) {
      return false;
    }
    if (path.length() == prefix.length()) {
      return true;
    }
    char next = path.charAt(prefix.length());
    return next == '.' || next == '[';
  }
}
