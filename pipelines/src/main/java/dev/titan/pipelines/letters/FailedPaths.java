package dev.titan.pipelines.letters;

import dev.titan.schemas.ledger.Field;
import dev.titan.schemas.mapping.Mapping;
import dev.titan.schemas.mapping.Operator;
import dev.titan.schemas.mapping.Variant;
import dev.titan.storage.warehouse.DeadLetterRow;
import dev.titan.transforms.refine.PathsOf;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Where in a record the failure of its letter lies. */
public final class FailedPaths {
  private FailedPaths() {}

  /**
   * The paths that are concerned, without positions in lists; empty if no field is.
   *
   * @param mapping the mapping that read the record, or null
   */
  public static Set<String> of(DeadLetterRow.Failure failure, Mapping mapping) {
    Set<String> paths = new LinkedHashSet<>();
    if (failure.field() != null) {
      paths.add(withoutPositions(failure.field()));
      if (mapping != null) {
        mapping.variants().forEach(variant -> collect(failure.field(), variant, paths));
      }
    }
    return paths;
  }

  private static void collect(String column, Variant variant, Set<String> paths) {
    for (Map.Entry<Field, Operator> field : variant.fields().entrySet()) {
      if (field.getKey().column().equals(column)) {
        PathsOf.all(field.getValue()).forEach(path -> paths.add(withoutPositions(path)));
      }
    }
  }

  private static String withoutPositions(String path) {
    return path.replaceAll("\\[\\d+]", "[]");
  }
}
