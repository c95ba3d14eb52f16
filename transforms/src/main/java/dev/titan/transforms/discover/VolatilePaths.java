package dev.titan.transforms.discover;

import java.util.Set;
import java.util.TreeSet;

/** Finds the paths that differ from export to export although the record is the same. */
final class VolatilePaths {
  private VolatilePaths() {}

  /** Row numbers, print and export times, running balances; never a path that fills a field. */
  static Set<String> of(Profile profile, Assignment assignment) {
    Set<String> paths = new TreeSet<>();
    for (ColumnProfile column : profile.columns()) {
      boolean changes =
          column.has(Role.ROW_NUMBER) || column.has(Role.PRINTED) || column.has(Role.BALANCE);
      if (changes && assignment.isFree(column)) {
        paths.add(column.path());
      }
    }
    return paths;
  }
}
