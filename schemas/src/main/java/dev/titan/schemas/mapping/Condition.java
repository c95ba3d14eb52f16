package dev.titan.schemas.mapping;

import java.util.Set;

/**
 * A test of one path, without regard to case and surrounding space.
 *
 * @param path the path in the record
 * @param in the texts for which it holds; empty means: it holds where the path has no value
 */
public record Condition(String path, Set<String> in) {
  public Condition {
    if (path == null || path.isEmpty()) {
      throw new MappingException("a condition needs a path");
    }
    in = Set.copyOf(in);
  }
}
